// The slash menu: `/` at the start of an empty paragraph lists what can be put there, and words after it narrow it.
import { Plugin, PluginKey } from 'prosemirror-state';
import { below } from './commands.js';
import { kinds } from './kinds.js';
import { el, t, unique } from './page.js';
import { N } from './schema.js';

const key = new PluginKey('slash');
const QUERY = /^\/([\p{L}\p{N}#>|`-]{0,20})$/u;

function query(state) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== N.paragraph || $from.node(-1).type.spec.tableRole || $from.parentOffset !== $from.parent.content.size) return null;
  return QUERY.exec($from.parent.textContent)?.[1].toLocaleLowerCase() ?? null;
}

export const slash = () => {
  const all = kinds();
  return new Plugin({
    key,
    state: {
      init: () => ({ query: null }),
      apply(tr, was, _, state) {
        const set = tr.getMeta(key);
        if (set) return { ...was, ...set };
        if (!tr.docChanged && !tr.selectionSet) return was;
        const words = query(state);
        if (words === null) return { query: null };
        // Opened by typing the slash, not by walking over one; once sent away it stays away.
        if (was.query === null && (was.away || words !== '' || !tr.docChanged)) return { query: null, away: was.away && words !== '' };
        return { query: words, at: was.query === words ? was.at : 0 };
      },
    },
    view: view => new Menu(view, all),
    props: {
      handleKeyDown(view, event) {
        const { query: words, at = 0 } = key.getState(view.state);
        if (words === null || event.isComposing) return false;
        const found = narrowed(all, words);
        const mark = next => { view.dispatch(view.state.tr.setMeta(key, { at: (next + found.length) % found.length })); return true };
        if (event.key === 'Escape') { view.dispatch(view.state.tr.setMeta(key, { query: null, away: true })); return true }
        if (!found.length) return false;
        if (event.key === 'ArrowDown') return mark(at + 1);
        if (event.key === 'ArrowUp') return mark(at - 1);
        if (event.key === 'Enter' || event.key === 'Tab') { pick(view, found[at]); return true }
        return false;
      },
    },
  });
};

const narrowed = (all, words) => all.filter(it => it.words.includes(words));

function pick(view, kind) {
  const { $from } = view.state.selection;
  view.dispatch(view.state.tr.delete($from.start(), $from.end()).setMeta(key, { query: null }));
  kind.run(view);
}

/** Begins the menu from a button: in a paragraph of its own, below what is not empty. */
export function openSlash(view) {
  const { $from } = view.state.selection;
  if ($from.parent.type !== N.paragraph || $from.parent.content.size) below(view.state, view.dispatch);
  view.dispatch(view.state.tr.insertText('/'));
  view.dispatch(view.state.tr.setMeta(key, { query: '', at: 0 }));
  view.focus();
}

class Menu {
  constructor(view, all) {
    Object.assign(this, { all, id: unique('slash'), shown: null });
    this.box = el('ul', { id: this.id, role: 'listbox', class: 'slash options', 'aria-label': t('insert'), hidden: true });
    // A press must not take the focus, and with it the cursor, away.
    this.box.addEventListener('mousedown', event => {
      event.preventDefault();
      const option = event.target.closest('li');
      if (option) pick(view, narrowed(this.all, key.getState(view.state).query)[[...this.box.children].indexOf(option)]);
    });
    view.dom.parentNode.append(this.box);
    this.update(view);
  }

  update(view) {
    const { query: words, at = 0 } = key.getState(view.state);
    if (words === null) {
      if (!this.box.hidden) this.close(view);
      return;
    }
    const found = narrowed(this.all, words);
    if (this.shown !== words) {
      this.shown = words;
      this.box.replaceChildren(...found.map((it, i) => el('li', { role: 'option', id: `${this.id}-${i}` }, it.name, ' ', el('kbd', {}, it.hint))));
    }
    this.box.hidden = !found.length;
    [...this.box.children].forEach((it, i) => it.setAttribute('aria-selected', String(i === at)));
    if (!found.length) return view.dom.removeAttribute('aria-activedescendant');
    view.dom.setAttribute('aria-controls', this.id);
    view.dom.setAttribute('aria-activedescendant', `${this.id}-${at}`);
    this.place(view);
    this.box.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  place(view) {
    const cursor = view.coordsAtPos(view.state.selection.from), frame = view.dom.parentNode.getBoundingClientRect();
    const under = cursor.bottom + this.box.offsetHeight < innerHeight;
    this.box.style.insetBlockStart = `${under ? cursor.bottom - frame.top + 4 : cursor.top - frame.top - this.box.offsetHeight - 4}px`;
    this.box.style.left = `${Math.max(0, Math.min(cursor.left - frame.left, frame.width - this.box.offsetWidth))}px`;
  }

  close(view) {
    this.box.hidden = true;
    this.shown = null;
    view.dom.removeAttribute('aria-activedescendant');
    view.dom.removeAttribute('aria-controls');
  }

  destroy() { this.box.remove() }
}
