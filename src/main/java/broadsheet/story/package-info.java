/// Blocks, revisions, states, sections, tags, contributors, and the publish transaction. No HTTP.
@NullMarked
package broadsheet.story;

import org.jspecify.annotations.NullMarked;
