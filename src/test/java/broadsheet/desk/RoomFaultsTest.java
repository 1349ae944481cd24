package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.BlockJson;
import broadsheet.story.Revision;
import broadsheet.story.StoryId;
import broadsheet.testing.InBrowser;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Three editors in one room do what chance tells them, with the modules of the page and against
/// the real server: they type, mark, split, join, move and take back; requests and answers are
/// lost, sent twice and late; windows die, with and without what they had sent, and are opened
/// again; somebody saves. In the end all have the same words, whoever comes in has them too, and
/// they are what is saved.
@InBrowser
class RoomFaultsTest {
    private static final int RUNS = 200;
    private static final int AT_ONCE = 10;

    private static final TestClock clock = new TestClock(Instant.now().toString());

    @RegisterExtension
    private static final EditorOpen here = new EditorOpen(() -> TestSite.paper().at(clock).open());

    @Test
    void allEndsAgreeWithTheServerWhateverHappensOnTheWay() {
        Page page = here.window.page();
        for (int first = 0; first < RUNS; first += AT_ONCE) {
            List<String> stories = new ArrayList<>();
            clock.pass(Duration.ofMinutes(1)); // one person makes no more requests a minute
            for (int i = 0; i < AT_ONCE; i++)
                stories.add(
                        Typist.story(
                                here.editor.visitor(),
                                "Run " + (first + i),
                                "The tide is out.\n\nThe boats lie still.\n\nNobody sails."));
            var ends = (List<?>) page.evaluate(SCRIPT, Map.of("first", first, "stories", stories));
            for (int i = 0; i < AT_ONCE; i++) {
                String end = (String) ends.get(i);
                assertThat(end).as("run " + (first + i)).startsWith("[");
                assertThat(saved(stories.get(i)))
                        .as("run " + (first + i))
                        .isEqualTo(Json.read(end));
            }
        }
    }

    private static Json saved(String at) {
        StoryId story = new StoryId(Numbers.of(at.substring(at.lastIndexOf('/') + 1)));
        Revision newest =
                here.site.app().stories().revisions(story).stream()
                        .max(Comparator.comparingInt(Revision::number))
                        .orElseThrow();
        return BlockJson.write(newest.copy().body());
    }

    private static final String SCRIPT =
            """
            async ({ first, stories }) => {
              const { after, difference, Peer, returning } = await import('/assets/editor/peer.js')
              const { read, write } = await import('/assets/editor/blocks.js')
              const { N, M, schema } = await import('/assets/editor/schema.js')
              const { Fragment, Slice } = await import('prosemirror-model')
              const { undo } = await import('prosemirror-history')

              return Promise.all(stories.map((at, i) => run(first + i, at).catch(e => e.stack)))

              async function run(seed, at) {
                let state = seed * 2654435761 + 1 >>> 0
                const random = n => {
                  state = state + 0x6D2B79F5 >>> 0
                  let t = Math.imul(state ^ state >>> 15, 1 | state)
                  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t
                  return ((t ^ t >>> 14) >>> 0) % n
                }
                const page = new DOMParser().parseFromString(await (await fetch(at)).text(), 'text/html')
                const token = page.querySelector('input[name="form-token"]').value
                const person = page.getElementById('kept').dataset.person
                const post = (path, body) => fetch(at + path, {
                  method: 'POST', body: JSON.stringify(body),
                  headers: { 'Content-Type': 'application/json', 'Accept': 'application/json', 'form-token': token },
                })
                const enter = async from => (await post('/room', { room: from?.room, version: from?.version })).json()
                const stale = [], log = []

                class Writer {
                  constructor(number) { this.number = number; this.typed = 0 }

                  async opens(from, mine) {
                    this.client = crypto.randomUUID()
                    const name = `${person}.${this.client}`
                    const room = await enter(from)
                    this.room = room.room
                    const base = read(room.blocks), known = from?.room === room.room && from.version >= room.baseVersion
                    const version = known ? from.version : room.version
                    const doc = after(base, room.steps.filter(it => it.version <= version))
                    if (from && !known) throw new Error(`cannot go on from ${JSON.stringify(from)} in ${room.room} ${room.baseVersion}`)
                    this.peer = known ? returning(doc, version, mine, from, name) : Peer.at(doc, version, name)
                    this.peer.receive(room.steps)
                  }

                  get doc() { return this.peer.holder.state.doc }

                  types() {
                    const { holder } = this.peer, { tr } = holder.state, { doc } = tr, size = doc.content.size
                    const a = random(size + 1), b = Math.min(size, a + random(12))
                    try {
                      switch (random(12)) {
                        case 0: tr.delete(a, b); break
                        case 1: tr.split(a); break
                        case 2: tr.addMark(a, b, [M.strong, M.emphasis][random(2)].create()); break
                        case 3: tr.removeMark(a, b); break
                        case 4: tr.addMark(a, b, M.link.create({ href: 'https://paper.example/' + random(9) })); break
                        case 5: tr.setBlockType(a, b, N.heading, { level: 2 + random(3) }); break
                        case 6: tr.join(a); break
                        case 7: tr.insert(a, N.list.create(null, N.list_item.create(null, N.paragraph.create(null, schema.text('item ' + this.word()))))); break
                        case 8: { // moves a block
                          const from = random(doc.childCount), node = doc.child(from)
                          let pos = 0
                          for (let i = 0; i < from; i++) pos += doc.child(i).nodeSize
                          tr.delete(pos, pos + node.nodeSize)
                          tr.insert(random(2) ? 0 : tr.doc.content.size, node)
                          break
                        }
                        default: tr.insertText(this.word() + ' ', a)
                      }
                      tr.doc.check()
                    } catch { return }
                    if (tr.docChanged) holder.dispatch(tr)
                  }
                  word() { return `w${this.number}x${this.typed++}` }

                  async sends() {
                    const { version, steps, count } = this.peer.sendable(), luck = random(10)
                    const body = { room: this.room, client: this.client, version, steps }
                    log.push(`${this.number} sends ${steps.map(it => it.stepType + ' ' + it.from)} at ${version}, luck ${luck}`)
                    if (luck === 0) return
                    const answer = await post('/room/steps', body)
                    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
                    if (luck === 1) return
                    if (luck === 2) await post('/room/steps', body)
                    if (luck === 3) stale.push(body)
                    this.hears(await answer.json(), version, count)
                  }
                  hears(said, version, count) {
                    if (said.taken) this.peer.taken(version, count)
                    else if (!this.peer.receive(said.steps)) throw new Error('a gap')
                  }

                  async dies() {
                    log.push(`${this.number} dies at ${this.peer.version} with ${this.peer.unconfirmed.length}`)
                    const from = { room: this.room, client: this.peer.client, version: this.peer.version, loose: this.peer.unconfirmed.map(it => it.toJSON()) }
                    const mine = this.doc
                    // What it had sent when it died may or may not have come.
                    if (random(2)) await post('/room/steps', { room: this.room, client: this.client, ...this.peer.sendable() })
                    await this.keeps(from)
                    await this.opens(from, mine)
                  }

                  async keeps(from) {
                    const blocks = write(this.doc)
                    this.step = (this.step ?? 0) + 1
                    const answer = await fetch(`${at}/draft`, {
                      method: 'PUT', headers: { 'Content-Type': 'application/json', 'Accept': 'application/json', 'form-token': token },
                      body: JSON.stringify({ onto: 1, client: this.client, step: this.step, fields: { room: JSON.stringify({ seq: 0, ...from }) }, blocks }),
                    })
                    if (answer.status !== 200) throw new Error(`kept: ${answer.status} ${await answer.text()}`)
                  }

                  async saves() {
                    await this.settles()
                    log.push(`${this.number} saves at ${this.peer.version}`)
                    const page = new DOMParser().parseFromString(await (await fetch(at)).text(), 'text/html')
                    const form = new URLSearchParams()
                    for (const it of page.querySelectorAll('#copy :is(input, select, textarea)[name]'))
                      if (!['body', 'blocks', 'client', 'step', 'onto', 'sensitive', 'change'].includes(it.name)) form.append(it.name, it.value)
                    form.append('onto', 1)
                    form.append('blocks', JSON.stringify(write(this.doc)))
                    form.append('room', JSON.stringify({ room: this.room, version: this.peer.version, seq: 0, loose: [], whole: read(write(this.doc)).eq(this.doc) }))
                    const answer = await fetch(`${at}/copy`, { method: 'POST', body: form })
                    if (answer.status !== 200 || !answer.url.includes('said=saved')) throw new Error(`saved: ${answer.status} ${answer.url} ${(await answer.text()).match(/role="alert"[^]*?<\\/div>/)}`)
                  }

                  async settles() {
                    for (let i = 0; i < 100; i++) {
                      const { version, steps, count } = this.peer.sendable()
                      const answer = await post('/room/steps', { room: this.room, client: this.client, version, steps })
                      const said = await answer.json()
                      this.hears(said, version, count)
                      if (said.taken && !this.peer.loose) return
                    }
                    throw new Error('it does not settle')
                  }
                }

                const writers = [0, 1, 2].map(it => new Writer(it))
                for (const it of writers) await it.opens()
                for (let turn = 0; turn < 24; turn++) {
                  const writer = writers[random(3)]
                  switch (random(14)) {
                    case 0: await writer.dies(); break
                    case 1: await writer.saves(); break
                    case 2: if (stale.length) await post('/room/steps', stale[random(stale.length)]); break
                    case 3: await Promise.all(writers.map(it => { it.types(); return it.sends() })); break
                    default:
                      for (let i = random(4); i >= 0; i--) writer.types()
                      await writer.sends()
                  }
                }
                for (const it of writers) await it.settles()
                for (const it of writers) await it.settles()
                const all = writers.map(it => it.doc)
                for (const doc of all) doc.check()
                const room = await enter(), late = after(read(room.blocks), room.steps)
                const whole = await enter({ room: room.room, version: 0 }), first = after(read(whole.blocks), whole.steps)
                const ends = [...all, late, first].map(it => it.eq(all[0]))
                if (ends.includes(false)) throw new Error(`ends differ: ${ends}\\n${log.join('\\n')}\\n${[...all, late, first].map(it => it.toString()).join('\\n')}`)
                await writers[random(3)].saves()
                return JSON.stringify(write(all[0]))
              }
            }
            """;
}
