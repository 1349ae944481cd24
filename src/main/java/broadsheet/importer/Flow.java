package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/// Collects running text into paragraphs, as a browser would lay it out: spaces run together, marks
/// open across paragraphs go on in the next, two forced breaks end a paragraph. What is no text is
/// put between.
final class Flow {
    /// What a mark makes of the text inside it.
    interface Wrap extends UnaryOperator<List<Inline>> {
        Wrap NONE = content -> content;
    }

    private record Frame(Wrap wrap, List<Inline> content, StringBuilder run) {
        private Frame(Wrap wrap) {
            this(wrap, new ArrayList<>(), new StringBuilder());
        }

        private List<Inline> finished() {
            if (!run.isEmpty()) content.add(new Inline.Text(run.toString()));
            run.setLength(0);
            return content;
        }

        private void add(Inline inline) {
            if (inline instanceof Inline.Text(var text)) run.append(text);
            else finished().add(inline);
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean started;
    private boolean gap;
    private int breaks;

    Flow() {
        frames.push(new Frame(Wrap.NONE));
    }

    void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') gap = started;
            else {
                settle();
                top().run().append(c);
                started = true;
            }
        }
    }

    void lineBreak() {
        if (started) breaks++;
        gap = false;
    }

    void open(Wrap wrap) {
        if (started) settle();
        frames.push(new Frame(wrap));
    }

    void close() {
        Frame frame = frames.pop();
        List<Inline> content = frame.finished();
        if (content.isEmpty()) return;
        List<Inline> wrapped = Inlines.blank(content) ? content : frame.wrap().apply(content);
        wrapped.forEach(top()::add);
    }

    /// Ends the paragraph, if one has begun.
    void end() {
        if (!started) {
            breaks = 0;
            gap = false;
            return;
        }
        List<Wrap> open = new ArrayList<>();
        while (frames.size() > 1) {
            open.add(top().wrap());
            close();
        }
        List<Inline> text = new ArrayList<>(top().finished());
        top().content().clear();
        started = false;
        gap = false;
        breaks = 0;
        blocks.addAll(Inlines.paragraphs(text));
        for (Wrap wrap : open.reversed()) frames.push(new Frame(wrap));
    }

    void block(Block block) {
        end();
        blocks.add(block);
    }

    List<Block> blocks() {
        end();
        return blocks;
    }

    private Frame top() {
        return frames.element();
    }

    /// Writes the break or space owed before the next character.
    private void settle() {
        if (breaks > 1) end();
        else if (breaks == 1) top().add(new Inline.LineBreak());
        else if (gap) top().run().append(' ');
        breaks = 0;
        gap = false;
    }
}
