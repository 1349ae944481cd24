package broadsheet.search;

import broadsheet.search.Asked.Filing;
import broadsheet.search.Asked.Part;
import broadsheet.search.Asked.Wish;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the query language. It has no wildcards, ranges or brackets, and nothing in it costs more
/// than the word that it is; so there is nothing to attack. What looks like an operator and is none
/// is words.
final class Reading {
    /// UTF-16 units of a question that are read.
    static final int LONGEST = 500;

    /// Parts that are looked for.
    static final int MOST = 40;

    private static final String MINUS = "-\u2212\u2013";
    private static final String OPENING = "\"\u201c\u201e\u00ab\u201d\u201f";
    private static final String CLOSING = "\"\u201d\u201c\u00bb";
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");

    private final String text;
    private final Side side;
    private final List<Part> parts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private int at;

    private Reading(String text, Side side) {
        this.text = text;
        this.side = side;
    }

    static Asked of(String given, Side side) {
        boolean cut = given.length() > LONGEST;
        Reading reading = new Reading(cut ? beginning(given) : given, side);
        reading.read();
        if (reading.parts.size() > MOST) {
            reading.parts.subList(MOST, reading.parts.size()).clear();
            cut = true;
        }
        if (cut) reading.notes.add(new Note.Shortened());
        return new Asked(reading.text, reading.parts, reading.notes);
    }

    private static String beginning(String given) {
        boolean between = Character.isHighSurrogate(given.charAt(LONGEST - 1));
        return given.substring(0, between ? LONGEST - 1 : LONGEST);
    }

    private void read() {
        while (true) {
            while (at < text.length() && isSpace(text.charAt(at))) at++;
            if (at >= text.length()) return;
            part();
        }
    }

    private void part() {
        int from = at;
        boolean not = MINUS.indexOf(text.charAt(at)) >= 0 && isFollowed();
        if (not) at++;
        Matcher operator = side.operator().matcher(text).region(at, text.length());
        if (OPENING.indexOf(text.charAt(at)) >= 0) {
            add(new Wish.Phrase(quoted()), not, from);
        } else if (operator.lookingAt()) {
            at = operator.end();
            String value = OPENING.indexOf(text.charAt(at)) >= 0 ? quoted() : word();
            operator(operator.group(1).toLowerCase(Locale.ROOT), value, not, from);
        } else {
            add(new Wish.Word(word()), not, from);
        }
    }

    private boolean isFollowed() {
        return at + 1 < text.length()
                && !isSpace(text.charAt(at + 1))
                && MINUS.indexOf(text.charAt(at + 1)) < 0;
    }

    private void operator(String name, String value, boolean not, int from) {
        switch (name) {
            case "section" -> add(new Wish.Filed(Filing.SECTION, value), not, from);
            case "tag" -> add(new Wish.Filed(Filing.TAG, value), not, from);
            case "author" -> add(new Wish.Filed(Filing.AUTHOR, value), not, from);
            case "state" -> add(new Wish.Filed(Filing.STATE, value), not, from);
            default -> {
                Optional<LocalDate> day = day(value);
                if (day.isEmpty()) notes.add(new Note.BadDate(name, value));
                else
                    add(
                            name.equals("after")
                                    ? new Wish.After(day.get())
                                    : new Wish.Before(day.get()),
                            not,
                            from);
            }
        }
    }

    private void add(Wish wish, boolean not, int from) {
        parts.add(new Part(wish, not, from, at));
    }

    /// What stands between quotation marks of any language; one that is never closed ends with the
    /// text.
    private String quoted() {
        int from = ++at;
        while (at < text.length() && CLOSING.indexOf(text.charAt(at)) < 0) at++;
        String inside = text.substring(from, at);
        if (at < text.length()) at++;
        return inside;
    }

    private String word() {
        int from = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '"') at++;
        return text.substring(from, at);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /// The first day of a year, month or day; empty where there is none such.
    private static Optional<LocalDate> day(String value) {
        Matcher matcher = DATE.matcher(value);
        if (!matcher.matches()) return Optional.empty();
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            number(matcher.group(2)),
                            number(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
