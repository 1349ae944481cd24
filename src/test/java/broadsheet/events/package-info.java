@NullMarked
package broadsheet.events;

import org.jspecify.annotations.NullMarked;
