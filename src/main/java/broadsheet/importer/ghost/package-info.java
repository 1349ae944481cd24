/// Ghost's JSON exports, versions 1 to 6.
@NullMarked
package broadsheet.importer.ghost;

import org.jspecify.annotations.NullMarked;
