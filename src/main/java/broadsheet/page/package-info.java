/// Layout, shared partials, fingerprinted assets and messages; the only importer of the template
/// engine.
@NullMarked
package broadsheet.page;

import org.jspecify.annotations.NullMarked;
