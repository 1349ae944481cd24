package broadsheet.story;

import broadsheet.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A [Copy] as JSON and back: what is stored, hashed and given out, with [CleanJson] text only.
final class CopyJson {
    private CopyJson() {}

    static Json.Obj write(Copy copy) {
        Copy.Filing filing = copy.filing();
        Copy.Sourcing sourcing = copy.sourcing();
        SectionId section = filing.section();
        PictureUse lead = copy.lead();
        Json.Builder json =
                Json.object()
                        .put("type", copy.type().name().toLowerCase(Locale.ROOT))
                        .put("language", copy.language())
                        .put("kicker", copy.kicker())
                        .put("headline", copy.headline())
                        .put("standfirst", copy.standfirst())
                        .put("byline", write(copy.byline()))
                        .put("alsoIn", filing.alsoIn(), id -> Json.of(id.value()))
                        .put("tags", filing.tags(), id -> Json.of(id.value()))
                        .put("prominence", filing.prominence())
                        .put("dateline", sourcing.dateline())
                        .put("source", sourcing.source())
                        .put("credit", sourcing.credit())
                        .put("rights", sourcing.rights())
                        .put("body", BlockJson.write(copy.body()))
                        .put("updateNote", copy.updateNote())
                        .put(
                                "corrections",
                                copy.corrections(),
                                correction ->
                                        Json.object()
                                                .put("at", correction.at().toString())
                                                .put("text", correction.text())
                                                .build())
                        .put("sensitive", copy.sensitive())
                        .put("searchTitle", copy.search().title())
                        .put("searchDescription", copy.search().description())
                        .put("frontTitle", copy.variants().front())
                        .put("socialTitle", copy.variants().social())
                        .put("socialDescription", copy.variants().socialText())
                        .put("pushTitle", copy.variants().push());
        if (section != null) json.put("section", section.value());
        if (lead != null) json.put("lead", BlockJson.write(lead));
        return CleanJson.of(json.build());
    }

    private static Json write(Byline byline) {
        return Json.object()
                .put(
                        "credits",
                        byline.credits(),
                        credit ->
                                Json.object()
                                        .put("contributor", credit.contributor().value())
                                        .put("role", credit.role())
                                        .build())
                .put("line", byline.line())
                .build();
    }

    /// @throws IllegalArgumentException naming what is missing or wrong
    static Copy read(Json.Obj it) {
        return new Copy(
                StoryType.valueOf(it.text("type").toUpperCase(Locale.ROOT)),
                it.text("language"),
                it.textOrNull("kicker"),
                it.text("headline"),
                it.textOrNull("standfirst"),
                byline(it.get("byline").obj()),
                filing(it),
                new Copy.Sourcing(
                        it.textOrNull("dateline"),
                        it.textOrNull("source"),
                        it.textOrNull("credit"),
                        it.textOrNull("rights")),
                BlockJson.useOrNull(it.get("lead")),
                BlockJson.read(it.items("body")),
                it.textOrNull("updateNote"),
                it.items("corrections").stream()
                        .map(Json::obj)
                        .map(correction ->
                                new Correction(
                                        Instant.parse(correction.text("at")),
                                        correction.text("text")))
                        .toList(),
                it.flag("sensitive"),
                new Copy.Search(it.textOrNull("searchTitle"), it.textOrNull("searchDescription")),
                new Copy.Variants(
                        it.textOrNull("frontTitle"),
                        it.textOrNull("socialTitle"),
                        it.textOrNull("socialDescription"),
                        it.textOrNull("pushTitle")));
    }

    private static Copy.Filing filing(Json.Obj it) {
        @Nullable Long section = it.numberOrNull("section");
        return new Copy.Filing(
                section == null ? null : new SectionId(section),
                numbers(it, "alsoIn").map(SectionId::new).toList(),
                numbers(it, "tags").map(TagId::new).toList(),
                Math.toIntExact(it.number("prominence")));
    }

    private static java.util.stream.Stream<Long> numbers(Json.Obj it, String name) {
        List<Json> items = it.items(name);
        return items.stream()
                .map(item -> item instanceof Json.Num(var value) ? value.longValueExact() : 0L);
    }

    static Byline byline(Json.Obj it) {
        return new Byline(
                it.items("credits").stream()
                        .map(Json::obj)
                        .map(credit ->
                                new Byline.Credit(
                                        new ContributorId(credit.number("contributor")),
                                        credit.textOrNull("role")))
                        .toList(),
                it.textOrNull("line"));
    }
}
