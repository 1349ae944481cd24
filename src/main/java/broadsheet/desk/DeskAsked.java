package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.search.Question;
import broadsheet.text.PlainText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// What the address of the desk's search asks for. What cannot be understood asks for nothing.
record DeskAsked(String text, Question.Order order, int page) {
    static final int SIZE = 20;
    static final int LONGEST = 500;
    private static final int LAST = Question.DEEPEST / SIZE;

    static DeskAsked of(Request request) {
        return new DeskAsked(
                request.param("q").map(DeskAsked::clean).orElse(""),
                request.param("sort").map(DeskAsked::order).orElse(Question.Order.RELEVANCE),
                request.param("page")
                        .map(Numbers::of)
                        .filter(page -> page > 0)
                        .map(page -> (int) Math.min(page, LAST))
                        .orElse(1));
    }

    /// A question's first page.
    static DeskAsked of(String text) {
        return new DeskAsked(text, Question.Order.RELEVANCE, 1);
    }

    /// Words as they are typed into a field, no more than are read.
    static String clean(String typed) {
        String text = PlainText.clean(typed).strip();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)).strip();
    }

    private static Question.Order order(String word) {
        return Arrays.stream(Question.Order.values())
                .filter(order -> word(order).equals(word))
                .findFirst()
                .orElse(Question.Order.RELEVANCE);
    }

    static String word(Question.Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    Question question() {
        return new Question(text, order, true, page, SIZE);
    }

    DeskAsked asking(String other) {
        return new DeskAsked(other, order, 1);
    }

    DeskAsked by(Question.Order other) {
        return new DeskAsked(text, other, 1);
    }

    DeskAsked on(int other) {
        return new DeskAsked(text, order, other);
    }

    String href() {
        return SearchRoutes.PATH
                + "?q="
                + URLEncoder.encode(text, StandardCharsets.UTF_8)
                + (order == Question.Order.RELEVANCE ? "" : "&sort=" + word(order))
                + (page == 1 ? "" : "&page=" + page);
    }
}
