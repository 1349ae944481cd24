package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Manuscripts;
import broadsheet.story.Position;
import broadsheet.story.Remit;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.StoryId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The list of stories in whatever state, page by page towards those saved longer ago.
final class StoryList {
    private static final int PAGE = 50;

    private final Manuscripts manuscripts;
    private final Sight sight;
    private final Supplier<SectionTree> sections;
    private final StoryViews views;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    StoryList(
            Newsdesk newsdesk,
            Sight sight,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Messages words) {
        this.manuscripts = newsdesk.manuscripts();
        this.sight = sight;
        this.sections = newsdesk.sections();
        this.views = views;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(StoryRoutes.PATH, Right.WRITE, this::list);
    }

    private Response list(Request request, SignedIn who) {
        SectionTree tree = sections.get();
        String state = request.param("state").filter(StoryViews.STATES::contains).orElse(null);
        String path = request.param("section").orElse(null);
        Optional<Section> section = path == null ? Optional.empty() : tree.at(path);
        boolean mine = request.param("mine").isPresent();
        Position after = request.param("after").flatMap(StoryList::position).orElse(null);
        @Nullable List<SectionId> within =
                section.isPresent() ? within(tree, section.get()) : sight.remit(who).narrowed();
        List<Slip> slips =
                manuscripts.list(
                        new Manuscripts.Wanted(
                                state == null ? List.of() : List.of(state),
                                within,
                                section.isEmpty(),
                                mine ? who.actor() : null,
                                after),
                        PAGE + 1);
        Remit remit = sight.remit(who);
        List<StoriesPage.Row> rows =
                views.rows(
                        slips.stream()
                                .limit(PAGE)
                                .filter(slip -> remit.sees(slip.section()))
                                .toList(),
                        tree);
        String older = slips.size() > PAGE ? older(request, slips.get(PAGE - 1)) : null;
        return sheets.page(
                "stories",
                new StoriesPage(
                        frames.of(who, words.get("desk.stories"), StoryRoutes.PATH),
                        views.states(state),
                        views.sections(sight.sections(who), path),
                        mine,
                        who.person().maySomewhere(Right.WRITE),
                        rows,
                        older));
    }

    private static List<SectionId> within(SectionTree tree, Section section) {
        List<SectionId> within = new ArrayList<>(List.of(section.id()));
        for (Section each : tree.all())
            if (tree.trail(each.id()).contains(section) && !each.equals(section))
                within.add(each.id());
        return within;
    }

    private static Optional<Position> position(String text) {
        String[] parts = text.split("_", 2);
        try {
            return parts.length == 2
                    ? Optional.of(
                            new Position(
                                    Instant.parse(parts[0]), new StoryId(Long.parseLong(parts[1]))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String older(Request request, Slip last) {
        StringBuilder out = new StringBuilder("/desk/stories?after=");
        out.append(last.saved()).append('_').append(last.id().value());
        for (String name : List.of("state", "section", "mine"))
            request.param(name)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value ->
                            out.append('&')
                                    .append(name)
                                    .append('=')
                                    .append(
                                            java.net.URLEncoder.encode(
                                                    value,
                                                    java.nio.charset.StandardCharsets.UTF_8)));
        return out.toString();
    }
}
