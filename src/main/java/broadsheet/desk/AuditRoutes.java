package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.AuditLine;
import broadsheet.identity.Identity;
import broadsheet.identity.Person;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The audit log on a page.
final class AuditRoutes {
    static final String PATH = "/desk/audit";

    private static final int LINES = 100;

    private final Identity identity;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;
    private final Dates dates;

    AuditRoutes(Identity identity, Frames frames, Sheets sheets, Messages words, Dates dates) {
        this.identity = identity;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
        this.dates = dates;
    }

    void addTo(Door door) {
        door.getEverywhere(PATH, Right.SEE_AUDIT, this::page);
    }

    private Response page(Request request, SignedIn who) {
        long before =
                request.param("before")
                        .map(Numbers::of)
                        .filter(id -> id > 0)
                        .orElse(Long.MAX_VALUE);
        List<AuditLine> lines = identity.audit().page(before, LINES);
        Map<String, String> names =
                identity.people().all().stream()
                        .collect(
                                Collectors.toMap(
                                        person -> person.id().actor().name(), Person::name));
        return sheets.page(
                "audit",
                new AuditPage(
                        frames.of(who, words.get("desk.tab.audit"), PATH),
                        lines.stream().map(line -> line(line, names)).toList(),
                        lines.size() < LINES ? null : PATH + "?before=" + lines.getLast().id()));
    }

    private AuditPage.Line line(AuditLine line, Map<String, String> names) {
        return new AuditPage.Line(
                dates.moment(line.at()),
                dates.machine(line.at()),
                names.getOrDefault(line.actor(), line.actor()),
                words.get("desk.act." + line.act()),
                names.getOrDefault(line.subject(), line.subject()),
                line.detail());
    }
}
