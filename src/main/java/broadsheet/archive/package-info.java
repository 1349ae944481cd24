/// The whole paper as one file, out and in again: every story with all its revisions, and all that
/// they name.
@NullMarked
package broadsheet.archive;

import org.jspecify.annotations.NullMarked;
