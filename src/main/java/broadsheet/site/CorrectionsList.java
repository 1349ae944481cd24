package broadsheet.site;

import broadsheet.paper.Addresses;
import broadsheet.story.Correction;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.text.SafeHtml;
import java.util.List;

/// The corrections made last, as they stand below the paper's policy.
final class CorrectionsList {
    private static final int STORIES = 50;

    private final Layouts layouts;
    private final Stories stories;

    CorrectionsList(Layouts layouts, Stories stories) {
        this.layouts = layouts;
        this.stories = stories;
    }

    SafeHtml html() {
        List<Story> corrected = stories.corrected(STORIES);
        StringBuilder out = new StringBuilder("<h2>");
        SafeHtml.escape(layouts.words().get("corrections.recent"), out);
        out.append("</h2>\n");
        if (corrected.isEmpty()) {
            out.append("<p>");
            SafeHtml.escape(layouts.words().get("corrections.none"), out);
            out.append("</p>\n");
        }
        for (Story story : corrected)
            for (Correction correction : story.copy().corrections().reversed())
                write(story, correction, out);
        return SafeHtml.trusted(out.toString());
    }

    private void write(Story story, Correction correction, StringBuilder out) {
        out.append("<p><time datetime=\"").append(layouts.dates().machine(correction.at()));
        out.append("\">");
        SafeHtml.escape(layouts.dates().moment(correction.at()), out);
        out.append("</time>: <a href=\"");
        SafeHtml.escape(Addresses.encoded(story.path()), out);
        out.append("\">");
        SafeHtml.escape(story.copy().headline(), out);
        out.append("</a>. ");
        SafeHtml.escape(correction.text(), out);
        out.append("</p>\n");
    }
}
