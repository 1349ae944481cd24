// What keys do in a body. Tab is taken in lists and tables only, so that nobody is caught in it.
import { baseKeymap, chainCommands, splitBlockAs, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { goToNextCell, isInTable } from 'prosemirror-tables';
import { N, M } from './schema.js';
import * as does from './commands.js';

const DEEPEST_LIST = 8;

const sink = (state, dispatch, view) => {
  if (!does.around(state, N.list_item) || isInTable(state)) return false;
  const { $from } = state.selection;
  let lists = 0;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === N.list) lists++;
  // The key is the list's, also where there is nothing to sink under; Escape leads out.
  return lists >= DEEPEST_LIST || sinkListItem(N.list_item)(state, dispatch, view) || lists > 0;
};

const onlyInLists = command => (state, dispatch, view) => !isInTable(state) && command(state, dispatch, view);

/** What follows a block in a quote could be its attribution too: here it never is. */
const splitInQuote = (state, dispatch) =>
  state.selection.$from.depth > 1 && state.selection.$from.node(-1).type === N.quote && splitBlockAs((_, atEnd) => atEnd ? { type: N.paragraph } : null)(state, dispatch);

/** Bound before all else. `open` are what opens dialogs, by their names. */
export const keys = open => [
  keymap({
    'Mod-b': toggleMark(M.strong),
    'Mod-i': toggleMark(M.emphasis),
    'Mod-u': toggleMark(M.underline),
    'Mod-e': toggleMark(M.code),
    'Mod-Shift-x': toggleMark(M.strike),
    'Mod-k': open.link,
    'Mod-h': open.find,
    'Mod-s': open.save,
    'F8': open.margin.next,
    'Shift-F8': open.margin.previous,
    'F9': open.margin.enter,
    'Alt-F8': open.margin.note,
    'Mod-F8': open.suggest,
    'Mod-z': chainCommands(undoInputRule, undo),
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-Alt-0': does.turnInto(N.paragraph),
    'Mod-Alt-2': does.turnInto(N.heading, { level: 2 }),
    'Mod-Alt-3': does.turnInto(N.heading, { level: 3 }),
    'Mod-Alt-4': does.turnInto(N.heading, { level: 4 }),
    'Mod-Shift-7': does.list(true),
    'Mod-Shift-8': does.list(false),
    'Mod-Shift-9': does.quote,
    'Alt-ArrowUp': does.move(-1),
    'Alt-ArrowDown': does.move(1),
    'Alt-F10': open.toolbar,
    'Escape': open.toolbar,
    'Shift-Enter': does.lineBreak,
    'Mod-Enter': does.below,
    'Enter': chainCommands(does.enterInPart, onlyInLists(splitListItem(N.list_item)), splitInQuote),
    'Backspace': chainCommands(undoInputRule, does.backspaceAtStart),
    'Tab': chainCommands(goToNextCell(1), sink),
    'Shift-Tab': chainCommands(goToNextCell(-1), onlyInLists(liftListItem(N.list_item))),
  }),
  keymap(baseKeymap),
];
