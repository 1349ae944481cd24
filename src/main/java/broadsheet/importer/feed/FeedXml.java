package broadsheet.importer.feed;

import broadsheet.text.XmlMending;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;

/// XML without its prolog as a tree: strictly where it is well-formed, else as it was probably
/// meant. There is no DTD by then; were there one, it would be refused.
///
/// @param mended whether it had to be repaired
record FeedXml(Document document, boolean mended) {
    private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

    /// The parser counts `&lt;` and the like against these, of which a large feed is full. What
    /// they are for, entities that grow, cannot be where there is no DTD.
    private static final List<String> OF_ENTITIES =
            List.of(
                    "jdk.xml.entityExpansionLimit",
                    "jdk.xml.entityReplacementLimit",
                    "jdk.xml.maxGeneralEntitySizeLimit",
                    "jdk.xml.totalEntitySizeLimit");

    static FeedXml of(Prolog prolog) throws IOException {
        String text = XmlMending.characters(prolog.rest(), prolog.entities());
        try {
            return new FeedXml(parse(text), false);
        } catch (JDOMException | IllegalArgumentException _) {
            try {
                return new FeedXml(parse(XmlMending.tree(text, Names.USUAL)), true);
            } catch (JDOMException | IllegalArgumentException e) {
                throw new NotAFeed("it is XML that cannot be read: " + e.getMessage());
            }
        }
    }

    /// @throws IllegalArgumentException for names that XML allows and the tree does not
    private static Document parse(String text) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        builder.setFeature(NO_DTD, true);
        for (String limit : OF_ENTITIES) builder.setProperty(limit, "0");
        builder.setExpandEntities(false);
        return builder.build(new StringReader(text));
    }
}
