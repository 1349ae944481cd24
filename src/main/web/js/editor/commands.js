// What can be done to a body, each a command as ProseMirror has them: (state, dispatch) => whether it can be done.
import { chainCommands, setBlockType, exitCode } from 'prosemirror-commands';
import { Selection, TextSelection } from 'prosemirror-state';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { N } from './schema.js';

/** The nearest node of a type around the selection, with its depth and place. */
export function around({ selection }, ...types) {
  if (selection.node && types.includes(selection.node.type)) return { node: selection.node, pos: selection.from, depth: selection.$from.depth + 1 };
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if (types.includes($from.node(depth).type)) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

// ---- what a block is

const plain = type => [N.paragraph, N.heading, N.preformatted].includes(type);

export const turnInto = (type, attrs = null) => (state, dispatch) =>
  !!(plain(state.selection.$from.parent.type) && setBlockType(type, attrs)(state, dispatch));

export const list = ordered => (state, dispatch) => {
  const here = around(state, N.list);
  if (!here) return wrapInList(N.list, { ordered })(state, dispatch);
  if (here.node.attrs.ordered === ordered) return liftListItem(N.list_item)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup(here.pos, null, { ...here.node.attrs, ordered }));
  return true;
};

/** The selected blocks become what `make` makes of them; what cannot stand there is not made. */
const wrap = make => (state, dispatch) => {
  const range = state.selection.$from.blockRange(state.selection.$to);
  if (!range) return false;
  const { parent, startIndex, endIndex } = range;
  const node = make(parent.children.slice(startIndex, endIndex));
  if (!node || !parent.canReplaceWith(startIndex, endIndex, node.type)) return false;
  if (dispatch) {
    const inside = state.selection.from - range.start;
    const tr = state.tr.replaceWith(range.start, range.end, node);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(range.start + inside + 1, range.start + node.nodeSize)))).scrollIntoView());
  }
  return true;
};

/** Takes a frame off: its blocks stay, and what else it said becomes a paragraph. */
export const unwrap = (...types) => (state, dispatch) => {
  const here = around(state, ...types);
  if (!here) return false;
  const inside = here.node.children
    .map(it => it.type.isInGroup('block') ? it : N.paragraph.create(null, it.content))
    .filter(it => it.type !== N.paragraph || it.content.size);
  const blocks = inside.length ? inside : [N.paragraph.create()];
  if (dispatch) {
    const tr = state.tr.replaceWith(here.pos, here.pos + here.node.nodeSize, blocks);
    const at = Math.max(here.pos + 1, state.selection.from - 1);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))).scrollIntoView());
  }
  return true;
};

const framed = (type, make) => (state, dispatch) => (around(state, type) ? unwrap(type) : wrap(make))(state, dispatch);

export const quote = framed(N.quote, blocks => N.quote.create(null, [...blocks, N.attribution.create()]));
export const facts = framed(N.fact_box, blocks => N.fact_box.create(null, [N.fact_title.create(), ...blocks]));
export const pullQuote = framed(N.pull_quote, ([first, second]) =>
  !second && first.inlineContent ? N.pull_quote.create(null, [N.pull_text.create(null, first.content), N.attribution.create()]) : null);

// ---- new blocks

/** Puts a block in the place of an empty paragraph, or after the block at hand, and goes into it. */
export const insert = make => (state, dispatch) => {
  const node = make();
  const { $from, $to } = state.selection;
  const replaces = $from.parent.type === N.paragraph && !$from.parent.content.size;
  for (let depth = $to.depth; depth >= 0; depth--) {
    const parent = $to.node(depth), index = replaces && depth === $to.depth - 1 ? $to.index(depth) : $to.indexAfter(depth);
    if (parent.inlineContent || !parent.canReplaceWith(index, index, node.type)) continue;
    if (dispatch) {
      const at = $to.posAtIndex(index, depth);
      const over = replaces && depth === $to.depth - 1 ? $to.parent.nodeSize : 0;
      const last = depth === 0 && index + (over ? 1 : 0) === parent.childCount && !node.inlineContent && node.isAtom;
      const tr = state.tr.replaceWith(at, at + over, last ? [node, N.paragraph.create()] : node);
      const inside = node.isAtom ? at + node.nodeSize : at + 1;
      dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(inside, tr.doc.content.size)), 1)).scrollIntoView());
    }
    return true;
  }
  return false;
};

export const newTable = (rows = 3, columns = 3) => insert(() => {
  const cells = type => Array.from({ length: columns }, () => type.create(null, N.paragraph.create()));
  return N.table_block.create({ headRows: 1 }, [
    N.table.create(null, Array.from({ length: rows }, (_, row) => N.table_row.create(null, cells(row ? N.table_cell : N.table_header)))),
    N.table_caption.create(),
  ]);
});

export const lineBreak = chainCommands(exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type === N.fact_title) return false;
  dispatch?.(state.tr.replaceSelectionWith(N.line_break.create(), true).scrollIntoView());
  return true;
});

/** A paragraph below the outermost block at hand: the way out of boxes, tables and captions. */
export const below = (state, dispatch) => leave(state, dispatch, 1);

function leave(state, dispatch, depth) {
  const { $to } = state.selection;
  if ($to.depth < depth && !state.selection.node) return false;
  if (dispatch) {
    const at = $to.depth < depth ? $to.pos : $to.after(depth);
    const tr = state.tr.insert(at, N.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  }
  return true;
}

// ---- Enter and Backspace, where a block has parts

/** What Enter does in parts that are one line: on to the next part, or out. */
export const enterInPart = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  const { type } = $from.parent;
  if (type.spec.captioned) return leave(state, dispatch, type.isInGroup('block') ? $from.depth : $from.depth - 1);
  if (type === N.attribution) return leave(state, dispatch, $from.depth - 1);
  if (type === N.pull_text || type === N.fact_title) {
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve($from.after()), 1)).scrollIntoView());
    return true;
  }
  if ($from.depth > 1 && $from.node(-1).type.spec.tableRole) return lineBreak(state, dispatch);
  // An empty paragraph at the end of a quote is the wish to go on: to who said it, and with the next Enter below.
  const quoted = $from.depth > 1 && $from.node(-1).type === N.quote;
  if (!quoted || !empty || $to.parent.content.size || $from.index(-1) !== $from.node(-1).childCount - 2 || $from.node(-1).childCount < 3) return false;
  if (dispatch) {
    const tr = state.tr.delete($from.before(), $from.after());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.before() + 1)).scrollIntoView());
  }
  return true;
};

/** At the very start of a frame, heading or the like, Backspace makes it plain before it joins anything. */
export const backspaceAtStart = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset) return false;
  const { type } = $from.parent;
  if (type === N.heading || type === N.preformatted) return setBlockType(N.paragraph)(state, dispatch);
  if (type === N.pull_text) return unwrap(N.pull_quote)(state, dispatch);
  if (type === N.fact_title) return unwrap(N.fact_box)(state, dispatch);
  if (type === N.attribution) return true;
  const parent = $from.depth > 1 ? $from.node(-1) : null;
  return parent?.type === N.quote && $from.index(-1) === 0 ? unwrap(N.quote)(state, dispatch) : false;
};

// ---- moving

const movable = node => node && (node.type.isInGroup('block') || node.type === N.list_item);

/** Moves what is selected past its neighbour: an item in its list, at the list's end the list, and so on outwards. */
export const move = way => (state, dispatch) => {
  const { $from, $to } = state.selection;
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const parent = $from.node(depth);
    if (parent.inlineContent) continue;
    const start = $from.index(depth), end = depth < $to.depth ? $to.index(depth) + 1 : $to.index(depth);
    const next = way < 0 ? start - 1 : end;
    if (!movable(parent.maybeChild(start)) || !movable(parent.maybeChild(next))) continue;
    if (dispatch) {
      const neighbour = parent.child(next), size = neighbour.nodeSize;
      const from = $from.posAtIndex(start, depth), to = $from.posAtIndex(end, depth);
      const tr = way < 0 ? state.tr.delete(from - size, from).insert(to - size, neighbour) : state.tr.delete(to, to + size).insert(from, neighbour);
      dispatch(tr.setMeta('moved', way).scrollIntoView());
    }
    return true;
  }
  return false;
};

/** Takes the nearest block of a type out; of any, the selected or outermost one at hand. */
export const remove = type => (state, dispatch) => {
  const { $from, node, from } = state.selection;
  const pos = type ? around(state, type)?.pos : node?.isBlock ? from : $from.depth ? $from.before(1) : undefined;
  if (pos === undefined) return false;
  dispatch?.(state.tr.delete(pos, pos + state.doc.nodeAt(pos).nodeSize).scrollIntoView());
  return true;
};

/** Marks are toggled on words; a link is set by its dialog. */
export function active(state, type) {
  const { from, $from, to, empty } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type);
}

/** Goes to words and selects them. The library scrolls to a cursor only while it is in the text. */
export function go(view, { from, to }) {
  view.focus();
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
}
