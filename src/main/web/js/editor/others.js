// Where the others are: a line at each cursor with a name on it, and what they have selected.
import { Plugin, PluginKey, Selection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { el } from './page.js';

const key = new PluginKey('others');
const COLOURS = ['ed-other-0', 'ed-other-1', 'ed-other-2', 'ed-other-3', 'ed-other-4', 'ed-other-5'];

/** A line stands in words only, never between blocks. */
function inWords(doc, pos) {
  const $at = doc.resolve(pos);
  return $at.parent.inlineContent ? pos : Selection.near($at, -1).head;
}

const clamp = (pos, doc) => Math.max(0, Math.min(pos, doc.content.size));

function shown(people, doc) {
  const all = [];
  for (const { client, name, person, anchor, head } of people.values()) {
    if (head < 0) continue;
    const colour = COLOURS[person % COLOURS.length], at = inWords(doc, clamp(head, doc));
    // The name is no text: it is neither read as part of the story nor copied with it.
    const line = () => el('span', { class: `ed-other ${colour}`, 'data-name': name, 'aria-hidden': 'true' });
    all.push(Decoration.widget(at, line, { key: `${client} ${name}`, side: 10, ignoreSelection: true }));
    const [from, to] = [clamp(Math.min(anchor, head), doc), clamp(Math.max(anchor, head), doc)];
    if (anchor >= 0 && from < to) all.push(Decoration.inline(from, to, { class: `ed-other-part ${colour}` }));
  }
  return DecorationSet.create(doc, all);
}

const NOBODY = { people: new Map(), decorations: DecorationSet.empty };

/** Cursors move along with what is written before them, until their owners say where they are. */
function moved({ people }, { mapping, doc }) {
  const map = pos => pos < 0 ? pos : mapping.map(pos, -1);
  const now = new Map([...people].map(([client, it]) => [client, { ...it, anchor: map(it.anchor), head: map(it.head) }]));
  return { people: now, decorations: shown(now, doc) };
}

export const others = () => new Plugin({
  key,
  state: {
    init: () => NOBODY,
    apply(tr, was) {
      const people = tr.getMeta(key);
      if (people) return { people, decorations: shown(people, tr.doc) };
      return tr.docChanged && was.people.size ? moved(was, tr) : was;
    },
  },
  props: { decorations: state => key.getState(state).decorations },
});

/**
 * Shows those who are there. Who has said nothing new stays where they were moved to.
 *
 * @param members as the room tells them, in its version
 * @param place makes a place in the room's version one in this document
 */
export function show(view, members, said, place) {
  const was = key.getState(view.state).people, now = new Map();
  for (const it of members) {
    const same = said.get(it.client) === JSON.stringify(it) && was.get(it.client);
    now.set(it.client, same || { ...it, anchor: place(it.anchor), head: place(it.head) });
    said.set(it.client, JSON.stringify(it));
  }
  for (const client of said.keys()) if (!now.has(client)) said.delete(client);
  if (!now.size && !was.size) return;
  view.dispatch(view.state.tr.setMeta(key, now).setMeta('addToHistory', false));
}
