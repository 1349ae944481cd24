// The margin: notes at words and what is suggested, in the order of the text, in a list beside it. The text has only
// ids; what is said and by whom is asked for.
import { Plugin } from 'prosemirror-state';
import { go } from './commands.js';
import { el, formToken, later, say, t, unique, warn } from './page.js';
import { M } from './schema.js';
import { decide, mine } from './suggest.js';

/** Whatever stands in the margin, once each, in order. */
export function inMargin(doc) {
  const all = new Map();
  doc.descendants((node, pos) => {
    if (!node.isInline) return true;
    for (const { type, attrs: { id } } of node.marks) {
      if (![M.note, M.added, M.removed].includes(type)) continue;
      const name = `${type === M.note} ${id}`;
      const it = all.get(name) ?? { id, note: type === M.note, from: pos, to: pos, words: '', added: '', removed: '' };
      const text = node.isText ? node.text : ' ';
      it.to = pos + node.nodeSize;
      it[type === M.note ? 'words' : type === M.added ? 'added' : 'removed'] += text;
      all.set(name, it);
    }
    return false;
  });
  return [...all.values()];
}

const short = text => text.length > 120 ? `${text.slice(0, 119)}…` : text;

/** What a suggestion is about, in words. */
const told = it => !it.removed ? t('suggest.add', short(it.added)) : !it.added ? t('suggest.remove', short(it.removed)) : t('suggest.replace', short(it.removed), short(it.added));

class Panel {
  constructor(view, place, at) {
    Object.assign(this, { view, place, at, notes: new Map(), makers: {}, known: false, asked: '', drawn: null });
    this.look = later(() => this.show());
    place.addEventListener('focusout', () => this.look());
    place.addEventListener('keydown', event => { if (event.key === 'Escape') { event.preventDefault(); view.focus() } });
    this.ask();
  }

  /** Sends to this story's notes, or asks for them; whether that went well. */
  async ask(path = '/margin', said = null) {
    try {
      const answer = await fetch(this.at + path, {
        method: said ? 'POST' : 'GET', redirect: 'error', body: said && new URLSearchParams(said),
        headers: { Accept: 'application/json', ...said && { 'form-token': formToken() } },
      });
      const json = await answer.json();
      if (!answer.ok) throw new Error(json.detail);
      this.notes = new Map(json.notes.map(it => [it.mark, it]));
      this.makers = json.makers;
      for (const [id, it] of Object.entries(json.makers)) if (it.mine) mine.add(id);
      this.known = true;
      this.show();
      return true;
    } catch (problem) {
      if (said) warn(t('note.failed', problem.message));
      return false;
    }
  }

  /** Drawn anew only where it says something else, and never under somebody who writes in it. */
  show() {
    if (this.view.isDestroyed || this.place.querySelector('textarea:focus')) return;
    const all = inMargin(this.view.state.doc), placed = new Set(all.filter(it => it.note).map(it => it.id));
    const rest = [...this.notes.values()].filter(it => !placed.has(it.mark) || it.settled);
    const open = all.filter(it => !it.note || !this.notes.get(it.id)?.settled);
    const says = JSON.stringify([all.map(({ from, to, ...it }) => it), [...this.notes.values()], this.makers]);
    // Somebody else has said something, perhaps, that stands in the text already.
    const unknown = all.filter(it => it.note && !this.notes.has(it.id)).map(it => it.id).join();
    if (this.known && unknown && unknown !== this.asked) {
      this.asked = unknown;
      this.ask();
    }
    if (says === this.drawn) return;
    this.drawn = says;
    const here = document.activeElement?.closest('.ed-margin li')?.id;
    this.place.replaceChildren(
      open.length ? el('ol', { class: 'plain' }, ...open.map(it => it.note ? this.noted(it) : this.suggestion(it))) : el('p', { class: 'quiet' }, t('margin.none')),
      rest.length ? el('details', {}, el('summary', {}, t('margin.earlier', rest.length)), el('ul', { class: 'plain' }, ...rest.map(it => this.earlier(it)))) : '');
    if (here) document.getElementById(here)?.focus();
    this.place.closest('section').hidden = !all.length && !rest.length;
  }

  button(name, label, run) {
    return el('button', { type: 'button', 'aria-label': `${t(name)}: ${short(label)}`, onclick: run }, t(name));
  }

  suggestion(it) {
    const by = this.makers[it.id]?.by;
    return el('li', { id: `f-suggestion.${it.id}`, tabindex: '-1' },
      el('p', { dir: 'auto' }, it.removed && el('del', {}, short(it.removed)), it.removed && it.added && ' ', it.added && el('ins', {}, short(it.added))),
      by && el('p', { class: 'quiet' }, by),
      el('p', { class: 'line' },
        this.button('show', told(it), () => this.go(it)),
        this.button('accept', told(it), () => this.decide(it, true)),
        this.button('refuse', told(it), () => this.decide(it, false))));
  }

  decide(it, accept) {
    decide(it.id, accept)(this.view.state, this.view.dispatch);
    say(t(accept ? 'accepted' : 'refused'));
    this.view.focus();
  }

  noted(it) {
    const note = this.notes.get(it.id);
    return el('li', { id: `margin-${it.id}`, tabindex: '-1' },
      el('blockquote', { dir: 'auto' }, short(it.words)),
      note ? this.said(note) : el('p', { class: 'quiet' }, t('note.unknown')),
      el('p', { class: 'line' }, this.button('show', it.words, () => this.go(it)), note && this.button('note.settle', note.says, () => this.settle(note, 'yes'))),
      note && this.answering(note));
  }

  said(note) {
    return el('div', {}, el('p', { dir: 'auto' }, note.says), el('p', { class: 'quiet' }, note.by),
      ...note.answers.map(it => el('div', { class: 'ed-answer' }, el('p', { dir: 'auto' }, it.says), el('p', { class: 'quiet' }, it.by))),
      note.settled && el('p', { class: 'quiet' }, note.settled));
  }

  answering(note) {
    const id = unique('answer'), field = el('textarea', { id, rows: 2, dir: 'auto', maxlength: 4000 });
    return el('details', {}, el('summary', { 'aria-label': `${t('note.answer')}: ${short(note.says)}` }, t('note.answer')),
      el('label', { for: id, class: 'unseen' }, t('note.answer')), field,
      el('button', {
        type: 'button', onclick: async () => {
          if (field.value.trim() && await this.ask(`/notes/${note.mark}/answers`, { says: field.value })) document.getElementById(`margin-${note.mark}`)?.focus();
        },
      }, t('note.say')));
  }

  earlier(note) {
    return el('li', { id: `margin-${note.mark}`, tabindex: '-1' },
      note.words && el('blockquote', { dir: 'auto' }, short(note.words)), this.said(note),
      el('p', { class: 'line' }, this.button(note.settled ? 'note.open' : 'note.settle', note.says, () => this.settle(note, note.settled ? 'no' : 'yes'))));
  }

  async settle(note, settled) {
    if (!await this.ask(`/notes/${note.mark}/settlement`, { settled })) return;
    if (settled === 'yes') {
      const { tr } = this.view.state, { doc } = tr;
      doc.descendants((node, pos) => {
        for (const mark of node.marks) if (mark.type === M.note && mark.attrs.id === note.mark) tr.removeMark(pos, pos + node.nodeSize, mark);
      });
      if (tr.docChanged) this.view.dispatch(tr.setMeta('margin', true));
    }
    this.view.focus();
  }

  go(it) {
    const now = inMargin(this.view.state.doc).find(each => each.id === it.id && each.note === it.note);
    if (now) go(this.view, now);
  }

  /** To the next one after the cursor, or the one before, round and round; and says what it is. */
  step(way) {
    const all = inMargin(this.view.state.doc).filter(it => !it.note || !this.notes.get(it.id)?.settled);
    if (!all.length) return say(t('margin.none'));
    const { from, to, empty } = this.view.state.selection;
    const chosen = empty ? -1 : all.findIndex(it => it.from === from && it.to === to);
    const next = way > 0 ? all.findIndex(it => it.from >= (empty ? from : from + 1)) : all.findLastIndex(it => it.from < from);
    const at = chosen >= 0 ? (chosen + way + all.length) % all.length : next >= 0 ? next : way > 0 ? 0 : all.length - 1;
    const it = all[at], note = this.notes.get(it.id);
    this.go(it);
    const what = it.note ? `${t('note')}: ${note?.says ?? ''} ${note?.by ?? ''}` : `${told(it)} ${this.makers[it.id]?.by ?? ''}`;
    say(t('margin.at', at + 1, all.length, what));
  }

  /** To the controls of what stands at the cursor. */
  enter() {
    const { from } = this.view.state.selection;
    const it = inMargin(this.view.state.doc).find(each => each.from <= from && from < each.to);
    const entry = it && document.getElementById(it.note ? `margin-${it.id}` : `f-suggestion.${it.id}`);
    const button = (entry ?? this.place).querySelector('button');
    button?.focus();
    return !!button;
  }

  update(view, before) { if (view.state.doc !== before.doc) this.look() }
}

let dialog = null;

function asker() {
  const [title, id] = [unique('note'), unique('says')];
  const field = el('textarea', { id, rows: 4, dir: 'auto', maxlength: 4000, required: true });
  const quoted = el('blockquote', { dir: 'auto' });
  const form = el('form', { method: 'dialog' }, quoted, el('label', { for: id }, t('note.field')), field, el('p', {}, el('button', { class: 'primary' }, t('note.say'))));
  const box = el('dialog', { class: 'asking', 'aria-labelledby': title }, el('h2', { id: title }, t('note')), form);
  document.body.append(box);
  let given = () => {};
  form.addEventListener('submit', event => {
    if (field.value.trim()) return given(field.value);
    event.preventDefault();
  });
  field.addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit() });
  box.addEventListener('click', event => { if (event.target === box) box.close() });
  return (words, ongiven) => {
    given = ongiven;
    quoted.textContent = short(words);
    field.value = '';
    box.showModal();
  };
}

/** The selected words, or those that the cursor stands in. */
function chosen(state) {
  const { $from, from, to, empty } = state.selection;
  if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(M.note)) return null;
  if (!empty) return { from, to };
  const text = $from.parent.textBetween(0, $from.parent.content.size, null, '\ufffc'), at = $from.parentOffset;
  const before = /[\p{L}\p{N}'’-]*$/u.exec(text.slice(0, at))[0].length, after = /^[\p{L}\p{N}'’-]*/u.exec(text.slice(at))[0].length;
  return before + after ? { from: from - before, to: from + after } : null;
}

/** The plugin with its list in `place`; the commands that write a note, go from one to the next, and into the list. */
export function margin(place, at) {
  let panel = null;
  const plugin = new Plugin({
    view: view => panel = new Panel(view, place, at),
    props: { attributes: { 'aria-keyshortcuts': 'F8 Shift+F8 F9 Alt+F8 Control+F8' } },
  });
  const note = (state, dispatch, view) => {
    const range = panel && chosen(state);
    if (!range) return false;
    if (!dispatch) return true;
    const words = state.doc.textBetween(range.from, range.to, ' ');
    dialog ??= asker();
    dialog(words, async says => {
      const mark = crypto.randomUUID();
      if (!await panel.ask('/notes', { mark, words, says })) return;
      view.dispatch(view.state.tr.addMark(range.from, range.to, M.note.create({ id: mark })).setMeta('margin', true));
      view.focus();
    });
    return true;
  };
  const step = way => (_, dispatch) => { if (dispatch) panel?.step(way); return true };
  return { plugin, note, next: step(1), previous: step(-1), enter: (_, dispatch) => !dispatch || !!panel?.enter() };
}
