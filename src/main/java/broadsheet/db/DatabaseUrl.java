package broadsheet.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a PostgreSQL of one's own is:
/// `postgresql://[user[:password]@]host[:port]/database[?sslmode=…]`.
record DatabaseUrl(URI uri) {

    /// A source of connections; `user` and `password` count where they are not empty, else those in
    /// the address.
    PGSimpleDataSource source(String user, String password, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        String address =
                uri.toString().replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:");
        URI parsed = URI.create(address);
        String host = parsed.getHost() == null ? "localhost" : parsed.getHost();
        String port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
        String query = parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery();
        source.setUrl("jdbc:postgresql://" + host + port + parsed.getRawPath() + query);
        String[] login =
                parsed.getRawUserInfo() == null
                        ? new String[] {}
                        : parsed.getRawUserInfo().split(":", 2);
        if (!user.isEmpty()) source.setUser(user);
        else if (login.length > 0) source.setUser(decoded(login[0]));
        if (!password.isEmpty()) source.setPassword(password);
        else if (login.length > 1) source.setPassword(decoded(login[1]));
        source.setCurrentSchema(schema);
        return source;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
