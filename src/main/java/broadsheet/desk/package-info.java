/// The editors' pages: signing in, one's own account, people, the audit log.
@NullMarked
package broadsheet.desk;

import org.jspecify.annotations.NullMarked;
