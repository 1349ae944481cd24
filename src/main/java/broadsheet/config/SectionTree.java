package broadsheet.config;

import java.util.ArrayList;
import java.util.List;

/// Sections as text: `World :blue; Business :teal (Economy; Money); Health`. A last word that
/// begins with `:` names the hue.
final class SectionTree {
    static final String DEFAULT =
            "World :blue; Politics :red; Opinion :amber;"
                    + " Business :teal (Economy; Real Estate; Money; Crypto & NFTs); Tech :violet;"
                    + " Lifestyle :rose (Food; Travel; Fashion & Beauty; Art & Books; Culture); Health :green; Sports :navy;"
                    + " Entertainment :plum";

    private final String text;
    private int at;

    private SectionTree(String text) {
        this.text = text;
    }

    static Type<List<SectionSetting>> type() {
        return new Type<>(
                "sections such as: World :blue; Business :teal (Economy; Money); Health",
                text -> {
                    SectionTree tree = new SectionTree(text);
                    List<SectionSetting> sections = tree.list();
                    if (tree.at < text.length() || sections.isEmpty())
                        throw new IllegalArgumentException("no list");
                    return sections;
                });
    }

    private List<SectionSetting> list() {
        List<SectionSetting> sections = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != ')') {
            sections.add(section());
            if (at < text.length() && text.charAt(at) == ';') at++;
        }
        return sections;
    }

    private SectionSetting section() {
        int from = at;
        while (at < text.length() && ";()".indexOf(text.charAt(at)) < 0) at++;
        String[] parts = text.substring(from, at).strip().split("\\s+:(?=[a-z]+$)", 2);
        if (parts[0].isEmpty()) throw new IllegalArgumentException("a section without a name");
        List<SectionSetting> within = List.of();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            within = list();
            if (at >= text.length() || text.charAt(at++) != ')')
                throw new IllegalArgumentException("no )");
            while (at < text.length() && text.charAt(at) == ' ') at++;
        }
        return new SectionSetting(parts[0], parts.length > 1 ? parts[1] : null, within);
    }
}
