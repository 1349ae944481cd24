package broadsheet.api;

import broadsheet.media.Picture;
import broadsheet.media.PictureFiles;
import broadsheet.media.PictureMarkup;
import broadsheet.paper.Paper;
import broadsheet.paper.WholeStory;
import broadsheet.story.Copy;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.PicturesIn;
import broadsheet.story.Story;
import broadsheet.story.StoryType;
import broadsheet.story.Withdrawals.Withdrawal;
import broadsheet.text.Xml;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A story as an IPTC NewsML-G2 2.35 news item, power conformance, its body as XHTML. Every version
/// has the same guid; the version is the revision's number.
///
/// A content set holds renditions of one content only, so each picture is an item of its own, to
/// which the story's item links.
final class NewsMl {
    static final String MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml";
    private static final String CATALOGUE =
            "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final Paper paper;
    private final Links links;

    NewsMl(Links links) {
        this.paper = links.paper();
        this.links = links;
    }

    String write(WholeStory whole) {
        Story story = whole.story();
        Copy copy = story.copy();
        Xml xml = start(links.story(story.id()), story.number(), copy.language());
        rights(xml, paper.publisher(), rights(copy));
        xml.open("itemMeta");
        meta(xml, "text", story.modified(), story.firstPublished(), "usable");
        xml.some("title", copy.headline());
        xml.empty(
                "link",
                "rel",
                "irel:seeAlso",
                "href",
                links.page(story.path()),
                "contenttype",
                "text/html");
        for (PictureUse use : PicturesIn.uses(copy))
            if (whole.pictures().containsKey(use.picture())) {
                String item = links.picture(story.id(), use.picture().value());
                xml.empty(
                        "link",
                        "rel",
                        "irel:associatedWith",
                        "residref",
                        item,
                        "href",
                        item + Links.NEWSML,
                        "contenttype",
                        MEDIA_TYPE);
            }
        xml.close();
        content(xml, whole);
        xml.open("contentSet").open("inlineXML", "contenttype", "application/xhtml+xml");
        body(xml, whole);
        return xml.close().close().close().toString();
    }

    /// One picture as the story uses it.
    String write(Story story, PictureUse use, Picture picture) {
        Xml xml =
                start(
                        links.picture(story.id(), picture.id().value()),
                        story.number(),
                        story.copy().language());
        String credit = PictureWording.credit(use, picture);
        rights(
                xml,
                credit.isBlank() ? null : credit,
                picture.rights().isBlank() ? null : picture.rights());
        xml.open("itemMeta");
        meta(xml, "picture", story.modified(), story.firstPublished(), "usable");
        xml.close().open("contentMeta");
        party(xml, "infoSource", picture.source());
        xml.some("creditline", credit)
                .some("description", PictureJson.caption(use, picture), "role", "drol:caption")
                .some("description", PictureWording.alt(use, picture), "roleuri", role("altText"))
                .close()
                .open("contentSet");
        PictureMarkup.Shared usual = PictureMarkup.shared(picture, broadsheet.media.Crop.WHOLE);
        for (PictureFiles.PictureFile file : PictureFiles.of(picture))
            xml.empty(
                    "remoteContent",
                    "rendition",
                    file.path().equals(usual.path()) ? "rnd:web" : null,
                    "href",
                    links.of(file.path()),
                    "contenttype",
                    file.mediaType(),
                    "width",
                    Integer.toString(file.width()),
                    "height",
                    Integer.toString(file.height()));
        return xml.close().close().toString();
    }

    /// A withdrawn story: its identity, that it is canceled, and the public notice as a note to
    /// those who have it.
    String write(Withdrawal gone) {
        Xml xml = start(links.story(gone.story()), gone.number(), null);
        xml.open("itemMeta");
        meta(xml, "text", gone.at(), null, "canceled");
        return xml.some("edNote", gone.notice()).close().close().toString();
    }

    private Xml start(String guid, int version, @Nullable String language) {
        return new Xml(16_384)
                .open(
                        "newsItem",
                        "xmlns",
                        "http://iptc.org/std/nar/2006-10-01/",
                        "guid",
                        guid,
                        "version",
                        Integer.toString(version),
                        "standard",
                        "NewsML-G2",
                        "standardversion",
                        "2.35",
                        "conformance",
                        "power",
                        "xml:lang",
                        language)
                .empty("catalogRef", "href", CATALOGUE);
    }

    private static void rights(Xml xml, @Nullable String holder, @Nullable String notice) {
        if (holder == null && notice == null) return;
        xml.open("rightsInfo");
        if (holder != null) party(xml, "copyrightHolder", holder);
        xml.some("copyrightNotice", notice).close();
    }

    private void meta(
            Xml xml, String nature, Instant version, @Nullable Instant first, String status) {
        xml.empty("itemClass", "qcode", "ninat:" + nature);
        xml.open("provider", "uri", links.of("/")).some("name", paper.publisher()).close();
        xml.some("versionCreated", version.toString());
        if (first != null) xml.some("firstCreated", first.toString());
        xml.empty("pubStatus", "qcode", "stat:" + status);
    }

    private void content(Xml xml, WholeStory whole) {
        Story story = whole.story();
        Copy copy = story.copy();
        xml.open("contentMeta")
                .some("contentCreated", story.firstPublished().toString())
                .some("contentModified", story.updated().toString());
        party(xml, "located", copy.sourcing().dateline());
        party(xml, "infoSource", copy.sourcing().source());
        for (WholeStory.Name name : whole.names())
            xml.open(
                            "creator",
                            "uri",
                            name.person() == null ? null : links.contributor(name.person()))
                    .some("name", name.name())
                    .some("definition", name.role())
                    .close();
        xml.empty("language", "tag", copy.language());
        if (copy.type() != StoryType.NEWS) {
            String type = Asked.word(copy.type());
            xml.open("genre", "literal", type).some("name", type).close();
        }
        whole.trail().forEach(it -> subject(xml, it.name(), links.page(it.path())));
        whole.tags().forEach(it -> subject(xml, it.name(), links.tag(it)));
        xml.some("headline", copy.headline())
                .some("dateline", copy.sourcing().dateline())
                .some(
                        "by",
                        String.join(
                                ", ", whole.names().stream().map(WholeStory.Name::name).toList()))
                .some("creditline", copy.sourcing().credit())
                .some("description", copy.standfirst(), "role", "drol:summary")
                .some("description", copy.updateNote(), "roleuri", role("updateNote"));
        copy.corrections()
                .forEach(each ->
                        xml.some("description", each.text(), "roleuri", role("correction")));
        xml.close();
    }

    private static void subject(Xml xml, String name, String uri) {
        xml.open("subject", "uri", uri).some("name", name).close();
    }

    private static void party(Xml xml, String element, @Nullable String name) {
        if (name != null && !name.isBlank()) xml.open(element).some("name", name).close();
    }

    private void body(Xml xml, WholeStory whole) {
        Copy copy = whole.story().copy();
        xml.open("html", "xmlns", XHTML, "xml:lang", copy.language(), "lang", copy.language())
                .open("head")
                .some(
                        "title",
                        copy.headline().isBlank()
                                ? links.page(whole.story().path())
                                : copy.headline())
                .close()
                .open("body")
                .some("h1", copy.headline())
                .markup(whole.portableLead(paper))
                .markup(whole.portable(paper))
                .close()
                .close();
    }

    /// What a description is, where IPTC has no word for it.
    private String role(String word) {
        return links.of(Links.ROOT + "/openapi.json#" + word);
    }

    private @Nullable String rights(Copy copy) {
        String own = copy.sourcing().rights();
        return own == null ? paper.rights() : own;
    }
}
