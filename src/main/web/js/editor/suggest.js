// Suggesting: while it is on, words that are typed are marked as to be put in, and words that are taken out stay and are
// marked so, until somebody accepts or refuses them. What is more than words is not done at all: nothing is changed that
// nobody could refuse.
import { isHistoryTransaction } from 'prosemirror-history';
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { say, t, warn } from './page.js';
import { M, N } from './schema.js';

const key = new PluginKey('suggest');

/** The suggestions that are one's own: what one types beside them is of the same. */
export const mine = new Set();

export const suggesting = state => !!key.getState(state);

/** Turns it on or off. */
export const suggest = (state, dispatch) => {
  const on = !suggesting(state);
  if (dispatch) {
    dispatch(state.tr.setMeta(key, on));
    say(t(on ? 'suggest.on' : 'suggest.off'));
    document.getElementById('editor').classList.toggle('ed-suggesting', on);
  }
  return true;
};

// ---- what was about to be done, as a suggestion

/** What history, a colleague or a decision has done is theirs. */
const asItIs = tr => !tr.docChanged || tr.getMeta('set') || tr.getMeta('margin') || tr.getMeta('rebased') !== undefined || tr.getMeta('collab$') || isHistoryTransaction(tr);

export function suggested(state, tr) {
  if (!suggesting(state) || asItIs(tr)) return tr;
  const out = state.tr;
  let cursor = null;
  for (const [i, step] of tr.steps.entries()) {
    const words = step instanceof ReplaceStep ? wordsOf(step, tr.docs[i]) : null;
    const before = (pos, side) => tr.mapping.maps.slice(0, i).reduceRight((at, map) => map.invert().map(at, side), pos);
    const now = (pos, side) => out.mapping.map(before(pos, side), side);
    const from = now(step.from, 1), to = Math.max(from, now(step.to, -1));
    cursor = words && replaced(out, from, to, words, state.selection.empty && state.selection.from === step.from);
    if (cursor === null) {
      warn(t('suggest.words'));
      return state.tr;
    }
  }
  if (cursor !== null) out.setSelection(TextSelection.near(out.doc.resolve(cursor), -1));
  if (tr.getMeta('composition') !== undefined) out.setMeta('composition', tr.getMeta('composition'));
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
}

/** The words that a step puts in, as one line; null where it is about more than words. */
function wordsOf({ slice, from, to }, doc) {
  const words = [];
  let plain = true;
  slice.content.descendants(node => {
    if (node.isInline) words.push(node);
    else if (node.isAtom || node.type.spec.captioned) plain = false;
    else if (node.isTextblock && words.length) words.push(N.line_break.create());
    return true;
  });
  if (!plain || !words.length && !doc.textBetween(from, to, '', '\ufffc')) return null;
  return words;
}

/** Marks what is taken out and puts words after it; where the cursor goes, or null where words cannot be marked. */
function replaced(tr, from, to, words, forward) {
  const id = words.map(node => M.added.isInSet(node.marks)?.attrs.id).find(it => mine.has(it)) ?? beside(tr.doc, from, to) ?? fresh();
  const end = takenOut(tr, from, to, id);
  if (end === null) return null;
  if (!words.length) return forward ? end : Math.min(from, tr.doc.content.size);
  const $from = tr.doc.resolve(from), at = Math.max(from, Math.min(end, $from.end()));
  if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(M.added)) return null;
  const nodes = words.map(node => node.mark(M.added.create({ id }).addToSet(M.removed.removeFromSet(node.marks))));
  tr.insert(at, nodes);
  return at + nodes.reduce((size, node) => size + node.nodeSize, 0);
}

function fresh() {
  const id = crypto.randomUUID();
  mine.add(id);
  return id;
}

/** One's own suggestion at these places, so that what is typed or taken out letter by letter is one. */
function beside(doc, from, to) {
  for (const node of [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter, doc.nodeAt(from)])
    for (const mark of node?.marks ?? []) if ([M.added, M.removed].includes(mark.type) && mine.has(mark.attrs.id)) return mark.attrs.id;
  return null;
}

/** What one has suggested oneself is taken back; all else stays and is marked. Where the end is then, or null. */
function takenOut(tr, from, to, id) {
  const own = [], others = [];
  let fits = true;
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isInline) {
      if (node.isAtom) fits = false;
      return true;
    }
    const span = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)], added = M.added.isInSet(node.marks);
    if (added && mine.has(added.attrs.id)) own.push(span);
    else if (!parent.type.allowsMarkType(M.removed)) fits = false;
    else if (!M.removed.isInSet(node.marks)) others.push(span);
    return false;
  });
  if (!fits) return null;
  for (const [start, end] of others) tr.addMark(start, end, M.removed.create({ id }));
  const before = tr.steps.length;
  for (const [start, end] of own.reverse()) tr.delete(start, end);
  return tr.mapping.slice(before).map(to, 1);
}

// ---- what becomes of one

/** Accepts or refuses: what was to go goes, what was to come stays, or the other way round. */
export const decide = (id, accept) => (state, dispatch) => {
  const { tr } = state, gone = [];
  state.doc.descendants((node, pos) => {
    if (!node.isInline) return true;
    for (const mark of node.marks) {
      if (mark.attrs.id !== id || ![M.added, M.removed].includes(mark.type)) continue;
      if ((mark.type === M.added) === accept) tr.removeMark(pos, pos + node.nodeSize, mark);
      else gone.push([pos, pos + node.nodeSize]);
    }
    return false;
  });
  for (const [from, to] of gone.reverse()) tr.delete(from, to);
  if (dispatch && tr.docChanged) dispatch(tr.setMeta('margin', true).scrollIntoView());
  return tr.docChanged;
};

export const suggestions = () => new Plugin({
  key,
  state: { init: () => false, apply: (tr, was) => tr.getMeta(key) ?? was },
  props: {
    // First of all: signs such as those of a list are words here.
    handleTextInput(view, from, to, text) {
      if (!suggesting(view.state) || view.composing) return false;
      const marks = view.state.storedMarks ?? view.state.doc.resolve(from).marks();
      view.dispatch(view.state.tr.replaceWith(from, to, view.state.schema.text(text, marks)).scrollIntoView());
      return true;
    },
    handleDOMEvents: {
      // What is composed is marked from its first letter: a composition whose words are changed ends.
      compositionstart(view) {
        const { state } = view, { from, $from } = state.selection;
        if (suggesting(state)) view.dispatch(state.tr.setStoredMarks(M.added.create({ id: beside(state.doc, from, from) ?? fresh() }).addToSet(M.removed.removeFromSet(state.storedMarks ?? $from.marks()))));
        return false;
      },
    },
  },
});
