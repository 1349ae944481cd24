package broadsheet.importer.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as feeds write them: ISO 8601 in all its forms, RFC 822 and what people take for it, Unix
/// seconds. A time without a zone is UTC.
final class FeedDates {
    private static final int LONGEST = 100;
    private static final Pattern ISO =
            Pattern.compile(
                    "([0-9]{4})(?:-?([0-9]{3})|-?([0-9]{2})(?:-?([0-9]{2}))?)?"
                            + "(?:(?:[tT]|\\s+)([0-9]{1,2})(?::?([0-9]{2})(?::?([0-9]{2}))?(?:[.,][0-9]*)?)?"
                            + "\\s*([zZ]|[-+][0-9]{1,2}(?::?[0-9]{2})?|[A-Za-z]{1,5})?)?");
    private static final Pattern TIME =
            Pattern.compile(
                    "(?<![0-9+-])([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?:[.,][0-9]+)?"
                            + "(?:\\s*([aApP])\\.?[mM]\\.?(?![A-Za-z]))?");
    private static final Pattern NUMERIC =
            Pattern.compile("^\\D*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}");
    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC|UT)?\\s*([-+])\\s?([0-9]{1,2}):?([0-9]{2})?(?![0-9:])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}]+|[0-9]+");
    private static final List<String> MONTHS =
            List.of(
                    "jan jän gen ene",
                    "feb fév fev",
                    "mar mär mrz",
                    "apr avr abr",
                    "may mai mag mei",
                    "jun juin giu",
                    "jul juil lug",
                    "aug aoû aou ago",
                    "sep set",
                    "oct okt out ott",
                    "nov",
                    "dec dez déc dic");
    private static final Map<String, Integer> ZONES =
            Map.ofEntries(
                    Map.entry("edt", -4 * 60),
                    Map.entry("est", -5 * 60),
                    Map.entry("et", -5 * 60),
                    Map.entry("cdt", -5 * 60),
                    Map.entry("cst", -6 * 60),
                    Map.entry("ct", -6 * 60),
                    Map.entry("mdt", -6 * 60),
                    Map.entry("mst", -7 * 60),
                    Map.entry("mt", -7 * 60),
                    Map.entry("pdt", -7 * 60),
                    Map.entry("pst", -8 * 60),
                    Map.entry("pt", -8 * 60),
                    Map.entry("bst", 60),
                    Map.entry("cet", 60),
                    Map.entry("cest", 120),
                    Map.entry("eet", 120),
                    Map.entry("eest", 180),
                    Map.entry("msk", 180),
                    Map.entry("ist", 330),
                    Map.entry("jst", 540),
                    Map.entry("kst", 540),
                    Map.entry("aest", 600),
                    Map.entry("aedt", 660));

    private FeedDates() {}

    /// The time, or null where it is none.
    static @Nullable Instant at(String written) {
        String text = written.strip().replace('\u00a0', ' ').replaceAll("\\s+", " ");
        if (text.isEmpty() || text.length() > LONGEST) return null;
        try {
            if (text.matches("[0-9]{9,10}"))
                return sane(Instant.ofEpochSecond(Long.parseLong(text)));
            if (text.matches("[0-9]{13}")) return sane(Instant.ofEpochMilli(Long.parseLong(text)));
            Matcher iso = ISO.matcher(text);
            Instant at = iso.matches() ? iso(iso) : words(text);
            return at == null ? null : sane(at);
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Instant sane(Instant at) {
        int year = at.atZone(ZoneOffset.UTC).getYear();
        return year < 1 || year > 9998 ? null : at;
    }

    private static Instant iso(Matcher iso) {
        int year = Integer.parseInt(iso.group(1));
        LocalDate day =
                iso.group(2) != null
                        ? LocalDate.ofYearDay(year, Integer.parseInt(iso.group(2)))
                        : LocalDate.of(year, number(iso.group(3), 1), number(iso.group(4), 1));
        int hour = number(iso.group(5), 0);
        int minutes = iso.group(8) == null ? 0 : zone(iso.group(8));
        return at(day, hour, number(iso.group(6), 0), number(iso.group(7), 0), minutes);
    }

    private static Instant at(LocalDate day, int hour, int minute, int second, int offset) {
        boolean midnight = hour == 24 && minute == 0 && second == 0;
        LocalDateTime time =
                day.plusDays(midnight ? 1 : 0)
                        .atTime(LocalTime.of(midnight ? 0 : hour, minute, Math.min(second, 59)));
        return time.toInstant(ZoneOffset.UTC).minusSeconds(offset * 60L);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /// A month by name, or numbers with strokes or dots; anything else around it is passed over.
    private static @Nullable Instant words(String text) {
        int hour = 0;
        int minute = 0;
        int second = 0;
        int offset = 0;
        String rest = text;
        // The dots of a numeric date are no time's.
        Matcher date = NUMERIC.matcher(text);
        String timed = date.find() ? "*".repeat(date.end()) + text.substring(date.end()) : text;
        Matcher time = TIME.matcher(timed);
        if (time.find()) {
            hour = number(time.group(1), 0);
            minute = number(time.group(2), 0);
            second = number(time.group(3), 0);
            String half = time.group(4);
            if (half != null && hour <= 12)
                hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
            String after = timed.substring(time.end());
            offset = zoneIn(after);
            Matcher number = OFFSET.matcher(after);
            rest = text.substring(0, time.start()) + " " + number.replaceFirst(" ");
        }
        LocalDate day = day(rest);
        return day == null ? null : at(day, hour, minute, second, offset);
    }

    private static int zoneIn(String after) {
        Matcher number = OFFSET.matcher(after);
        if (number.find()) {
            int minutes = Integer.parseInt(number.group(2)) * 60 + number(number.group(3), 0);
            return number.group(1).equals("-") ? -minutes : minutes;
        }
        Matcher word = Pattern.compile("[A-Za-z]+").matcher(after);
        while (word.find()) {
            String name = word.group().toLowerCase(Locale.ROOT);
            if (ZONES.containsKey(name)) return zone(name);
        }
        return 0;
    }

    /// Minutes ahead of UTC. Single letters are UTC, as RFC 2822 has it.
    private static int zone(String written) {
        if (written.startsWith("+") || written.startsWith("-")) {
            String digits = written.substring(1).replace(":", "");
            int minutes =
                    digits.length() <= 2
                            ? Integer.parseInt(digits) * 60
                            : Integer.parseInt(digits, 0, digits.length() - 2, 10) * 60
                                    + Integer.parseInt(
                                            digits, digits.length() - 2, digits.length(), 10);
            return written.startsWith("-") ? -minutes : minutes;
        }
        return ZONES.getOrDefault(written.toLowerCase(Locale.ROOT), 0);
    }

    private static @Nullable LocalDate day(String text) {
        int month = 0;
        List<Integer> numbers = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (Character.isDigit(word.charAt(0))) {
                if (word.length() > 4) continue;
                numbers.add(Integer.valueOf(word));
                lengths.add(word.length());
            } else if (month == 0) month = month(word.toLowerCase(Locale.ROOT));
        }
        if (month > 0 && numbers.size() >= 2) {
            boolean yearFirst = lengths.getFirst() == 4;
            int day = numbers.get(yearFirst ? 1 : 0);
            int year = yearFirst ? numbers.getFirst() : numbers.get(numbers.size() - 1);
            if (!yearFirst && lengths.get(1) == 4) year = numbers.get(1);
            int length = yearFirst ? 4 : lengths.get(numbers.indexOf(year));
            return LocalDate.of(length <= 2 ? century(year) : year, month, day);
        }
        if (month == 0 && numbers.size() >= 3) return numeric(numbers, lengths);
        return null;
    }

    private static @Nullable LocalDate numeric(List<Integer> numbers, List<Integer> lengths) {
        int a = numbers.get(0);
        int b = numbers.get(1);
        int c = numbers.get(2);
        if (lengths.get(0) == 4) return LocalDate.of(a, b, c);
        int year = lengths.get(2) == 4 ? c : century(c);
        return a > 12 ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
    }

    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int month(String word) {
        if (word.length() < 3) return 0;
        for (int i = 0; i < MONTHS.size(); i++)
            for (String start : MONTHS.get(i).split(" ")) if (word.startsWith(start)) return i + 1;
        return 0;
    }
}
