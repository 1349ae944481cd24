@NullMarked
package broadsheet.press;

import org.jspecify.annotations.NullMarked;
