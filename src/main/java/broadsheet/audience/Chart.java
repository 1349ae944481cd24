package broadsheet.audience;

import broadsheet.text.SafeHtml;
import java.util.List;

/// Columns over time as SVG, with words for who cannot see them.
final class Chart {
    private static final int HEIGHT = 180;
    private static final int WIDTH = 720;
    private static final int GAP = 3;

    /// One column: what stands under it, and how high it is.
    record Column(String label, long value) {}

    private Chart() {}

    static SafeHtml of(String id, String title, String description, List<Column> columns) {
        long most = Math.max(1, columns.stream().mapToLong(Column::value).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, columns.size());
        StringBuilder out = new StringBuilder();
        out.append("<svg class=\"chart\" viewBox=\"0 0 ").append(WIDTH).append(' ');
        out.append(HEIGHT).append("\" role=\"img\" aria-labelledby=\"").append(id);
        out.append("-t ").append(id).append("-d\"><title id=\"").append(id).append("-t\">");
        SafeHtml.escape(title, out);
        out.append("</title><desc id=\"").append(id).append("-d\">");
        SafeHtml.escape(description, out);
        out.append("</desc>");
        for (int i = 0; i < columns.size(); i++) {
            long height = Math.round((double) columns.get(i).value() / most * HEIGHT);
            out.append("<rect x=\"").append(Math.round(i * step));
            out.append("\" y=\"").append(HEIGHT - height);
            out.append("\" width=\"").append(Math.max(1, Math.round(step) - GAP));
            out.append("\" height=\"").append(height).append("\"/>");
        }
        out.append("<path d=\"M0 ")
                .append(HEIGHT - 0.5)
                .append('H')
                .append(WIDTH)
                .append("\"/></svg>");
        return SafeHtml.trusted(out.toString());
    }
}
