package broadsheet.importer.folder;

import java.util.HashMap;
import java.util.Map;

/// Where each text of the site stood, found by its file or by what a tag calls it. Some hundred
/// bytes a text.
final class Pages {
    private final Map<String, String> byFile = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();

    void put(Source source, String path) {
        String file = source.path();
        byFile.put(file, path);
        String bare = file.substring(0, file.lastIndexOf('.'));
        byFile.putIfAbsent(bare, path);
        if (source.isIndex() && bare.indexOf('/') > 0)
            byFile.putIfAbsent(bare.substring(0, bare.lastIndexOf('/')), path);
        byName.putIfAbsent(name(bare), path);
        byName.putIfAbsent(source.name(), path);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The address of the text in a file, the ending of which may be left out; or an empty text.
    String file(String path) {
        String bare = path.replaceFirst("/+$", "");
        return byFile.getOrDefault(bare, byFile.getOrDefault("content/" + bare, ""));
    }

    /// The address of the text that a tag means, with the place in it; or an empty text.
    ///
    /// @param from the folder of the text that has the tag, with a slash at its end
    String named(String word, String from) {
        int fragment = word.indexOf('#');
        String place = fragment < 0 ? "" : word.substring(fragment);
        String path = (fragment < 0 ? word : word.substring(0, fragment)).strip();
        if (path.isEmpty()) return "";
        String bare = path.startsWith("/") ? path.substring(1) : path;
        for (String file : new String[] {from + bare, bare, "_posts/" + bare}) {
            String found = file(file);
            if (!found.isEmpty()) return found + place;
        }
        String name = name(bare.replaceFirst("\\.(md|markdown|html?)$", ""));
        String found = byName.getOrDefault(name, "");
        return found.isEmpty() ? "" : found + place;
    }
}
