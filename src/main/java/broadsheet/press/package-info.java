/// Pressed pages and the sources they were made from. Knows nothing of stories.
@NullMarked
package broadsheet.press;

import org.jspecify.annotations.NullMarked;
