package broadsheet.invented;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes stories one after another, the same for the same numbers. They are of the kind that a
/// search can tell apart: each beat has words of its own, names come up by Zipf's law, and a third
/// of the stories go on with something that was told before.
public final class InventedPaper {
    public static final int AUTHORS = 120;
    private static final int OPEN = 60;

    private final Names names = new Names();
    private final List<Beat> beats = Beat.all();
    private final Cast cast = Cast.of(beats);
    private final Zipf authors = new Zipf(12);
    private final Zipf recent = new Zipf(OPEN);
    private final Zipf lengths = new Zipf(40);
    private final List<Affair> open = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(16_384);
    private final Dice dice;
    private final Diary diary;
    private final int tagged;
    private final String site;

    /// @param site what addresses of earlier stories begin with
    /// @param stories how many there will be: they are spread over the years
    public InventedPaper(long seed, String site, int stories) {
        this.dice = new Dice(seed);
        this.diary = new Diary(stories);
        this.site = site;
        // Who comes up in few stories gets no tag: as many tags as a paper of that size has.
        this.tagged = Math.clamp(stories / 40L, 40, 5_000);
    }

    /// The path of a story as its old site had it.
    public static String path(LocalDateTime at, String slug) {
        return "/"
                + at.getYear()
                + (at.getMonthValue() < 10 ? "/0" : "/")
                + at.getMonthValue()
                + "/"
                + slug
                + "/";
    }

    public String author(int number) {
        return names.person(number * 7 + 40_000);
    }

    /// The story of this number. To be asked for one after another, from 1.
    public InventedStory story(int number) {
        Affair affair = affair();
        affair.begin();
        affair.turn(cast, dice);
        boolean first = affair.earlier.isEmpty();
        String headline = said(first ? "headline" : "more", affair);
        headline = Character.toUpperCase(headline.charAt(0)) + headline.substring(1);
        LocalDateTime at = diary.time(number);
        String slug = slug(headline) + "-" + number;
        String standfirst = said("standfirst", affair);
        standfirst = Character.toUpperCase(standfirst.charAt(0)) + standfirst.substring(1);
        List<InventedStory.Passage> body = new ArrayList<>();
        int words = body(affair, first, body);
        int author = 1 + (affair.beat.name().hashCode() & 0xff) * 12 % AUTHORS;
        InventedStory story =
                new InventedStory(
                        number,
                        at,
                        headline,
                        slug,
                        standfirst,
                        affair.section,
                        tags(affair),
                        1 + (author + authors.draw(dice)) % AUTHORS,
                        body,
                        words);
        affair.earlier = headline;
        affair.earlierAddress = site + path(at, slug);
        if (--affair.left <= 0) open.remove(affair);
        return story;
    }

    /// One that goes on, or a new one.
    private Affair affair() {
        if (!open.isEmpty() && dice.chance(35)) {
            int back = recent.draw(dice);
            return open.get(Math.max(0, open.size() - 1 - back));
        }
        int share = dice.below(100);
        int which = 0;
        while (share >= beats.get(which).share()) share -= beats.get(which++).share();
        Affair affair = new Affair(beats.get(which), names, cast, dice, 1 + lengths.draw(dice));
        if (affair.left > 1) open.add(affair);
        if (open.size() > OPEN) open.removeFirst();
        return affair;
    }

    private String said(String rule, Affair affair) {
        text.setLength(0);
        affair.beat.grammar().say(rule, affair, dice, text);
        return text.toString();
    }

    private int body(Affair affair, boolean first, List<InventedStory.Passage> body) {
        int most = dice.between(300, 900);
        int words = add(body, false, paragraph(affair, "lead", dice.between(1, 2)));
        for (int n = 1; words < most; n++) {
            affair.turn(cast, dice);
            if (n % 5 == 4) words += add(body, true, heading(affair));
            String opening =
                    !first && n == 2
                            ? "recall"
                            : switch (dice.below(6)) {
                                case 0, 1 -> "quote";
                                case 2 -> "aside";
                                default -> "fact";
                            };
            words += add(body, false, paragraph(affair, opening, dice.between(1, 4)));
        }
        return words;
    }

    private static int add(List<InventedStory.Passage> body, boolean heading, String html) {
        body.add(new InventedStory.Passage(heading, html));
        int words = 1;
        for (int i = 0; i < html.length(); i++) if (html.charAt(i) == ' ') words++;
        return words;
    }

    private String heading(Affair affair) {
        return said("heading", affair);
    }

    /// A sentence of the rule, and some more that say what there is to know or what others think.
    private String paragraph(Affair affair, String rule, int more) {
        Grammar grammar = affair.beat.grammar();
        text.setLength(0);
        grammar.say(rule, affair, dice, text);
        for (int i = 0; i < more; i++) {
            text.append(' ');
            if (dice.chance(8)) {
                text.append("<em>");
                grammar.say("fact", affair, dice, text);
                text.append("</em>");
            } else grammar.say(dice.chance(58) ? "fact" : "aside", affair, dice, text);
        }
        return text.toString();
    }

    private List<String> tags(Affair affair) {
        Set<String> tags = new LinkedHashSet<>();
        String subject = affair.beat.grammar().all("thing").get(affair.subject);
        tags.add(capital(subject.startsWith("the ") ? subject.substring(4) : subject));
        if (affair.place < tagged) tags.add(affair.placeName());
        if (dice.chance(50) && affair.person < tagged) tags.add(affair.personName());
        if (affair.beat.name().equals("business") && affair.firm < tagged)
            tags.add(affair.firmName());
        if (dice.chance(40))
            tags.add(capital(affair.beat.grammar().all("noun").get(dice.below(12))));
        return List.copyOf(tags);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What an address can hold of a name or headline.
    public static String slug(String words) {
        StringBuilder slug = new StringBuilder();
        String plain = Normalizer.normalize(words.replace("ø", "o"), Normalizer.Form.NFD);
        for (char c : plain.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') slug.append(c);
            else if ((c == ' ' || c == '-')
                    && !slug.isEmpty()
                    && slug.charAt(slug.length() - 1) != '-') slug.append('-');
        }
        return slug.toString();
    }
}
