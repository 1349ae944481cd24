/// Archives from elsewhere: WordPress exports and the demo edition.
@NullMarked
package broadsheet.importer;

import org.jspecify.annotations.NullMarked;
