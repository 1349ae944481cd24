/// Feeds in: RSS, Atom and JSON Feed, as they are found in the wild. The only importer of ROME.
@NullMarked
package broadsheet.importer.feed;

import org.jspecify.annotations.NullMarked;
