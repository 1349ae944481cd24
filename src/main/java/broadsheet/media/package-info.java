/// Pictures: originals, renditions, crops, rights.
@NullMarked
package broadsheet.media;

import org.jspecify.annotations.NullMarked;
