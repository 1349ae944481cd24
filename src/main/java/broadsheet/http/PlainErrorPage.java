package broadsheet.http;

import org.jspecify.annotations.Nullable;

/// The error pages and problems that need nothing but the refusal.
final class PlainErrorPage {
    private PlainErrorPage() {}

    static Content of(Refusal refusal) {
        String title = escaped(refusal.title());
        return Content.html(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                                + title
                                + "</title><meta name=\"viewport\" content=\"width=device-width\"></head><body><h1>"
                                + title
                                + "</h1><p>"
                                + escaped(refusal.detail())
                                + "</p><p><a href=\"/\">Go to the home page</a></p></body></html>\n")
                .status(refusal.status())
                .cacheControl("no-store")
                .csp(Csp.NOTHING)
                .build();
    }

    /// A problem of RFC 9457.
    static Content problem(Refusal refusal, @Nullable Request request) {
        var json = new StringBuilder("{\"type\":\"about:blank\",\"title\":");
        quote(json, refusal.title()).append(",\"status\":").append(refusal.status());
        quote(json.append(",\"detail\":"), refusal.detail());
        if (request != null) quote(json.append(",\"instance\":"), request.rawPath());
        return Content.of(
                        "application/problem+json",
                        json.append("}\n")
                                .toString()
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .status(refusal.status())
                .cacheControl("no-store")
                .build();
    }

    private static StringBuilder quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
