package broadsheet.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/// Libraries for browsers, which come as jars like any other (WebJars) and are read from there: no
/// second package manager, no copy in the repository, their licences in the jar beside them.
final class WebJars {
    private WebJars() {}

    /// The ES module that a package offers.
    ///
    /// @throws IllegalStateException where there is none
    static byte[] module(String name) {
        String at = "/META-INF/resources/webjars/" + name + "/" + version(name) + "/";
        for (String file : List.of("dist/index.js", "index.js"))
            try (InputStream in = WebJars.class.getResourceAsStream(at + file)) {
                if (in != null) return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        throw new IllegalStateException("the WebJar " + name + " has no module");
    }

    private static String version(String name) {
        String at = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = WebJars.class.getResourceAsStream(at)) {
            if (in == null) throw new IllegalStateException("there is no WebJar " + name);
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
