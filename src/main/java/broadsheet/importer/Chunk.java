package broadsheet.importer;

import org.jspecify.annotations.Nullable;

/// One child element of an export's channel, cut out of the file as it stands there.
///
/// @param name the element's name with its prefix, as written
/// @param bytes the element from `<` to `>`, or as much of it as there was where it is broken
/// @param offset of its first byte in the file
/// @param resumed true where it was found inside something broken, so that it may be no element at
///   all
/// @param again where to go on if this turns out to be broken, or -1
/// @param broken why it is not whole, or null
record Chunk(
        String name,
        byte[] bytes,
        long offset,
        boolean resumed,
        long again,
        @Nullable String broken) {
    boolean isItem() {
        return name.equals("item");
    }
}
