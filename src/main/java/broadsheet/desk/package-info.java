/// The newsroom's own pages: signing in, one's own account, people, the audit log; where stories
/// are written, read by others, and sent out.
@NullMarked
package broadsheet.desk;

import org.jspecify.annotations.NullMarked;
