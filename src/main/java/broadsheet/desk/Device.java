package broadsheet.desk;

import broadsheet.http.Request;
import java.util.List;

/// What a browser says it is, in a few words that its owner will know: `Firefox, Linux`.
final class Device {
    /// Those that claim to be others as well come first.
    private static final List<String> BROWSERS =
            List.of(
                    "Edg",
                    "OPR",
                    "SamsungBrowser",
                    "Vivaldi",
                    "Firefox",
                    "FxiOS",
                    "CriOS",
                    "Chrome",
                    "Safari");

    private static final List<String> SYSTEMS =
            List.of("iPhone", "iPad", "Android", "Windows", "CrOS", "Mac OS X", "Linux");

    private Device() {}

    static String words(Request request) {
        String agent = request.header("User-Agent").orElse("");
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return switch (browser) {
                    case "Edg" -> "Edge";
                    case "OPR" -> "Opera";
                    case "SamsungBrowser" -> "Samsung Internet";
                    case "FxiOS" -> "Firefox";
                    case "CriOS" -> "Chrome";
                    case "" -> "?";
                    case String name -> name;
                }
                + switch (system) {
                    case "" -> "";
                    case "CrOS" -> ", ChromeOS";
                    case "Mac OS X" -> ", macOS";
                    case String name -> ", " + name;
                };
    }

    private static String first(List<String> names, String agent) {
        return names.stream().filter(agent::contains).findFirst().orElse("");
    }
}
