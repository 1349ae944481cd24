/// Bytes by their hash, in a folder.
@NullMarked
package broadsheet.blobs;

import org.jspecify.annotations.NullMarked;
