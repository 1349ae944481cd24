package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Key;
import broadsheet.identity.Keys;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys of programs: list, make, end. Whoever may invite people may make keys, since a key with
/// a role comes in as a person does; no key can be an administrator, so none makes others.
final class KeyRoutes {
    static final String PATH = "/desk/keys";

    private static final int MOST_RATE = 1_000_000;

    /// Ended keys that are listed; the audit log has all.
    private static final int ENDED = 50;

    private final Keys keys;
    private final int usualRate;
    private final GrantFields fields;
    private final Frames frames;
    private final Sheets sheets;
    private final Notices notices;
    private final RoleWords roles;
    private final Messages words;
    private final Dates dates;
    private final Function<Collection<Actor>, Map<Actor, String>> names;

    /// @param usualRate requests a minute where a form names none
    /// @param names who is behind actors, for people
    KeyRoutes(
            Keys keys,
            int usualRate,
            GrantFields fields,
            Frames frames,
            Sheets sheets,
            Notices notices,
            RoleWords roles,
            Messages words,
            Dates dates,
            Function<Collection<Actor>, Map<Actor, String>> names) {
        this.keys = keys;
        this.usualRate = usualRate;
        this.fields = fields;
        this.frames = frames;
        this.sheets = sheets;
        this.notices = notices;
        this.roles = roles;
        this.words = words;
        this.dates = dates;
        this.names = names;
    }

    void addTo(Door door) {
        Right right = Right.MANAGE_PEOPLE;
        door.get(PATH, right, (_, who) -> page(who, null, null, null, 200));
        door.post(PATH, right, this::make);
        door.post(PATH + "/{id}/end", right, this::end);
    }

    /// Makes a key and shows it, this once: what is kept is its hash.
    private Response make(Request request, SignedIn who) {
        Form form = request.form();
        Optional<String> name = form.value("name").map(String::strip).filter(Keys::isName);
        Optional<Integer> rate = rate(form);
        Optional<List<Grant>> grants = grants(form);
        if (name.isEmpty()) return refused(who, form, "desk.keys.name.wrong", 422);
        if (rate.isEmpty()) return refused(who, form, "desk.keys.rate.wrong", 422);
        if (grants.isEmpty()) return refused(who, form, "desk.keys.role.wrong", 422);
        return keys.add(name.get(), rate.get(), grants.get(), who.actor())
                .map(made -> page(who, null, made, null, 200))
                .orElseGet(() -> refused(who, form, "desk.keys.name.taken", 409));
    }

    private Optional<Integer> rate(Form form) {
        String typed = form.value("rate").orElse("").strip();
        if (typed.isEmpty()) return Optional.of(usualRate);
        return Optional.of(Numbers.of(typed))
                .filter(rate -> rate >= 1 && rate <= MOST_RATE)
                .map(Long::intValue);
    }

    /// No roles, or those that a key may have. A section without a role would limit nothing.
    private Optional<List<Grant>> grants(Form form) {
        List<Grant> grants = new ArrayList<>();
        for (String end : KeysPage.PLACES) {
            boolean none = form.value("role" + end).orElse("").isEmpty();
            if (none && form.value("section" + end).orElse("").isEmpty()) continue;
            Optional<Grant> grant =
                    fields.grant(form, "role" + end, "section" + end)
                            .filter(it -> Key.takes(it.role()));
            if (grant.isEmpty()) return Optional.empty();
            grants.add(grant.get());
        }
        return Optional.of(grants.stream().distinct().toList());
    }

    private Response end(Request request, SignedIn who) {
        return keys.revoke(Numbers.of(request.variable("id")), who.actor())
                ? Response.seeOther(PATH)
                : notices.missing(who);
    }

    private Response refused(SignedIn who, Form form, String problem, int status) {
        return page(who, form, null, words.get(problem), status);
    }

    private Response page(
            SignedIn who,
            @Nullable Form typed,
            @Nullable String made,
            @Nullable String problem,
            int status) {
        List<Key> all = keys.all().reversed();
        Map<Actor, String> makers =
                names.apply(
                        all.stream().map(Key::madeBy).filter(Objects::nonNull).distinct().toList());
        return sheets.page(
                "apiKeys",
                new KeysPage(
                        frames.of(who, words.get("desk.tab.keys"), PATH),
                        all.stream()
                                .filter(key -> key.revoked() == null)
                                .map(key -> line(key, makers))
                                .toList(),
                        all.stream()
                                .filter(key -> key.revoked() != null)
                                .limit(ENDED)
                                .map(key -> line(key, makers))
                                .toList(),
                        fields.roles(Key::takes),
                        fields.sections(),
                        typed == null ? "" : typed.value("name").orElse(""),
                        typed == null ? "" + usualRate : typed.value("rate").orElse(""),
                        made,
                        problem),
                status);
    }

    private KeysPage.Line line(Key key, Map<Actor, String> makers) {
        Actor by = key.madeBy();
        return new KeysPage.Line(
                key.id(),
                key.name(),
                key.grants().isEmpty()
                        ? words.get("desk.keys.reads")
                        : key.grants().stream().map(roles::of).collect(Collectors.joining(", ")),
                "" + key.rate(),
                dates.day(key.created()),
                by == null ? "" : makers.getOrDefault(by, by.name()),
                key.lastUsed() == null
                        ? words.get("desk.keys.unused")
                        : dates.moment(key.lastUsed()),
                key.revoked() == null ? "" : dates.moment(key.revoked()));
    }
}
