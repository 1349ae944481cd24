package broadsheet.site;

import broadsheet.story.Card;
import broadsheet.story.StoryId;
import broadsheet.story.StoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Deals stories out to the places of a front so that it looks edited: what matters most first, no
/// story twice, pictures where a place has one, and no section crowding out the others at the top.
final class Fronts {
    /// What a day of age costs against one step of prominence.
    private static final Duration STEP = Duration.ofHours(18);

    private final List<Card> ranked;
    private final Set<StoryId> used = new HashSet<>();
    private final Predicate<Card> pictured;

    Fronts(List<Card> cards, Predicate<Card> pictured) {
        this.pictured = pictured;
        Instant newest =
                cards.stream()
                        .map(Card::firstPublished)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        this.ranked =
                cards.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparingLong((Card card) -> weight(card, newest))
                                        .thenComparing(card -> card.story().value()))
                        .toList();
    }

    /// Small is heavy: the age in seconds, made younger by the editor's prominence and older for
    /// briefs.
    private static long weight(Card card, Instant newest) {
        long age = Duration.between(card.firstPublished(), newest).toSeconds();
        long brief = card.type() == StoryType.BRIEF ? STEP.toSeconds() : 0;
        return age + brief - card.prominence() * STEP.toSeconds();
    }

    /// The best story left for which `wish` holds, with a picture if there is one within the best
    /// few.
    @Nullable Card best(Predicate<Card> wish, boolean withPicture) {
        Card card = null;
        if (withPicture) card = first(wish.and(pictured), 12);
        return card != null ? card : first(wish, Integer.MAX_VALUE);
    }

    private @Nullable Card first(Predicate<Card> wish, int among) {
        int seen = 0;
        for (Card card : ranked) {
            if (used.contains(card.story()) || !wish.test(card)) {
                if (!used.contains(card.story()) && ++seen >= among) return null;
                continue;
            }
            used.add(card.story());
            return card;
        }
        return null;
    }

    /// The best `count` stories left for which `wish` holds, at most `perSection` of one section.
    List<Card> best(int count, int perSection, Predicate<Card> wish) {
        List<Card> best = new ArrayList<>();
        for (Card card : ranked) {
            if (best.size() == count) break;
            if (used.contains(card.story()) || !wish.test(card)) continue;
            long same =
                    best.stream()
                            .filter(other ->
                                    java.util.Objects.equals(other.section(), card.section()))
                            .count();
            if (same >= perSection) continue;
            best.add(card);
        }
        best.forEach(card -> used.add(card.story()));
        return best;
    }

    /// Marks stories as shown without dealing them out.
    void leaveOut(List<Card> cards) {
        cards.forEach(card -> used.add(card.story()));
    }

    boolean isUsed(Card card) {
        return used.contains(card.story());
    }
}
