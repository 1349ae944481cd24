// The row of controls above the text: one stop of the Tab key, arrows within, each button named by its words.
import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { Plugin } from 'prosemirror-state';
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, isInTable, mergeCells, splitCell } from 'prosemirror-tables';
import * as does from './commands.js';
import { el, t } from './page.js';
import { foreign } from './languages.js';
import { link } from './links.js';
import { M, N } from './schema.js';
import { openSlash } from './slash.js';
import { suggest, suggesting } from './suggest.js';

const MAC = /Mac|iP(hone|ad)/.test(navigator.platform);
const keyName = keys => keys && keys.replace('Mod', MAC ? '⌘' : 'Ctrl').replaceAll('-', ' ');

/** A button of a command; `on` says when it is pressed. */
const button = (name, command, { keys, on, face, className } = {}) => ({ name, command, keys, on, face, className });
const marking = (name, type, keys, face) => button(name, toggleMark(type), { keys, face, on: state => does.active(state, type), className: `is-${name}` });

const BLOCKS = [
  ['paragraph', N.paragraph, null], ['heading2', N.heading, { level: 2 }], ['heading3', N.heading, { level: 3 }], ['heading4', N.heading, { level: 4 }],
  ['verse', N.preformatted, { kind: 'verse' }], ['code', N.preformatted, { kind: 'code' }], ['plain', N.preformatted, { kind: 'plain' }],
];

const within = (...types) => state => !!does.around(state, ...types);
const inList = ordered => state => does.around(state, N.list)?.node.attrs.ordered === ordered;

const main = options => [
  [marking('strong', M.strong, 'Mod-B', 'B'), marking('emphasis', M.emphasis, 'Mod-I', 'I'), button('link', link, { keys: 'Mod-K', on: state => does.active(state, M.link) })],
  [
    button('list.bullet', does.list(false), { keys: 'Mod-Shift-8', on: inList(false) }),
    button('list.number', does.list(true), { keys: 'Mod-Shift-7', on: inList(true) }),
    button('quote', does.quote, { keys: 'Mod-Shift-9', on: within(N.quote) }),
  ],
  [button('insert', (state, dispatch, view) => { if (dispatch) openSlash(view); return true }, { keys: '/' })],
  [button('up', does.move(-1), { keys: 'Alt-↑', face: '↑' }), button('down', does.move(1), { keys: 'Alt-↓', face: '↓' })],
  [button('undo', undo, { keys: 'Mod-Z' }), button('redo', redo, { keys: 'Mod-Y' })],
  [button('note', options.note, { keys: 'Alt-F8' }), button('suggest', suggest, { keys: 'Mod-F8', on: suggesting })],
  [button('find', options.find, { keys: 'Mod-H', face: t('find.words') }), options.focus],
];

const more = [
  [
    marking('underline', M.underline, 'Mod-U'), marking('strike', M.strike, 'Mod-Shift-X'), marking('code.mark', M.code, 'Mod-E'),
    marking('superscript', M.superscript), marking('subscript', M.subscript), marking('highlight', M.highlight), marking('small', M.small), marking('citation', M.citation), button('foreign', foreign, { on: state => does.active(state, M.foreign) }),
  ],
  [button('facts', does.facts, { on: within(N.fact_box) }), button('pull', does.pullQuote, { on: within(N.pull_quote) }), button('remove.block', does.remove())],
];

const tables = [[
  button('row.before', addRowBefore), button('row.after', addRowAfter), button('row.remove', deleteRow),
  button('column.before', addColumnBefore), button('column.after', addColumnAfter), button('column.remove', deleteColumn),
  button('head', toggleHead, { on: state => !!does.around(state, N.table_block)?.node.attrs.headRows }),
  button('merge', mergeCells), button('split', splitCell), button('table.remove', does.remove(N.table_block)),
]];

/** The first row is the table's head, or is not. */
function toggleHead(state, dispatch) {
  const here = does.around(state, N.table_block);
  if (!here) return false;
  if (dispatch) {
    const on = !here.node.attrs.headRows, tr = state.tr.setNodeAttribute(here.pos, 'headRows', on ? 1 : 0);
    here.node.firstChild.firstChild.forEach((cell, offset) => tr.setNodeMarkup(here.pos + 3 + offset, on ? N.table_header : N.table_cell, cell.attrs));
    dispatch(tr);
  }
  return true;
}

class Toolbar {
  constructor(view, place, options) {
    Object.assign(this, { view, parts: [] });
    this.blocks = el('select', { 'aria-label': t('kind') }, ...BLOCKS.map(([name], i) => el('option', { value: i }, t(name))), el('option', { value: '', hidden: true }, '–'));
    this.blocks.addEventListener('change', () => this.run(does.turnInto(...BLOCKS[this.blocks.value].slice(1))));
    const second = this.row(more), third = this.row(tables);
    second.id = 'editor-more';
    const toggle = el('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': second.id, onclick: () => this.open(second, toggle) }, t('more'));
    const first = this.row(main(options), el('span', { class: 'ed-group' }, this.blocks));
    first.append(el('span', { class: 'ed-group' }, toggle));
    [second.hidden, third.hidden] = [true, true];
    this.tables = third;
    this.bar = el('div', { role: 'toolbar', 'aria-label': t('toolbar'), 'aria-controls': view.dom.id, class: 'ed-toolbar' }, first, second, third);
    this.bar.addEventListener('keydown', event => this.walk(event));
    this.bar.addEventListener('focusin', event => this.stop(event.target));
    place.replaceWith(this.bar);
    this.stop(this.blocks);
    this.update(view);
  }

  row(groups, ...before) {
    return el('div', { class: 'ed-row' }, ...before, ...groups.map(group => el('span', { class: 'ed-group' }, ...group.map(it => this.made(it)))));
  }

  made(it) {
    const name = t(it.name), keys = keyName(it.keys);
    const made = el('button', {
      type: 'button', class: it.className, title: keys ? `${name} (${keys})` : name,
      'aria-label': it.face && name, 'aria-pressed': it.on && 'false',
      onclick: () => this.run(it.command),
    }, it.face ?? name);
    this.parts.push({ ...it, made });
    return made;
  }

  run(command) {
    command(this.view.state, this.view.dispatch, this.view);
    if (!document.querySelector('dialog[open]') && !this.bar.parentNode.querySelector('.ed-find:focus-within')) this.view.focus();
  }

  open(row, toggle) {
    row.hidden = !row.hidden;
    toggle.setAttribute('aria-expanded', String(!row.hidden));
  }

  /** Only what has changed is written: this runs with every key. */
  update(view) {
    const { state } = view;
    if (this.tables.hidden === isInTable(state)) this.tables.hidden = !this.tables.hidden;
    const { parent } = state.selection.$from;
    const kind = BLOCKS.findIndex(([, type, attrs]) => parent.type === type && Object.entries(attrs ?? {}).every(([name, value]) => parent.attrs[name] === value));
    const value = kind < 0 ? '' : String(kind);
    if (this.blocks.value !== value) this.blocks.value = value;
    for (const it of this.parts) {
      if (it.made.closest('[hidden]')) continue;
      const on = String(it.on?.(state) ?? ''), can = !!it.command(state, undefined, view);
      if (it.on && it.made.getAttribute('aria-pressed') !== on) it.made.setAttribute('aria-pressed', on);
      // Not `disabled`: what cannot be done now keeps its place for those who walk by keys.
      if (it.made.hasAttribute('aria-disabled') !== can) continue;
      if (can) it.made.removeAttribute('aria-disabled');
      else it.made.setAttribute('aria-disabled', 'true');
    }
  }

  controls() { return [...this.bar.querySelectorAll('button, select')].filter(it => !it.closest('[hidden]')) }

  stop(at) {
    for (const it of this.bar.querySelectorAll('button, select')) it.tabIndex = it === at ? 0 : -1;
  }

  focus() {
    const all = this.controls();
    (all.find(it => it.tabIndex === 0) ?? all[0]).focus();
  }

  walk(event) {
    const all = this.controls(), at = all.indexOf(document.activeElement);
    const forward = getComputedStyle(this.bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') this.view.focus();
    else if (to === undefined || at < 0) return;
    else all[(to + all.length) % all.length].focus();
    event.preventDefault();
  }

  destroy() { this.bar.remove() }
}

/** The plugin, with a way to go to its first control. */
export function toolbar(place, options) {
  let bar = null;
  const plugin = new Plugin({ view: view => bar = new Toolbar(view, place, options) });
  return { plugin, focus: () => { bar?.focus(); return true } };
}
