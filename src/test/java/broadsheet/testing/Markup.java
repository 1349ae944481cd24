package broadsheet.testing;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// XML as tests look at it, read by a parser that forgives nothing.
public final class Markup {
    public static final String ATOM = "http://www.w3.org/2005/Atom";
    public static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    public static final String DC = "http://purl.org/dc/elements/1.1/";
    public static final String MEDIA = "http://search.yahoo.com/mrss/";

    private Markup() {}

    public static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + "\n" + xml, e);
        }
    }

    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling())
            if (at instanceof Element element) found.add(element);
        return found;
    }

    public static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(it -> name.equals(it.getLocalName()))
                .filter(it ->
                        namespace.equals(String.valueOf(it.getNamespaceURI()).replace("null", "")))
                .toList();
    }

    public static List<Element> children(Element parent, String name) {
        return children(parent, "", name);
    }

    /// The text of the only child of this name; "" where there is none.
    public static String text(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        if (found.size() > 1) throw new AssertionError(found.size() + " × " + name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent();
    }

    public static String text(Element parent, String name) {
        return text(parent, "", name);
    }
}
