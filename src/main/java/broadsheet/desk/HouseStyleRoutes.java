package broadsheet.desk;

import broadsheet.desk.HouseStyle.Rule;
import broadsheet.desk.HouseStyle.Sheet;
import broadsheet.http.Content;
import broadsheet.http.Form;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Actor;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The house style: for the editor, which looks for its terms while one writes, and on a page where
/// it is kept.
final class HouseStyleRoutes {
    private static final String PATH = PaperPlace.HOUSE_STYLE.path();
    private static final int SHOWN = 200;
    private static final int TOLD = 40;
    private static final int LARGEST = 1 << 20;
    private static final HouseStylePage.Rule NO_RULE = new HouseStylePage.Rule("", "", "");

    private final HouseStyle style;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;
    private final Dates dates;
    private final Function<Collection<Actor>, Map<Actor, String>> names;

    HouseStyleRoutes(
            HouseStyle style,
            Frames frames,
            Sheets sheets,
            Messages words,
            Dates dates,
            Function<Collection<Actor>, Map<Actor, String>> names) {
        this.style = style;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
        this.dates = dates;
        this.names = names;
    }

    void addTo(Door door) {
        door.get(PATH + ".json", Right.WRITE, this::rules);
        door.getEverywhere(PATH, Right.SETTINGS, this::show);
        door.getEverywhere(PATH + ".csv", Right.SETTINGS, (_, _) -> csv());
        door.postEverywhere(PATH, Right.SETTINGS, this::change);
        door.postEverywhere(PATH + "/csv", Right.SETTINGS, this::load);
    }

    private Response rules(Request request, SignedIn who) throws IOException {
        Json.Obj rules =
                Json.object().put("rules", style.sheet().rules(), HouseStyleRoutes::line).build();
        return Content.json(rules.write())
                .cacheControl("no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private static Json line(Rule rule) {
        return Json.object()
                .put("term", rule.term())
                .put("hint", rule.hint())
                .put("replacement", rule.replacement())
                .build();
    }

    private Response csv() throws IOException {
        return Content.of(
                        "text/csv; charset=utf-8",
                        HouseStyleCsv.write(style.sheet().rules()).getBytes(StandardCharsets.UTF_8))
                .cacheControl("no-store")
                .header("Content-Disposition", "attachment; filename=\"house-style.csv\"")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private Response show(Request request, SignedIn who) throws IOException {
        Sheet sheet = style.sheet();
        String term = request.param("term").orElse("");
        String said = request.param("said").filter("saved"::equals).orElse(null);
        HouseStylePage.Rule rule =
                sheet.rules().stream()
                        .filter(it -> it.term().equals(term))
                        .findFirst()
                        .map(HouseStyleRoutes::view)
                        .orElse(NO_RULE);
        return new Shown(who, sheet, request.param("start").orElse(""))
                .said(said == null ? null : words.get("desk.said.saved"))
                .rule(rule.term(), rule)
                .page(200);
    }

    private static HouseStylePage.Rule view(Rule rule) {
        return new HouseStylePage.Rule(rule.term(), rule.hint(), rule.replacement());
    }

    private static int onto(Form form) {
        return form.value("onto")
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(-1);
    }

    private static String line(Form form, String name) {
        return HouseStyleCsv.one(PlainText.clean(form.value(name).orElse("")));
    }

    /// Adds a rule, changes one, or takes one out.
    private Response change(Request request, SignedIn who) throws IOException {
        Form form = request.form();
        Sheet sheet = style.sheet();
        String was = form.value("was").orElse("");
        Rule rule = new Rule(line(form, "term"), line(form, "hint"), line(form, "replacement"));
        boolean removes = form.value("remove").isPresent();
        Map<String, Rule> all = byTerm(sheet.rules());
        if (!was.isEmpty()) all.remove(HouseStyleCsv.key(was));
        String problem = removes ? null : problem(rule, all);
        if (problem != null)
            return new Shown(who, sheet, "").problem(problem).rule(was, view(rule)).page(422);
        if (!removes) all.put(HouseStyleCsv.key(rule.term()), rule);
        String told =
                (was.isEmpty() ? "" : "− " + was + " ")
                        + (removes ? "" : "+ " + rule.term() + " → " + rule.replacement());
        return onto(form) == sheet.number()
                        && style.set(sheet.number(), List.copyOf(all.values()), told, who.actor())
                ? Response.seeOther(PATH + "?said=saved")
                : new Shown(who, style.sheet(), "")
                        .problem(words.get("desk.settings.stale"))
                        .rule(was, view(rule))
                        .page(409);
    }

    private static Map<String, Rule> byTerm(List<Rule> rules) {
        Map<String, Rule> all = new LinkedHashMap<>();
        rules.forEach(rule -> all.put(HouseStyleCsv.key(rule.term()), rule));
        return all;
    }

    private @Nullable String problem(Rule rule, Map<String, Rule> others) {
        if (rule.term().isEmpty()) return reason(HouseStyleCsv.Reason.NO_TERM);
        for (String each : List.of(rule.term(), rule.hint(), rule.replacement()))
            if (each.length() > HouseStyleCsv.LONGEST) return reason(HouseStyleCsv.Reason.LONG);
        if (others.containsKey(HouseStyleCsv.key(rule.term())))
            return reason(HouseStyleCsv.Reason.TWICE);
        return others.size() >= HouseStyleCsv.MOST ? reason(HouseStyleCsv.Reason.MANY) : null;
    }

    private String reason(HouseStyleCsv.Reason reason) {
        return words.get(
                "desk.house-style.bad."
                        + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /// Shows what a CSV would do, and with the next press does it.
    private Response load(Request request, SignedIn who) throws IOException {
        Form form = request.form();
        Sheet sheet = style.sheet();
        String csv = form.value("csv").orElse("");
        if (csv.isBlank() || csv.length() > LARGEST)
            return new Shown(who, sheet, "").problem(words.get("desk.house-style.empty")).page(422);
        HouseStyleCsv read = HouseStyleCsv.read(csv);
        if (form.value("confirmed").isEmpty() || read.rules().isEmpty())
            return new Shown(who, sheet, "").csv(csv, preview(sheet.rules(), read)).page(200);
        String told = "CSV: " + sheet.rules().size() + " → " + read.rules().size();
        return onto(form) == sheet.number()
                        && style.set(sheet.number(), read.rules(), told, who.actor())
                ? Response.seeOther(PATH + "?said=saved")
                : new Shown(who, style.sheet(), "")
                        .problem(words.get("desk.settings.stale"))
                        .csv(csv, preview(style.sheet().rules(), read))
                        .page(409);
    }

    private HouseStylePage.Preview preview(List<Rule> before, HouseStyleCsv read) {
        Map<String, Rule> old = byTerm(before);
        Map<String, Rule> now = byTerm(read.rules());
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        now.forEach((key, rule) -> {
            Rule was = old.get(key);
            if (was == null) added.add(rule.term());
            else if (!was.equals(rule)) changed.add(rule.term());
        });
        List<String> removed =
                old.values().stream()
                        .filter(rule -> !now.containsKey(HouseStyleCsv.key(rule.term())))
                        .map(Rule::term)
                        .toList();
        return new HouseStylePage.Preview(
                read.rules().size(),
                few(added),
                few(changed),
                few(removed),
                few(
                        read.bad().stream()
                                .map(bad ->
                                        words.get(
                                                "desk.house-style.bad.line",
                                                Integer.toString(bad.line()),
                                                reason(bad.reason()),
                                                bad.text()))
                                .toList()));
    }

    private static List<String> few(List<String> all) {
        if (all.size() <= TOLD) return List.copyOf(all);
        List<String> few = new ArrayList<>(all.subList(0, TOLD));
        few.add("… +" + (all.size() - TOLD));
        return few;
    }

    /// The page, with what it is asked to show.
    private final class Shown {
        private final SignedIn who;
        private final Sheet sheet;
        private final String start;
        private @Nullable String said;
        private @Nullable String problem;
        private String was = "";
        private HouseStylePage.Rule rule = NO_RULE;
        private String csv = "";
        private HouseStylePage.@Nullable Preview preview;

        Shown(SignedIn who, Sheet sheet, String start) {
            this.who = who;
            this.sheet = sheet;
            this.start = start;
        }

        Shown said(@Nullable String value) {
            said = value;
            return this;
        }

        Shown problem(String value) {
            problem = value;
            return this;
        }

        Shown rule(String term, HouseStylePage.Rule value) {
            was = term;
            rule = value;
            return this;
        }

        Shown csv(String text, HouseStylePage.Preview value) {
            csv = text;
            preview = value;
            return this;
        }

        Response page(int status) {
            List<HouseStylePage.Rule> found =
                    sheet.rules().stream()
                            .filter(it ->
                                    HouseStyleCsv.key(it.term()).contains(HouseStyleCsv.key(start)))
                            .map(HouseStyleRoutes::view)
                            .toList();
            List<HouseStylePage.Rule> shown = found.stream().limit(SHOWN).toList();
            return sheets.page(
                    "houseStyle",
                    new HouseStylePage(
                            frames.of(who, words.get("desk.house-style"), PATH),
                            PaperPlace.of(who, words, PATH),
                            said,
                            problem,
                            origin(),
                            sheet.number(),
                            start,
                            shown,
                            found.size() - shown.size(),
                            was,
                            rule,
                            csv,
                            preview),
                    status);
        }

        private String origin() {
            Actor by = sheet.by();
            return switch (sheet.origin()) {
                case DESK ->
                        by == null || sheet.at() == null
                                ? ""
                                : words.get(
                                        "desk.house-style.from.desk",
                                        names.apply(List.of(by)).getOrDefault(by, by.name()),
                                        dates.moment(sheet.at()));
                case FILE -> words.get("desk.house-style.from.file");
                case STARTER -> words.get("desk.house-style.from.starter");
            };
        }
    }
}
