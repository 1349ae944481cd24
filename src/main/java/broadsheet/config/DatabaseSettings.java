package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Which PostgreSQL.
///
/// @param url an outside server; null for Broadsheet's own in the data folder
/// @param user empty for the one in the address
/// @param password empty for the one in the address; never printed
/// @param schema where the tables are
/// @param poolSize connections held at most
public record DatabaseSettings(
        @Nullable URI url, String user, String password, String schema, int poolSize) {

    @Override
    public String toString() {
        return "DatabaseSettings[outside="
                + (url != null)
                + ", schema="
                + schema
                + ", poolSize="
                + poolSize
                + "]";
    }
}
