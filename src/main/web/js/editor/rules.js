// What is typed as in Markdown becomes what it means at once; Backspace right after takes that back.
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { N, M } from './schema.js';
import { address } from './addresses.js';

/** `**words**` and the like: the signs go, the mark comes. */
const marked = (pattern, type) => new InputRule(pattern, (state, match, start, end) => {
  const [, before, sign, words] = match;
  if (!state.doc.resolve(start).parent.type.allowsMarkType(type)) return null;
  const from = start + before.length;
  // The last sign is being typed: it is not in the document yet.
  const last = from + sign.length + words.length;
  if (last > end) return null;
  return state.tr.delete(last, end).delete(from, from + sign.length)
    .addMark(from, from + words.length, type.create()).removeStoredMark(type);
});

const link = new InputRule(/\[([^[\]]+)\]\(([^()\s]+)\)$/, (state, [, words, to], start, end) => {
  const href = address(to);
  return href && state.doc.resolve(start).parent.type.allowsMarkType(M.link)
    ? state.tr.replaceWith(start, end, state.schema.text(words, [M.link.create({ href })])).removeStoredMark(M.link) : null;
});

/** A quote wants its attribution, so it cannot be made by wrapping alone. */
const quote = new InputRule(/^> $/, (state, _, start, end) => {
  const $start = state.doc.resolve(start), depth = $start.depth, parent = $start.node(-1), at = $start.index(-1);
  if ($start.parent.type !== N.paragraph || !parent.canReplaceWith(at, at + 1, N.quote)) return null;
  const tr = state.tr.delete(start, end);
  const from = tr.doc.resolve(start).before(depth), inside = tr.doc.nodeAt(from);
  return tr.replaceWith(from, from + inside.nodeSize, N.quote.create(null, [inside, N.attribution.create()]))
    .setSelection(state.selection.constructor.near(tr.doc.resolve(from + 2)));
});

const divider = new InputRule(/^(?:---|\*\*\*|___)$/, (state, _, start, end) => {
  const $start = state.doc.resolve(start), parent = $start.node(-1), at = $start.index(-1);
  if ($start.parent.type !== N.paragraph || $start.parent.content.size !== end - start || !parent.canReplaceWith(at, at + 1, N.divider)) return null;
  const tr = state.tr.replaceWith($start.before(), $start.after(), [N.divider.create(), N.paragraph.create()]);
  return tr.setSelection(state.selection.constructor.near(tr.doc.resolve($start.before() + 2)));
});

const same = ordered => (match, node) => node.attrs.ordered === ordered && (!ordered || node.childCount + node.attrs.start === Number(match[1]));

export const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,6}) $/, N.heading, match => ({ level: match[1].length })),
    textblockTypeInputRule(/^# $/, N.heading, { level: 2 }),
    textblockTypeInputRule(/^``` ?$/, N.preformatted, { kind: 'code' }),
    wrappingInputRule(/^[-*] $/, N.list, { ordered: false }, same(false)),
    wrappingInputRule(/^(\d{1,6})[.)] $/, N.list, match => ({ ordered: true, start: Number(match[1]) }), same(true)),
    quote,
    divider,
    link,
    marked(/(^|[^*])(\*\*)([^*\s](?:[^*]*[^*\s])?)\*\*$/, M.strong),
    marked(/(^|[^*])(\*)([^*\s](?:[^*]*[^*\s])?)\*$/, M.emphasis),
    marked(/(^|[^_\p{L}\p{N}])(_)([^_\s](?:[^_]*[^_\s])?)_$/u, M.emphasis),
    marked(/(^|[^~])(~~)([^~\s](?:[^~]*[^~\s])?)~~$/, M.strike),
    marked(/(^|[^`])(`)([^`]+)`$/, M.code),
  ],
});
