// Find and replace: a bar above the text, every place marked. Blocks are read once for each question, so that typing
// beside an open bar costs no more than the block that changes.
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { el, t } from './page.js';

const key = new PluginKey('find');
const MOST = 2000;

/** Words as a pattern finds them: none of their signs means anything else. */
export const literally = words => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const pattern = (words, exact) => words ? new RegExp(literally(words), exact ? 'gu' : 'giu') : null;

/** Where a pattern stands in a block of text, from the block's own start; `cache` is of one pattern. */
export function places(block, regex, cache) {
  let found = cache.get(block);
  if (!found) {
    const text = block.textBetween(0, block.content.size, null, '\ufffc');
    found = [...text.matchAll(regex)].filter(it => it[0]).map(it => ({ from: it.index, to: it.index + it[0].length, text: it[0], match: it }));
    cache.set(block, found);
  }
  return found;
}

function matches(doc, { regex, cache }) {
  const all = [];
  if (regex) doc.descendants((node, pos) => {
    if (all.length >= MOST) return false;
    if (!node.isTextblock) return true;
    for (const { from, to } of places(node, regex, cache)) all.push({ from: pos + 1 + from, to: pos + 1 + to });
    return false;
  });
  return all;
}

const CLOSED = { open: false, regex: null, cache: null, found: [], at: -1 };

function next(state, was, doc, selection) {
  const found = state.open ? matches(doc, state) : [];
  const at = found.findIndex(it => it.from === selection.from && it.to === selection.to);
  const decorations = DecorationSet.create(doc, found.map((it, i) => Decoration.inline(it.from, it.to, { class: i === at ? 'ed-found ed-here' : 'ed-found' })));
  return { ...state, found, at, decorations };
}

function finder() {
  return new Plugin({
    key,
    state: {
      init: () => CLOSED,
      apply(tr, was) {
        const set = tr.getMeta(key);
        if (!set && (!was.open || !tr.docChanged && !tr.selectionSet)) return was;
        return next({ ...was, ...set }, was, tr.doc, tr.selection);
      },
    },
    props: { decorations: state => key.getState(state).decorations },
  });
}

class Bar {
  constructor(view, place) {
    this.view = view;
    const name = (label, attrs) => el('input', { type: 'text', 'aria-label': label, placeholder: label, dir: 'auto', autocomplete: 'off', ...attrs });
    const button = (word, run) => el('button', { type: 'button', onclick: run }, t(word));
    this.words = name(t('find.words'));
    this.other = name(t('find.other'));
    this.exact = el('input', { type: 'checkbox' });
    this.status = el('span', { role: 'status', class: 'quiet' });
    this.element = el('div', { class: 'ed-find', role: 'group', 'aria-label': t('find'), hidden: true },
      this.words, button('find.previous', () => this.go(-1)), button('find.next', () => this.go(1)), this.status,
      this.other, button('find.replace', () => this.replace()), button('find.all', () => this.replaceAll()),
      el('label', { class: 'check' }, this.exact, t('find.exact')), button('close', () => this.close()));
    this.words.addEventListener('input', () => this.ask());
    this.exact.addEventListener('change', () => this.ask());
    this.element.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'Escape') this.close();
      else if (event.key === 'Enter' && event.target === this.words) this.go(event.shiftKey ? -1 : 1);
      else if (event.key === 'Enter' && event.target === this.other) this.replace();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    place.after(this.element);
  }

  state() { return key.getState(this.view.state) }
  set(meta, tr = this.view.state.tr) { this.view.dispatch(tr.setMeta(key, meta)) }

  open() {
    const { from, to } = this.view.state.selection;
    const chosen = this.view.state.doc.textBetween(from, to, '\n');
    if (chosen && !chosen.includes('\n') && chosen.length < 200) this.words.value = chosen;
    this.element.hidden = false;
    this.ask();
    this.words.focus();
    this.words.select();
  }

  close() {
    this.element.hidden = true;
    this.set({ ...CLOSED });
    this.view.focus();
  }

  ask() {
    const regex = pattern(this.words.value, this.exact.checked);
    this.set({ open: true, regex, cache: new WeakMap() });
  }

  go(way) {
    const { found } = this.state();
    if (!found.length) return;
    const { from, to } = this.view.state.selection;
    const after = found.findIndex(it => it.from >= to), before = found.findLastIndex(it => it.to <= from);
    const at = way > 0 ? (after < 0 ? 0 : after) : (before < 0 ? found.length - 1 : before);
    const { doc, tr } = this.view.state;
    this.set({}, tr.setSelection(TextSelection.create(doc, found[at].from, found[at].to)));
    // The library goes to where the cursor is only while that is in the text, and not in this bar.
    this.view.dom.querySelector('.ed-here')?.scrollIntoView({ block: 'center' });
  }

  replace() {
    const { found, at } = this.state();
    if (at < 0) return this.go(1);
    this.view.dispatch(this.view.state.tr.insertText(this.other.value, found[at].from, found[at].to));
    this.go(1);
  }

  replaceAll() {
    const { found } = this.state(), { tr } = this.view.state;
    for (const it of found.toReversed()) tr.insertText(this.other.value, it.from, it.to);
    this.set({}, tr);
    this.status.textContent = t('find.replaced', found.length);
  }

  update(view, before) {
    const now = this.state(), was = key.getState(before);
    if (now === was || !now.open) return;
    this.status.textContent = !now.regex ? '' : !now.found.length ? t('find.none') : now.at < 0 ? t('find.count', now.found.length) : t('find.at', now.at + 1, now.found.length);
  }

  destroy() { this.element.remove() }
}

/** The plugin, and the command that opens its bar below `place`. */
export function find(place) {
  let bar = null;
  const looks = finder();
  looks.spec.view = view => bar = new Bar(view, place);
  return { plugin: looks, open: (_, dispatch) => { if (dispatch) bar?.open(); return true } };
}
