/// What every surface that shows the paper needs: what it says of itself, its addresses, the press
/// its answers go through, and stories with all that they name.
@NullMarked
package broadsheet.paper;

import org.jspecify.annotations.NullMarked;
