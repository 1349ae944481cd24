package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Actor;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.paper.Matter;
import broadsheet.paper.Paper;
import broadsheet.paper.StandingMatter;
import broadsheet.paper.StandingMatter.Version;
import broadsheet.paper.StandingMatter.Wish;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the paper says of itself: shown, set, and who set it.
final class SettingRoutes {
    private static final int EARLIER = 40;

    private final Paper paper;
    private final StandingMatter standing;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;
    private final Dates dates;
    private final Function<Collection<Actor>, Map<Actor, String>> names;

    /// @param names who is behind actors, for people
    SettingRoutes(
            Newsdesk newsdesk,
            Frames frames,
            Sheets sheets,
            Messages words,
            Dates dates,
            Function<Collection<Actor>, Map<Actor, String>> names) {
        this.paper = newsdesk.paper();
        this.standing = newsdesk.house().standing();
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
        this.dates = dates;
        this.names = names;
    }

    void addTo(Door door) {
        door.getEverywhere(PaperPlace.SETTINGS.path(), Right.SETTINGS, this::show);
        door.postEverywhere(PaperPlace.SETTINGS.path(), Right.SETTINGS, this::set);
    }

    private Response show(Request request, SignedIn who) {
        String said = request.param("said").filter("saved"::equals).orElse(null);
        return page(
                who, null, Set.of(), said == null ? null : words.get("desk.said.saved"), null, 200);
    }

    /// Sets what the form has otherwise than it holds now; all of it or nothing.
    private Response set(Request request, SignedIn who) {
        Form form = request.form();
        Map<Matter, Version> newest = standing.newest();
        Map<Matter, Wish> wishes = new EnumMap<>(Matter.class);
        Set<Matter> wrong = EnumSet.noneOf(Matter.class);
        for (Matter matter : SettingForm.MATTERS) {
            Version version = newest.get(matter);
            String kept = version == null ? null : version.value();
            Optional<String> sent = form.value(SettingForm.field(matter));
            Optional<String> read = sent.flatMap(text -> SettingForm.read(matter, text));
            if (form.value("file-" + SettingForm.field(matter)).isPresent()) {
                if (kept != null) wishes.put(matter, new Wish(onto(form, matter), null));
            } else if (sent.isPresent() && read.isEmpty()) wrong.add(matter);
            else if (read.isPresent() && !same(matter, read.get(), kept))
                wishes.put(matter, new Wish(onto(form, matter), read.get()));
        }
        if (!wrong.isEmpty())
            return page(who, form, wrong, null, words.get("desk.settings.wrong"), 422);
        Set<Matter> stale = standing.set(wishes, who.actor());
        return stale.isEmpty()
                ? Response.seeOther(PaperPlace.SETTINGS.path() + "?said=saved")
                : page(who, form, stale, null, words.get("desk.settings.stale"), 409);
    }

    /// Compared as the field shows it: what nobody has touched changes nothing.
    private boolean same(Matter matter, String sent, @Nullable String kept) {
        return SettingForm.shown(matter, sent).equals(SettingForm.shown(matter, paper, kept));
    }

    private static int onto(Form form, Matter matter) {
        return form.value("onto-" + SettingForm.field(matter))
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(-1);
    }

    /// @param typed what was sent; null where nothing was
    /// @param marked the fields that it was about
    private Response page(
            SignedIn who,
            @Nullable Form typed,
            Set<Matter> marked,
            @Nullable String said,
            @Nullable String problem,
            int status) {
        Map<Matter, Version> newest = standing.newest();
        return sheets.page(
                "settings",
                new SettingsPage(
                        frames.of(who, words.get("desk.settings"), PaperPlace.SETTINGS.path()),
                        PaperPlace.of(who, words, PaperPlace.SETTINGS.path()),
                        said,
                        problem,
                        SettingForm.MATTERS.stream()
                                .map(matter ->
                                        field(
                                                matter,
                                                newest.get(matter),
                                                typed,
                                                marked.contains(matter),
                                                status == 409))
                                .toList(),
                        earlier()),
                status);
    }

    private SettingsPage.Field field(
            Matter matter,
            @Nullable Version version,
            @Nullable Form typed,
            boolean marked,
            boolean stale) {
        String name = SettingForm.field(matter);
        String kept = version == null ? null : version.value();
        String holds = SettingForm.shown(matter, paper, kept);
        String rule =
                stale
                        ? words.get("desk.settings.meanwhile", holds)
                        : words.get("desk.setting." + name + ".wrong");
        return new SettingsPage.Field(
                name,
                words.get("desk.setting." + name),
                words.get("desk.setting." + name + ".hint"),
                Optional.ofNullable(typed).flatMap(form -> form.value(name)).orElse(holds),
                version == null ? 0 : version.number(),
                SettingForm.shown(matter, SettingForm.fromFile(matter, paper.imprint())),
                kept != null,
                matter == Matter.SOCIAL,
                marked ? rule : null);
    }

    private List<SettingsPage.Earlier> earlier() {
        List<Version> history = standing.history(SettingForm.MATTERS, EARLIER);
        Map<Actor, String> by = names.apply(history.stream().map(Version::by).distinct().toList());
        List<SettingsPage.Earlier> earlier = new ArrayList<>();
        for (Version version : history) {
            Matter matter = version.matter();
            String from =
                    history.stream()
                            .filter(other ->
                                    other.matter() == matter
                                            && other.number() == version.number() - 1)
                            .map(Version::value)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            earlier.add(
                    new SettingsPage.Earlier(
                            dates.moment(version.at()),
                            dates.machine(version.at()),
                            by.getOrDefault(version.by(), version.by().name()),
                            words.get("desk.setting." + SettingForm.field(matter)),
                            SettingForm.shown(matter, paper, from),
                            SettingForm.shown(matter, paper, version.value())));
        }
        return earlier;
    }
}
