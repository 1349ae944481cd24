/// Who acts: people and the system's own actors.
@NullMarked
package broadsheet.identity;

import org.jspecify.annotations.NullMarked;
