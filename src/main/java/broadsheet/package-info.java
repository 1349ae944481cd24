/// The roof: [broadsheet.Main] reads the command line, `App` builds every object in floor order.
@NullMarked
package broadsheet;

import org.jspecify.annotations.NullMarked;
