/// The newsroom's own pages: where stories are written, read by others, and sent out.
@NullMarked
package broadsheet.desk;

import org.jspecify.annotations.NullMarked;
