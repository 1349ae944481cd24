package broadsheet;

import broadsheet.http.Content;
import broadsheet.http.Handler;
import broadsheet.http.Router;
import broadsheet.site.Presses;

/// What operators and their machines ask on the port of their own.
record Operations(Ground ground, Presses presses) {
    Handler routes() {
        return Router.builder()
                .get("/health/live", _ -> Content.text("live\n").build())
                .get("/health/ready", _ -> Content.text("ready\n").build())
                .build();
    }
}
