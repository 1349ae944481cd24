/// The ordered event log: append, follow, wake other nodes.
@NullMarked
package broadsheet.events;

import org.jspecify.annotations.NullMarked;
