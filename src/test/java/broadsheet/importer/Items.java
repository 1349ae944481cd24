package broadsheet.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The items of a WordPress export, for tests of the conversion alone.
record Items(String title, String content, String footnotes) {
    static List<Items> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(false);
            Document document = factory.newDocumentBuilder().parse(in);
            NodeList found = document.getElementsByTagName("item");
            List<Items> items = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                Element item = (Element) found.item(i);
                items.add(
                        new Items(
                                text(item, "title"),
                                text(item, "content:encoded"),
                                footnotes(item)));
            }
            return items;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static String text(Element item, String name) {
        NodeList found = item.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static String footnotes(Element item) {
        NodeList metas = item.getElementsByTagName("wp:postmeta");
        for (int i = 0; i < metas.getLength(); i++)
            if (text((Element) metas.item(i), "wp:meta_key").equals("footnotes"))
                return text((Element) metas.item(i), "wp:meta_value");
        return "";
    }
}
