/// The readers' pages.
@NullMarked
package broadsheet.site;

import org.jspecify.annotations.NullMarked;
