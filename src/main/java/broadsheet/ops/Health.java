package broadsheet.ops;

import broadsheet.db.Db;
import broadsheet.db.DbBusy;
import broadsheet.db.DbException;
import broadsheet.http.Content;
import broadsheet.http.Response;
import broadsheet.text.Json;

/// Whether the process lives, and whether readers should be sent to it.
public final class Health {
    private final Db db;
    private volatile State state = State.STARTING;

    /// How far the process is in its life.
    public enum State {
        STARTING,
        READY,
        STOPPING
    }

    public Health(Db db) {
        this.db = db;
    }

    public void become(State next) {
        state = next;
    }

    Response live() {
        return answer(200, "live");
    }

    /// 503 until the first page can be had, once the stop has begun, and while the database does
    /// not answer. A database that is merely busy is no reason to send readers elsewhere.
    Response ready() {
        return switch (state) {
            case STARTING -> answer(503, "starting");
            case STOPPING -> answer(503, "stopping");
            case READY ->
                    answers() ? answer(200, "ready") : answer(503, "the database does not answer");
        };
    }

    private boolean answers() {
        try {
            return db.read(
                    tx -> tx.sql("select true as here").one(row -> row.flag("here")).isPresent());
        } catch (DbBusy _) {
            return true;
        } catch (DbException _) {
            return false;
        }
    }

    private static Response answer(int status, String word) {
        String body = Json.object().put("status", word).build().write();
        return Content.json(body).status(status).cacheControl("no-store").build();
    }
}
