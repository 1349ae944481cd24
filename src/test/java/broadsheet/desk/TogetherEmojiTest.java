package broadsheet.desk;

import static broadsheet.desk.Pair.press;
import static broadsheet.desk.Pair.sees;
import static broadsheet.desk.Pair.text;
import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.InBrowser;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A character that takes two units is never cut between them, whoever writes beside it: half of
/// one is no text, and cannot be saved.
@InBrowser
class TogetherEmojiTest {
    private final Pair pair = new Pair();
    private final Page mara = pair.mara;
    private final Page tom = pair.tom;

    @AfterEach
    void close() {
        pair.close();
    }

    private static boolean whole(Page page) {
        return (boolean)
                page.evaluate("document.getElementById('editor-text').textContent.isWellFormed()");
    }

    /// Words that were taken up or put together come as one step, made of what differs.
    @Test
    void twoStepsMadeOfDifferencesLeaveWholeCharacters() {
        assertThat((List<?>) mara.evaluate(DIFFERENCES)).isEmpty();
    }

    /// The first and the last unit of these are the same in turn.
    private static final String DIFFERENCES =
            """
            async () => {
              const { difference, Peer } = await import('/assets/editor/peer.js')
              const { read } = await import('/assets/editor/blocks.js')
              const doc = text => read([{ block: 'paragraph', text: text ? [text] : [] }])
              const texts = ['', 'a😀b', 'a😁b', 'a🙀b', 'a🐀b', 'ab', 'a😀😁b', 'a😁😀b', 'a😀', '😁b', '😀😀', 'a😀 x b', 'a😀 y b']
              const bad = []
              for (const base of texts) for (const one of texts) for (const other of texts) {
                const [first, second] = [['one', one], ['other', other]].map(([name, text]) => {
                  const peer = Peer.at(doc(base), 0, name), step = difference(doc(base), doc(text))
                  if (step) peer.holder.dispatch(peer.holder.state.tr.step(step))
                  return peer
                })
                let version = 0
                for (const [from, to] of [[first, second], [second, first]]) {
                  const { steps } = from.sendable(), entries = steps.map((step, i) => ({ version: version + i + 1, client: from.client, step }))
                  from.taken(version, steps.length)
                  to.receive(entries)
                  version += steps.length
                }
                const ends = [first, second].map(it => it.holder.state.doc.textContent)
                // What is put inside words that another takes out meanwhile stays.
                if (base === 'a😀 x b' && one === 'ab' && other === 'a😀 y b' && ends[0] !== 'ayb') bad.push(`dropped: ${ends[0]}`)
                if (ends[0] !== ends[1] || !ends.every(it => it.isWellFormed())) bad.push([base, one, other, JSON.stringify(ends)].join(' | '))
              }
              return bad
            }
            """;

    @Test
    void bothReplaceTheSameWhileOneIsCutOff() {
        pair.open("Tide", "Tide 😀 out.");
        pair.toms.context().setOffline(true);
        replaceTheSixth(mara, "😁");
        replaceTheSixth(tom, "😂");
        mara.locator("#kept.saved").waitFor();
        tom.locator("#kept.offline").waitFor();
        pair.toms.context().setOffline(false);
        // Where two replace the very same words, those stand that came later.
        pair.both("Tide 😂 out.");
        pair.kept();
        assertThat(whole(mara) && whole(tom)).isTrue();
        pair.editor.save();
        assertThat(pair.editor.saved()).isEqualTo(text(tom));
    }

    private static void replaceTheSixth(Page page, String character) {
        press(page, "Control+Home");
        for (int i = 0; i < 5; i++) press(page, "ArrowRight");
        press(page, "Shift+ArrowRight");
        page.keyboard().insertText(character);
    }

    @Test
    void nobodyCutsOneInTwoForTheOthers() {
        pair.open("Tide", "Tide 😀 out.");
        tom.evaluate(
                """
                async steps => {
                  const at = document.getElementById('kept').dataset.at, token = document.querySelector('input[name=form-token]').value
                  const post = async (path, body) => (await fetch(at + '/room' + path, {
                    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'form-token': token },
                  })).json()
                  let { room, version } = await post('', {})
                  for (const step of steps) {
                    const answer = await post('/steps', { room, client: 'who-means-no-good', version, steps: [JSON.parse(step)] })
                    if (!answer.taken) throw new Error(JSON.stringify(answer))
                    version = answer.version
                  }
                }
                """,
                List.of(
                        "{\"stepType\":\"replace\",\"from\":7,\"to\":7,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}",
                        "{\"stepType\":\"replace\",\"from\":6,\"to\":7}",
                        "{\"stepType\":\"replace\",\"from\":7,\"to\":8}",
                        "{\"stepType\":\"addMark\",\"from\":1,\"to\":7,\"mark\":{\"type\":\"strong\"}}",
                        "{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"High \"}]}}"));
        press(mara, "Control+End");
        mara.keyboard().type(" And more.");
        pair.both("High Tide 😀 out. And more.");
        mara.locator("#kept.saved").waitFor();
        assertThat(text(tom)).isEqualTo("High Tide 😀 out. And more.");
        tom.reload();
        sees(tom, "Mara");
        pair.both("High Tide 😀 out. And more.");
        pair.editor.save();
        assertThat(pair.editor.saved()).isEqualTo("High Tide 😀 out. And more.");
    }
}
