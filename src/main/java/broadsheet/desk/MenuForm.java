package broadsheet.desk;

import broadsheet.http.Form;
import broadsheet.paper.HousePages;
import broadsheet.paper.Menu;
import broadsheet.story.Inline;
import broadsheet.story.Pages;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.StoryId;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A menu as it stands in a form, right or wrong. Each of its buttons changes the order or the
/// lines and shows the form again; only one of them saves. So it is put together by keyboard and
/// without a script.
record MenuForm(List<Line> lines) {
    static final int MOST = 60;
    static final int LONGEST_TEXT = 80;
    static final int LONGEST_HREF = 1_000;

    MenuForm {
        lines = List.copyOf(lines);
    }

    /// @param kind one of [Kind], by its word
    /// @param of which section or page
    record Line(Kind kind, String of, String text, String href) {}

    /// What a line is.
    enum Kind {
        SECTION,
        HOUSE,
        PAGE,
        LINK,
        HEADING;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    static MenuForm of(Menu menu) {
        return new MenuForm(menu.entries().stream().map(MenuForm::line).toList());
    }

    private static Line line(Menu.Entry entry) {
        return switch (entry) {
            case Menu.ToSection(var id) -> new Line(Kind.SECTION, "" + id.value(), "", "");
            case Menu.ToHousePage(var path) -> new Line(Kind.HOUSE, path, "", "");
            case Menu.ToPage(var id) -> new Line(Kind.PAGE, "" + id.value(), "", "");
            case Menu.ToAddress(var text, var href) -> new Line(Kind.LINK, "", text, href);
            case Menu.Heading(var text) -> new Line(Kind.HEADING, "", text, "");
        };
    }

    /// What was sent; lines of no kind that there is are left out.
    static MenuForm read(Form form) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            int at = i;
            form.value("kind-" + i)
                    .flatMap(Kind::of)
                    .ifPresent(kind ->
                            lines.add(
                                    new Line(
                                            kind,
                                            line(form, "of-" + at),
                                            line(form, "text-" + at),
                                            line(form, "href-" + at))));
        }
        return new MenuForm(lines);
    }

    private static String line(Form form, String name) {
        return form.value(name).orElse("").replaceAll("\\s+", " ").strip();
    }

    /// The line changes places with the one above it.
    MenuForm up(int at) {
        return at < 1 || at >= lines.size() ? this : swapped(at - 1);
    }

    MenuForm down(int at) {
        return at < 0 || at >= lines.size() - 1 ? this : swapped(at);
    }

    private MenuForm swapped(int at) {
        List<Line> all = new ArrayList<>(lines);
        all.set(at, lines.get(at + 1));
        all.set(at + 1, lines.get(at));
        return new MenuForm(all);
    }

    MenuForm without(int at) {
        List<Line> all = new ArrayList<>(lines);
        if (at >= 0 && at < all.size()) all.remove(at);
        return new MenuForm(all);
    }

    /// @param wanted a kind, and after a colon which one
    MenuForm with(String wanted) {
        int colon = wanted.indexOf(':');
        String word = colon < 0 ? wanted : wanted.substring(0, colon);
        Optional<Kind> kind = Kind.of(word);
        if (kind.isEmpty() || lines.size() >= MOST) return this;
        List<Line> all = new ArrayList<>(lines);
        all.add(new Line(kind.get(), colon < 0 ? "" : wanted.substring(colon + 1), "", ""));
        return new MenuForm(all);
    }

    /// What is wrong with a line.
    ///
    /// @param rule a word of the messages
    record Problem(int line, String rule) {}

    /// The menu that it makes, and what is wrong with the form.
    record Read(Menu menu, List<Problem> problems) {}

    /// @param columns whether lines may begin a column
    Read menu(SectionTree sections, Pages pages, boolean columns) {
        List<Menu.Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Optional<Menu.Entry> entry = Optional.empty();
            String rule = "gone";
            switch (line.kind()) {
                case SECTION ->
                        entry =
                                sections.find(new SectionId(Numbers.of(line.of())))
                                        .map(section -> new Menu.ToSection(section.id()));
                case HOUSE ->
                        entry =
                                Optional.of(line.of())
                                        .filter(HousePages.PATHS::contains)
                                        .map(Menu.ToHousePage::new);
                case PAGE ->
                        entry =
                                pages.find(new StoryId(Numbers.of(line.of())))
                                        .map(page -> new Menu.ToPage(page.id()));
                case LINK -> {
                    rule = isText(line.text()) ? "href" : "text";
                    if (isText(line.text()) && isHref(line.href()))
                        entry = Optional.of(new Menu.ToAddress(line.text(), line.href()));
                }
                case HEADING -> {
                    rule = columns ? "text" : "heading";
                    if (columns && isText(line.text()))
                        entry = Optional.of(new Menu.Heading(line.text()));
                }
            }
            entry.ifPresent(entries::add);
            if (entry.isEmpty()) problems.add(new Problem(i, rule));
        }
        return new Read(new Menu(entries), problems);
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TEXT && PlainText.isClean(text);
    }

    /// A path of this site, or an address that begins with http, https, mailto or tel.
    private static boolean isHref(String href) {
        return href.length() <= LONGEST_HREF
                && !href.startsWith("#")
                && PlainText.isClean(href)
                && Inline.Link.safe(href);
    }
}
