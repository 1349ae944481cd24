package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which PostgreSQL. Without `url` Broadsheet runs its own in the data folder.
public record DatabaseSettings(
        @Nullable URI url, String user, String password, String schema, int poolSize) {
    @Override
    public String toString() {
        return "DatabaseSettings[url=…, user="
                + user
                + ", password=…, schema="
                + schema
                + ", poolSize="
                + poolSize
                + "]";
    }
}
