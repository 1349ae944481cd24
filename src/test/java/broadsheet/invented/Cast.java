package broadsheet.invented;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who and what comes up how often.
record Cast(Zipf people, Zipf places, Zipf firms, Zipf ships, Map<String, Zipf> subjects) {

    static Cast of(List<Beat> beats) {
        return new Cast(
                new Zipf(Names.PEOPLE),
                new Zipf(5_500),
                new Zipf(4_000),
                new Zipf(3_000),
                beats.stream()
                        .map(Beat::name)
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        name ->
                                                new Zipf(
                                                        beats.stream()
                                                                .filter(beat ->
                                                                        beat.name().equals(name))
                                                                .findFirst()
                                                                .orElseThrow()
                                                                .grammar()
                                                                .all("thing")
                                                                .size()))));
    }

    int subject(Beat beat, Dice dice) {
        Zipf ranks = subjects.get(beat.name());
        return ranks == null ? 0 : ranks.draw(dice);
    }
}
