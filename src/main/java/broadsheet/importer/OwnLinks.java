package broadsheet.importer;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Rewrites addresses of the site being imported to paths of this one. `http` and `https`, with and
/// without `www.`, are the same site. Addresses relative to the site are made whole; everything
/// else stays as it is.
record OwnLinks(List<URI> sites) implements UnaryOperator<String> {
    public OwnLinks {
        sites = List.copyOf(sites);
    }

    @Override
    public String apply(String address) {
        String text = address.strip();
        int start = text.startsWith("//") ? 2 : text.indexOf("://") + 3;
        if (text.startsWith("//")
                || text.regionMatches(true, 0, "http://", 0, 7)
                || text.regionMatches(true, 0, "https://", 0, 8)) return own(text, start);
        boolean relative = text.startsWith("?") || text.startsWith("./") || text.startsWith("../");
        return relative ? "/" + text.replaceFirst("^(\\.{1,2}/)+", "") : text;
    }

    private String own(String text, int start) {
        for (URI site : sites) {
            String base =
                    bare(
                            site.getRawAuthority()
                                    + (site.getRawPath() == null ? "" : site.getRawPath()));
            if (base.endsWith("/")) base = base.substring(0, base.length() - 1);
            String rest = text.substring(start);
            if (rest.regionMatches(true, 0, "www.", 0, 4)) rest = rest.substring(4);
            if (!rest.regionMatches(true, 0, base, 0, base.length())) continue;
            String path = rest.substring(base.length());
            if (path.isEmpty()) return "/";
            if (path.startsWith("/")) return path.startsWith("//") ? text : path;
            if (path.startsWith("?") || path.startsWith("#")) return "/" + path;
        }
        return text;
    }

    private static String bare(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? authority.substring(4) : authority;
    }
}
