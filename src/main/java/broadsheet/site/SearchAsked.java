package broadsheet.site;

import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.paper.Addresses;
import broadsheet.search.Question;
import broadsheet.text.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the address of a search page asks for. Parameters of others, such as those that campaigns
/// add, are passed over; ours are read strictly.
record SearchAsked(String text, Question.Order order, boolean fresh, int page) {
    static final int SIZE = 10;
    static final int LONGEST = 500;
    private static final int LAST = Question.DEEPEST / SIZE;

    /// What was asked, or what is wrong with how.
    record Read(@Nullable SearchAsked asked, @Nullable Refusal refused) {}

    static Read read(Request request) {
        String text = PlainText.clean(request.param("q").orElse("")).strip();
        String sort = request.param("sort").orElse(word(Question.Order.RELEVANCE));
        String fresh = request.param("fresh").orElse("yes");
        String page = request.param("page").orElse("1");
        Optional<Question.Order> order =
                Arrays.stream(Question.Order.values())
                        .filter(each -> word(each).equals(sort))
                        .findFirst();
        if (text.length() > LONGEST)
            return wrong("q", text.length() + " characters long", "at most " + LONGEST);
        if (order.isEmpty()) return wrong("sort", quoted(sort), "relevance, newest or oldest");
        if (!fresh.equals("yes") && !fresh.equals("no"))
            return wrong("fresh", quoted(fresh), "yes or no");
        if (!page.matches("[1-9][0-9]{0,5}") || Integer.parseInt(page) > LAST)
            return wrong("page", quoted(page), "a whole number from 1 to " + LAST);
        return new Read(
                new SearchAsked(text, order.get(), fresh.equals("yes"), Integer.parseInt(page)),
                null);
    }

    private static Read wrong(String name, String value, String allowed) {
        String detail = "The parameter %s is %s; it must be %s.".formatted(name, value, allowed);
        return new Read(null, Refusal.of(400, detail));
    }

    private static String quoted(String value) {
        return "“" + value.substring(0, Math.min(60, value.length())) + "”";
    }

    static String word(Question.Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    Question question() {
        return new Question(text, order, fresh, page, SIZE);
    }

    /// The same on its first page, with another text.
    SearchAsked asking(String other) {
        return new SearchAsked(other, order, fresh, 1);
    }

    SearchAsked by(Question.Order other) {
        return new SearchAsked(text, other, fresh, 1);
    }

    SearchAsked withFresh(boolean other) {
        return new SearchAsked(text, order, other, 1);
    }

    SearchAsked on(int other) {
        return new SearchAsked(text, order, fresh, other);
    }

    /// The parameters that are not as usual, without the text.
    List<SearchPage.Kept> kept() {
        return java.util.stream.Stream.of(
                        order == Question.Order.RELEVANCE
                                ? null
                                : new SearchPage.Kept("sort", word(order)),
                        fresh ? null : new SearchPage.Kept("fresh", "no"))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /// The address, the same however it was written.
    String href() {
        String more =
                kept().stream()
                        .map(each -> "&" + each.name() + "=" + each.value())
                        .collect(Collectors.joining());
        if (text.isEmpty()) return Addresses.SEARCH;
        return Addresses.search(text) + more + (page == 1 ? "" : "&page=" + page);
    }
}
