package broadsheet.importer.ghost;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.importer.Context;
import broadsheet.importer.Converted;
import broadsheet.importer.Fields;
import broadsheet.importer.Shown;
import broadsheet.media.PictureId;
import broadsheet.story.PictureUse;
import broadsheet.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every card of both editors, and how the text around them is read.
class GhostBodyTest {
    static final Context CONTEXT =
            Context.NONE.withPictures(ref ->
                    Optional.of(
                            new PictureUse(
                                    new PictureId(1), ref.alt(), ref.caption(), ref.credit())));

    static Stream<Arguments> cards() {
        return Stream.of(
                card(
                        "image",
                        "{'src':'/content/images/a.png','alt':'A crane','caption':'<i>Dawn</i>','href':'https://x.example'}",
                        "picture #1 alt:A crane caption:<em:Dawn>"),
                card(
                        "gallery",
                        "{'images':[{'src':'/a.png','alt':'one','row':0},{'src':'/b.png','alt':'two','caption':'second'}],'caption':'Both'}",
                        "gallery #1 alt:one, #1 alt:two caption:second | Both"),
                card(
                        "bookmark",
                        "{'url':'https://pier.example/a','metadata':{'title':'The pier','description':'A long walk','thumbnail':'https://pier.example/x.png'}}",
                        "embed https://pier.example/a (null) The pier | A long walk"),
                card(
                        "embed",
                        "{'url':'https://www.youtube.com/watch?v=abcdefghijk','html':'<iframe src=\\'https://www.youtube.com/embed/abcdefghijk\\'></iframe>','metadata':{'title':'Tide'},'caption':'Seen'}",
                        "embed https://www.youtube.com/watch?v=abcdefghijk (YouTube) Tide | Seen"),
                card("html", "{'html':'<div><p>raw <b>words'}", "p raw <strong:words>"),
                card(
                        "markdown",
                        "{'markdown':'# Big\\n\\n- one\\n- two'}",
                        "h2 Big\nul {p one} {p two}"),
                card(
                        "code",
                        "{'code':'a < b','language':'c','caption':'Listing'}",
                        "pre CODE a < b\np Listing"),
                card(
                        "callout",
                        "{'calloutEmoji':'⚓','calloutText':'Mind the <b>step</b>'}",
                        "factbox null {p ⚓ Mind the <strong:step>}"),
                card(
                        "toggle",
                        "{'heading':'Why?','content':'<p>Because.</p>'}",
                        "factbox Why? {p Because.}"),
                card(
                        "button",
                        "{'buttonText':'Go','buttonUrl':'https://x.example/'}",
                        "p {Go|https://x.example/}"),
                card("hr", "{}", "divider"),
                card(
                        "product",
                        "{'productTitle':'Rope','productDescription':'<p>Strong</p>','productRatingEnabled':true,'productStarRating':3,'productButtonEnabled':true,'productButton':'Buy','productUrl':'https://x.example/r'}",
                        "factbox Rope {p ★★★; p Strong; p {Buy|https://x.example/r}}"),
                card(
                        "header",
                        "{'header':'Loud','subheader':'Quieter','buttonEnabled':true,'buttonText':'Go','buttonUrl':'https://x.example/'}",
                        "h2 Loud\np Quieter\np {Go|https://x.example/}"),
                card(
                        "audio",
                        "{'src':'https://x.example/a.mp3','title':'Foghorn','duration':3}",
                        "AUDIO https://x.example/a.mp3 | Foghorn"),
                card(
                        "video",
                        "{'src':'https://x.example/a.mp4','thumbnailSrc':'https://x.example/a.jpg','caption':'Rain'}",
                        "VIDEO https://x.example/a.mp4 poster #1 | Rain"),
                card(
                        "file",
                        "{'src':'https://x.example/plan.pdf','fileTitle':'The plan','fileCaption':'All of it','fileName':'plan.pdf'}",
                        "p {The plan|https://x.example/plan.pdf}\np All of it"),
                card(
                        "before-after",
                        "{'beforeImage':{'src':'/a.png'},'afterImage':{'src':'/b.png'},'caption':'Then and now'}",
                        "gallery #1, #1 | Then and now"),
                card(
                        "nft",
                        "{'url':'https://x.example/n','metadata':{'title':'Token'}}",
                        "embed https://x.example/n (null) Token"),
                card(
                        "call-to-action",
                        "{'hasSponsorLabel':true,'sponsorLabel':'<p>SPONSORED</p>','textValue':'<p>Buy rope</p>','showButton':true,'buttonText':'Now','buttonUrl':'https://x.example/'}",
                        "factbox null {p SPONSORED; p Buy rope; p {Now|https://x.example/}}"));
    }

    private static Arguments card(String name, String payload, String shown) {
        String json = payload.replace("\\'", "\u0001").replace('\'', '"').replace("\u0001", "'");
        return Arguments.of(name, json, shown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void cardsOfMobiledoc(String name, String payload, String shown) {
        assertThat(
                        Shown.blocks(
                                mobiledoc("[]", "[[\"" + name + "\"," + payload + "]]", "[[10,0]]")
                                        .body()))
                .isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void cardsOfLexical(String name, String payload, String shown) {
        String type =
                name.equals("code") ? "codeblock" : name.equals("hr") ? "horizontalrule" : name;
        String fields = payload.substring(1, payload.length() - 1);
        assertThat(
                        Shown.blocks(
                                lexical(
                                                "{\"type\":\""
                                                        + type
                                                        + "\""
                                                        + (fields.isEmpty() ? "" : "," + fields)
                                                        + "}")
                                        .body()))
                .isEqualTo(shown);
    }

    @Test
    void cardsThatAreNotForReadersAreLeftOutAndCounted() {
        Converted converted =
                lexical(
                        """
                        {"type":"paywall"},{"type":"signup","header":"Join"},{"type":"email","html":"Dear {first_name}"},
                        {"type":"email-cta","html":"Pay"},{"type":"transistor"},{"type":"something-new"},
                        {"type":"html","html":"for members","visibility":{"web":{"nonMember":false}}},
                        {"type":"html","html":"for mail","visibility":{"emailOnly":true}},
                        {"type":"paragraph","children":[{"type":"text","text":"All"}]}\
                        """);
        assertThat(Shown.blocks(converted.body())).isEqualTo("p All");
        assertThat(converted.dropped())
                .containsEntry("card paywall", 1)
                .containsEntry("card signup", 1)
                .containsEntry("card email", 1)
                .containsEntry("card email-cta", 1)
                .containsEntry("card transistor", 1)
                .containsEntry("card something-new", 1)
                .containsEntry("card html", 2);
    }

    @Test
    void textOfLexical() {
        assertThat(
                        Shown.blocks(
                                lexical(
                                                """
                                                {"type":"extended-heading","tag":"h3","children":[{"type":"extended-text","text":"Tides"}]},
                                                {"type":"paragraph","children":[{"type":"extended-text","format":3,"text":"a"},{"type":"linebreak"},{"type":"extended-text","format":16,"text":"b<c"},{"type":"extended-text","format":76,"text":"d"}]},
                                                {"type":"extended-quote","children":[{"type":"text","text":"Said"}]},
                                                {"type":"aside","children":[{"type":"text","text":"Louder"}]},
                                                {"type":"list","listType":"number","start":3,"children":[
                                                  {"type":"listitem","children":[{"type":"text","text":"one"}]},
                                                  {"type":"listitem","children":[{"type":"list","listType":"bullet","children":[{"type":"listitem","children":[{"type":"text","text":"in"}]}]}]},
                                                  {"type":"listitem","children":[{"type":"text","text":"two"}]}]}\
                                                """)
                                        .body()))
                .isEqualTo(
                        """
                        h3 Tides
                        p <strong:<em:a>>\\<code:b<c><s:<u:<sup:d>>>
                        quote {p Said}
                        pullquote Louder
                        ol3 {p one; ul {p in}} {p two}\
                        """);
    }

    @Test
    void textOfMobiledoc() {
        Converted converted =
                mobiledoc(
                        "[[\"strong\"],[\"a\",[\"href\",\"https://x.example/\"]],[\"script\"]]",
                        "[]",
                        """
                        [[1,"h2",[[0,[],0,"Tides"]]],[1,"p",[[0,[0,1],1,"both"],[0,[],1," bold"],[0,[2],1,"<plain>"]]],
                        [3,"ul",[[[0,[],0,"one"]],[[0,[],0,"two"]]]],[1,"aside",[[0,[],0,"Louder"]]],[2,"https://x.example/p.png"]]\
                        """);
        assertThat(Shown.blocks(converted.body()))
                .isEqualTo(
                        """
                        h2 Tides
                        p <strong:{both|https://x.example/} bold><plain>
                        ul {p one} {p two}
                        pullquote Louder
                        picture #1\
                        """);
    }

    @Test
    void aTagLeftOpenInOneCardDoesNotReachTheNext() {
        assertThat(
                        Shown.blocks(
                                lexical(
                                                """
                                                {"type":"html","html":"<table><tr><td><b><!-- "},{"type":"paragraph","children":[{"type":"text","text":"Safe"}]},
                                                {"type":"html","html":"<textarea>"},{"type":"paragraph","children":[{"type":"text","text":"Sound"}]}\
                                                """)
                                        .body()))
                .endsWith("p Safe\np Sound");
    }

    @Test
    void cardsInGhostsOwnHtml() {
        String html =
                """
                <p>One</p><figure class="kg-card kg-gallery-card kg-width-wide"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image"><img src="/a.png"></div><div class="kg-gallery-image"><img src="/b.png"></div></div></div></figure>
                <figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://pier.example/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">The pier</div><div class="kg-bookmark-description">A walk</div></div></a></figure>
                <div class="kg-card kg-callout-card"><div class="kg-callout-emoji">⚓</div><div class="kg-callout-text">Mind</div></div>
                <div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Why?</h4><button class="kg-toggle-card-icon"></button></div><div class="kg-toggle-content"><p>Because</p></div></div>
                <div class="kg-card kg-audio-card"><div class="kg-audio-player-container"><audio src="https://x.example/a.mp3" preload="metadata"></audio><div class="kg-audio-title">Foghorn</div><button>Play</button><span>0:03</span></div></div>
                <div class="kg-card kg-file-card"><a class="kg-file-card-container" href="https://x.example/plan.pdf" download><div class="kg-file-card-title">The plan</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">plan.pdf</div></div></a></div>
                <blockquote class="kg-blockquote-alt">Louder</blockquote>
                <div class="kg-card kg-signup-card"><h2>Join</h2></div>
                <!--kg-card-begin: html--><div><b>open<!--kg-card-end: html--><p>After</p>\
                """;
        assertThat(Shown.blocks(convert("html", html).body()))
                .isEqualTo(
                        """
                        p One
                        gallery #1, #1
                        embed https://pier.example/ (null) The pier | A walk
                        factbox null {p ⚓; p Mind}
                        factbox Why? {p Because}
                        AUDIO https://x.example/a.mp3 | Foghorn
                        p {The plan|https://x.example/plan.pdf}
                        pullquote Louder
                        p <strong:open>
                        p After\
                        """);
    }

    @Test
    void aDocumentThatCannotBeReadGivesWayToTheHtml() {
        for (String bad :
                List.of(
                        "{",
                        "[]",
                        "null",
                        "{\"root\":1}",
                        "{\"root\":{\"children\":[1,{}]}}",
                        "[".repeat(5_000))) {
            Json.Obj post =
                    Json.object()
                            .put("lexical", bad)
                            .put("mobiledoc", bad)
                            .put("html", "<p>x</p>")
                            .build();
            assertThat(Shown.blocks(GhostBody.convert(new Fields(post), CONTEXT).body()))
                    .isEqualTo("p x");
        }
    }

    static Converted lexical(String children) {
        return convert("lexical", "{\"root\":{\"children\":[" + children + "],\"type\":\"root\"}}");
    }

    static Converted mobiledoc(String markups, String cards, String sections) {
        return convert(
                "mobiledoc",
                "{\"version\":\"0.3.1\",\"atoms\":[],\"markups\":%s,\"cards\":%s,\"sections\":%s}"
                        .formatted(markups, cards, sections));
    }

    static Converted convert(String field, String text) {
        return GhostBody.convert(new Fields(Json.object().put(field, text).build()), CONTEXT);
    }
}
