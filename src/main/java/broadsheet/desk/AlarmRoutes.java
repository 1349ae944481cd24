package broadsheet.desk;

import broadsheet.http.Content;
import broadsheet.http.Response;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.text.Json;
import java.util.List;

/// What is wrong, on a page of its own, and as a line for pages that stand open.
final class AlarmRoutes {
    static final String PATH = "/desk/alarms";

    private final Alarms alarms;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    AlarmRoutes(Alarms alarms, Frames frames, Sheets sheets, Messages words) {
        this.alarms = alarms;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(PATH, (_, who) -> page(who));
        door.get(PATH + "/line", (_, who) -> line(alarms.of(who)));
    }

    private Response page(SignedIn who) {
        return sheets.page(
                "alarms",
                new AlarmsPage(
                        frames.of(who, words.get("desk.alarms"), PATH),
                        alarms.of(who).stream().map(this::line).toList()));
    }

    private AlarmsPage.Line line(Alarm alarm) {
        return new AlarmsPage.Line(
                alarm.name(),
                alarm.text(),
                words.get("desk.alarm." + alarm.name() + ".remedy"),
                alarm.href().startsWith(PATH) ? "" : alarm.href());
    }

    private static Response line(List<Alarm> alarms) {
        return Content.json(
                        Json.object()
                                .put(
                                        "alarms",
                                        alarms,
                                        alarm ->
                                                Json.object()
                                                        .put("text", alarm.text())
                                                        .put("href", alarm.href())
                                                        .build())
                                .build()
                                .write())
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
