// House style: words that this paper spells or says otherwise, marked where they stand and listed beside the text.
// A hint is never an error: nobody has to take it.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { go } from './commands.js';
import { literally, places } from './find.js';
import { el, later, t } from './page.js';

const key = new PluginKey('hints');
const MOST = 200, LISTED = 30;

const escaped = text => literally(text).replace(/\s+/g, '\\s+');

/** All terms in one pattern, the longest first, so that each block is read once; a term of capitals means capitals. */
function compiled(rules) {
  const by = new Map(rules.map(rule => [rule.term.toLocaleLowerCase(), rule]));
  const terms = [...by.values()].map(rule => rule.term).sort((a, b) => b.length - a.length).map(escaped);
  return {
    regex: terms.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join('|')})(?![\\p{L}\\p{N}])`, 'giu') : null,
    rule: text => {
      const rule = by.get(text.replace(/\s+/g, ' ').toLocaleLowerCase());
      return rule && (/\p{Lu}/u.test(rule.term) ? rule.term === text : rule.replacement !== text) ? rule : null;
    },
    cache: new WeakMap(),
  };
}

function hintsIn(doc, style) {
  const all = [];
  if (style.regex) doc.descendants((node, pos) => {
    if (all.length >= MOST || node.type.spec.code) return false;
    if (!node.isTextblock) return true;
    for (const { from, to, text } of places(node, style.regex, style.cache)) {
      const rule = style.rule(text);
      if (rule) all.push({ from: pos + 1 + from, to: pos + 1 + to, text, rule });
    }
    return false;
  });
  return all;
}

/** What begins a sentence goes on beginning it. */
const like = (text, replacement) => /^\p{Lu}\p{Ll}/u.test(text) ? replacement[0].toLocaleUpperCase() + replacement.slice(1) : replacement;

/** What is said about a term, as one line. */
const told = ({ hint, replacement }) => [replacement && t('style.rather', replacement), hint].filter(Boolean).join('. ');

const marks = (doc, found) => DecorationSet.create(doc, found.map(it => Decoration.inline(it.from, it.to, { class: 'ed-hint', title: told(it.rule) })));

class Panel {
  constructor(view, place) {
    Object.assign(this, { view, place, style: null, drawn: '[]' });
    this.look = later(() => this.found());
    fetch('/desk/house-style.json', { redirect: 'error' })
      .then(answer => answer.ok ? answer.json() : { rules: [] })
      .catch(() => ({ rules: [] })) // no network: there are no hints, and nothing else is missing
      .then(({ rules }) => { this.style = compiled(rules); this.look() });
  }

  found() {
    if (this.view.isDestroyed || !this.style || this.view.composing) return;
    const found = hintsIn(this.view.state.doc, this.style);
    if (found.length || key.getState(this.view.state).find().length) this.view.dispatch(this.view.state.tr.setMeta(key, marks(this.view.state.doc, found)).setMeta('addToHistory', false));
    const byTerm = [...Map.groupBy(found, it => it.text)].slice(0, LISTED), says = JSON.stringify(byTerm.map(([text, all]) => [text, all.length, told(all[0].rule)]));
    if (says === this.drawn) return;
    this.drawn = says;
    this.place.parentNode.hidden = !found.length;
    this.place.replaceChildren(...byTerm.map(([text, all]) => this.line(text, all)));
  }

  line(text, all) {
    const [{ rule }] = all;
    return el('li', {},
      el('p', { dir: 'auto' }, el('b', {}, text), all.length > 1 ? ` ×${all.length}` : ''), el('p', { class: 'quiet', dir: 'auto' }, told(rule)),
      el('p', { class: 'line' },
        el('button', { type: 'button', 'aria-label': t('style.show', text), onclick: () => this.show(text) }, t('show')),
        rule.replacement && el('button', { type: 'button', 'aria-label': t('style.take', rule.replacement, text), onclick: () => this.take(text) }, rule.replacement)));
  }

  now(text) { return hintsIn(this.view.state.doc, this.style).filter(it => it.text === text) }

  /** The next place after the cursor, and after the last the first. */
  show(text) {
    const all = this.now(text), { from } = this.view.state.selection;
    const it = all.find(each => each.from > from) ?? all[0];
    if (it) go(this.view, it); else this.view.focus();
  }

  take(text) {
    const { tr } = this.view.state;
    for (const it of this.now(text).toReversed()) tr.insertText(like(text, it.rule.replacement), it.from, it.to);
    this.view.dispatch(tr);
    this.view.focus();
  }

  update(view, before) { if (view.state.doc !== before.doc) this.look() }
}

export const hints = place => new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (tr, was) => tr.getMeta(key) ?? (tr.docChanged ? was.map(tr.mapping, tr.doc) : was),
  },
  props: { decorations: state => key.getState(state) },
  view: view => new Panel(view, place),
});
