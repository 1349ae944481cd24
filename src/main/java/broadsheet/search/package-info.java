/// Finding stories: the readers' index, which follows the event log, and the questions it answers.
/// The only importer of Lucene; nothing of Lucene is seen outside.
@NullMarked
package broadsheet.search;

import org.jspecify.annotations.NullMarked;
