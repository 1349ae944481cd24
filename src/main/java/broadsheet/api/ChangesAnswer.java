package broadsheet.api;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.story.PublicChange;
import broadsheet.story.PublicChanges;
import broadsheet.text.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has happened since a cursor. A cursor names the last event that a client was given, and is
/// good as long as the log has that event: one that was made up, or is from before the log was
/// numbered anew, is refused, since to read on from it could miss something.
///
/// Not pressed: what can be read also depends on transactions that are still open.
final class ChangesAnswer {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final String LATEST = "latest";
    private static final Pattern CURSOR = Pattern.compile("([0-9a-z]{1,12})-([0-9a-z]{1,12})");

    private final PublicChanges changes;
    private final Links links;

    ChangesAnswer(PublicChanges changes, Links links) {
        this.changes = changes;
        this.links = links;
    }

    Response since(Request request) {
        Asked asked = new Asked(request, "since", "limit");
        int limit = asked.limit(USUAL, MOST);
        String since = asked.text("since").orElse("");
        PublicChanges.Page page =
                since.equals(LATEST)
                        ? new PublicChanges.Page(java.util.List.of(), changes.latest(), false)
                        : changes.after(place(since), limit);
        String cursor = cursor(page.end());
        String next = links.of(Links.ROOT + "/changes" + asked.with("since", cursor));
        Json.Obj body =
                Json.object()
                        .put("changes", page.changes(), this::change)
                        .put("cursor", cursor)
                        .put("more", page.more())
                        .put("next", next)
                        .build();
        return Content.json(body.write()).link("<" + next + ">; rel=\"next\"").build();
    }

    private Json change(PublicChange change) {
        Json.Builder json =
                Json.object()
                        .put("cursor", cursor(change.at()))
                        .put("id", change.story().value())
                        .put("kind", Asked.word(change.kind()))
                        .put("change", Asked.word(change.what()))
                        .put("revision", change.number())
                        .put("at", change.when().toString())
                        .put("notice", change.notice())
                        .put("story", links.story(change.story()));
        if (change.path() != null)
            json.put("path", change.path()).put("url", links.page(change.path()));
        return json.build();
    }

    private static String cursor(PublicChange.Place place) {
        return Long.toString(place.transaction(), 36) + "-" + Long.toString(place.event(), 36);
    }

    private PublicChange.Place place(String since) {
        if (since.isEmpty()) return PublicChange.Place.START;
        Matcher matcher = CURSOR.matcher(since);
        if (!matcher.matches())
            throw Problem.parameter(
                            "since", since, "a cursor, as an earlier answer has it, or latest")
                    .thrown();
        PublicChange.Place place =
                new PublicChange.Place(
                        Long.parseLong(matcher.group(1), 36), Long.parseLong(matcher.group(2), 36));
        if (changes.has(place)) return place;
        throw Problem.nothing(
                        410,
                        "since",
                        since,
                        "a cursor that is still in the log; begin again without one, and drop what"
                                + " does not come again")
                .thrown();
    }
}
