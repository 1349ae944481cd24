package broadsheet.story;

import broadsheet.text.ThreeWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Two bodies that were made from one, put together block by block, and word by word in a block
/// that both have changed. What cannot be put together without a person is marked, with both.
public final class Merge {
    private Merge() {}

    /// A stretch of what comes of it.
    public sealed interface Part {
        /// Nothing to decide.
        record Settled(List<Block> blocks) implements Part {
            public Settled {
                blocks = List.copyOf(blocks);
            }
        }

        /// What it was, and what each made of it; none where it was taken out.
        record Contested(List<Block> base, List<Block> mine, List<Block> theirs) implements Part {
            public Contested {
                base = List.copyOf(base);
                mine = List.copyOf(mine);
                theirs = List.copyOf(theirs);
            }
        }
    }

    /// What a person decides on.
    public enum Choice {
        MINE,
        THEIRS,
        /// Theirs, and then mine.
        BOTH
    }

    public static List<Part> of(List<Block> base, List<Block> mine, List<Block> theirs) {
        if (theirs.equals(base) || theirs.equals(mine)) return settled(mine);
        if (mine.equals(base)) return settled(theirs);
        Alignment my = Alignment.of(base, mine);
        Alignment their = Alignment.of(base, theirs);
        Parts parts = new Parts();
        for (int i = 0; i <= base.size(); i++) {
            parts.add(List.of(), my.gaps().get(i), their.gaps().get(i));
            if (i == base.size()) break;
            Block was = base.get(i);
            @Nullable Block one = my.fates().get(i);
            @Nullable Block other = their.fates().get(i);
            Optional<Block> both =
                    one == null || other == null ? Optional.empty() : words(was, one, other);
            if (both.isPresent()) parts.settled(List.of(both.get()));
            else parts.add(List.of(was), list(one), list(other));
        }
        return parts.all();
    }

    private static List<Part> settled(List<Block> blocks) {
        return blocks.isEmpty() ? List.of() : List.of(new Part.Settled(blocks));
    }

    private static List<Block> list(@Nullable Block block) {
        return block == null ? List.of() : List.of(block);
    }

    /// The body, with what was decided for each contested stretch, in order.
    ///
    /// @throws IllegalArgumentException where there are not as many choices as contested stretches
    public static List<Block> settle(List<Part> parts, List<Choice> choices) {
        List<Block> body = new ArrayList<>();
        int next = 0;
        for (Part part : parts)
            switch (part) {
                case Part.Settled(var blocks) -> body.addAll(blocks);
                case Part.Contested(_, var mine, var theirs) -> {
                    if (next == choices.size())
                        throw new IllegalArgumentException("only " + next + " choices");
                    Choice choice = choices.get(next++);
                    if (choice != Choice.MINE) body.addAll(theirs);
                    if (choice != Choice.THEIRS) body.addAll(mine);
                }
            }
        if (next != choices.size()) throw new IllegalArgumentException("more than " + next);
        return body;
    }

    /// How many stretches a person must decide on.
    public static int contested(List<Part> parts) {
        return (int) parts.stream().filter(part -> part instanceof Part.Contested).count();
    }

    /// Gathers parts, joining what is settled.
    private static final class Parts {
        private final List<Part> parts = new ArrayList<>();
        private final List<Block> open = new ArrayList<>();

        void add(List<Block> base, List<Block> mine, List<Block> theirs) {
            if (theirs.equals(base) || mine.equals(theirs)) settled(mine);
            else if (mine.equals(base)) settled(theirs);
            else {
                close();
                parts.add(new Part.Contested(base, mine, theirs));
            }
        }

        void settled(List<Block> blocks) {
            open.addAll(blocks);
        }

        private void close() {
            if (!open.isEmpty()) parts.add(new Part.Settled(open));
            open.clear();
        }

        List<Part> all() {
            close();
            return List.copyOf(parts);
        }
    }

    /// One block of three that are of a kind, word by word; empty where both have changed the same
    /// words, or the block has more than words.
    private static Optional<Block> words(Block base, Block mine, Block theirs) {
        if (base instanceof Block.Paragraph(var was)
                && mine instanceof Block.Paragraph(var one)
                && theirs instanceof Block.Paragraph(var other))
            return words(was, one, other, Block.Paragraph::new);
        if (base instanceof Block.Heading(int level, var was)
                && mine instanceof Block.Heading(int my, var one)
                && theirs instanceof Block.Heading(int their, var other)
                && level == my
                && level == their)
            return words(was, one, other, text -> new Block.Heading(level, text));
        return Optional.empty();
    }

    private static Optional<Block> words(
            List<Inline> base,
            List<Inline> mine,
            List<Inline> theirs,
            Function<List<Inline>, Block> block) {
        if (theirs.equals(base) || mine.equals(theirs)) return Optional.of(block.apply(mine));
        if (mine.equals(base)) return Optional.of(block.apply(theirs));
        List<InlineTokens.Token> tokens = new ArrayList<>();
        for (ThreeWay.Part<InlineTokens.Token> part :
                ThreeWay.of(InlineTokens.of(base), InlineTokens.of(mine), InlineTokens.of(theirs)))
            switch (part) {
                case ThreeWay.Part.Settled<InlineTokens.Token>(var items) -> tokens.addAll(items);
                case ThreeWay.Part.Contested<InlineTokens.Token> _ -> {
                    return Optional.empty();
                }
            }
        return Optional.of(block.apply(InlineTokens.text(tokens)));
    }
}
