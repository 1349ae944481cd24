// The editor in the place of the field for the text. Everything is in the document of the page: what the form sends is
// written when it is sent, and what is kept is asked for by whoever keeps it.
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { DOMSerializer } from 'prosemirror-model';
import { EditorState, Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { address } from './addresses.js';
import { read, write } from './blocks.js';
import { counts } from './counts.js';
import { far } from './far.js';
import { find } from './find.js';
import { handle } from './handle.js';
import { hints } from './hints.js';
import { keys } from './keys.js';
import { elsewhere, insertPicture } from './kinds.js';
import { direction } from './languages.js';
import { link } from './links.js';
import { margin } from './margin.js';
import { say, t } from './page.js';
import { clean, fitting, textSlice } from './paste.js';
import { isSigned, pasted, put } from './pasted.js';
import { choosePicture, picturesIn, uploads } from './pictures.js';
import { others } from './others.js';
import { Peer, difference, shared, whole } from './peer.js';
import { rules } from './rules.js';
import { M, N, schema } from './schema.js';
import { side } from './side.js';
import { suggest, suggested, suggestions } from './suggest.js';
import { slash } from './slash.js';
import { toolbar } from './toolbar.js';
import { markViews, nodeViews } from './views.js';

const FOCUS = 'desk-focus';

/** Nothing but the text, for who writes; the choice is this browser's. */
function focusMode() {
  const { classList } = document.documentElement;
  const set = on => { classList.toggle('ed-focus', on); localStorage.setItem(FOCUS, on ? 'on' : 'off') };
  classList.toggle('ed-focus', localStorage.getItem(FOCUS) === 'on');
  return {
    name: 'focus', on: () => classList.contains('ed-focus'),
    command: (_, dispatch, view) => {
      if (!dispatch) return true;
      set(!classList.contains('ed-focus'));
      view.dispatch(view.state.tr.scrollIntoView());
      return true;
    },
  };
}

/** A picture that is copied from a page comes as a file, and as markup without a word. */
const wordsOf = html => new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();

/** What happens beside the words: pictures that are dropped or pasted, an address that is pasted over words or alone. */
const arriving = {
  handlePaste(view, event, slice) {
    const files = picturesIn(event.clipboardData);
    if (files.length && !wordsOf(event.clipboardData.getData('text/html'))) return takeIn(view, files);
    const text = event.clipboardData.getData('text/plain').trim();
    const href = /^https?:\/\/\S+$/.test(text) && address(text);
    if (!href) return isSigned(slice) && (put(view, slice), true);
    const { state } = view, { empty, $from, from, to } = state.selection;
    if (!empty && $from.parent.type.allowsMarkType(M.link) && $from.sameParent(state.selection.$to)) {
      view.dispatch(state.tr.addMark(from, to, M.link.create({ href })));
      return true;
    }
    if (empty && $from.parent.type === N.paragraph && !$from.parent.content.size && $from.depth === 1 && PLAYED.test(new URL(href).hostname)) {
      view.dispatch(state.tr.replaceSelectionWith(elsewhere(href)));
      return true;
    }
    if ($from.parent.type.spec.code) return false;
    view.dispatch(state.tr.replaceSelectionWith(schema.text(text, [...$from.marks(), M.link.create({ href })]), false));
    return true;
  },
  handleDrop(view, event, slice) {
    const files = picturesIn(event.dataTransfer), marked = isSigned(slice);
    if (!files.length && !marked) return false;
    event.preventDefault();
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at) view.dispatch(view.state.tr.setSelection(view.state.selection.constructor.near(view.state.doc.resolve(at.pos))));
    return files.length ? takeIn(view, files) : (put(view, slice), true);
  },
};

/** Where an address alone is meant as what it shows. */
const PLAYED = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|soundcloud\.com|spotify\.com|bsky\.app|instagram\.com|tiktok\.com|x\.com|twitter\.com|mastodon\.social|datawrapper\.de|flourish\.studio)$/;

function takeIn(view, files) {
  uploads(files, insertPicture(view));
  return true;
}

/**
 * The editor on a form, as what holds its words: `{ copy(), set(copy), onchange }`. Null where the form has no blocks to
 * begin with. `fields` holds the others the same way.
 */
export function mount(form, fields) {
  const sent = form.elements.blocks, area = form.elements.body, place = document.getElementById('editor');
  // Who has typed before this was here goes on where they are.
  if (!sent?.value || !place || area.value !== area.defaultValue) return null;
  const doc = read(JSON.parse(sent.value));
  const readOnly = area.readOnly;

  const beyond = margin(document.getElementById('editor-margin'), place.dataset.at);
  const looks = find(document.getElementById('editor-tools'));
  const bar = toolbar(document.getElementById('editor-tools'), { find: looks.open, focus: focusMode(), note: beyond.note });
  const words = { copy, set, onchange: null };
  const state = EditorState.create({
    doc,
    plugins: [
      suggestions(), slash(), ...keys({ link, margin: beyond, suggest, find: looks.open, toolbar: (_, dispatch) => !dispatch || bar.focus(), save }),
      rules, history({ newGroupDelay: 600 }), tableEditing({ allowTableNodeSelection: true }), gapCursor(), dropCursor({ class: 'ed-drop', width: 2, color: false }),
      ...readOnly ? [] : [shared(), others(), looks.plugin, bar.plugin, handle(), hints(document.getElementById('editor-hints')), beyond.plugin, pasted()],
      counts(document.getElementById('editor-counts')), far(),
      new Plugin({ props: arriving }),
    ],
  });
  const label = form.querySelector(`label[for="${area.id}"]`);
  label.id ||= 'editor-label';
  const view = new EditorView(place, {
    state,
    nodeViews,
    markViews,
    editable: () => !readOnly,
    attributes: {
      id: 'editor-text', class: 'ed-text prose', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label.id,
      'aria-describedby': 'editor-keys', spellcheck: 'true', translate: 'no', tabindex: '0', ...spoken(form.elements.language?.value),
    },
    clipboardSerializer: DOMSerializer.fromSchema(schema),
    transformPastedHTML: clean,
    clipboardTextParser: textSlice,
    transformPasted: fitting,
    dispatchTransaction(wished) {
      const before = view.state, tr = suggested(before, whole(before, wished));
      view.updateState(before.apply(tr));
      if (tr.getMeta('moved')) told(view);
      if (tr.docChanged && !tr.getMeta('room')) {
        words.onchange?.();
        words.room?.changed();
      } else if (!before.selection.eq(view.state.selection)) words.room?.selected();
    },
  });

  function save(_, dispatch) {
    if (dispatch && !readOnly) form.requestSubmit();
    return true;
  }

  /** What the form says now, with the text as blocks. */
  function copy() {
    const { body: _, ...others } = fields.copy();
    return { ...others, blocks: write(view.state.doc), room: words.room?.has() };
  }

  /** Puts other words in the place of these: what was kept, or in a room what was decided. Only what differs is replaced. */
  function set({ blocks, body: _, room: __, ...others }) {
    fields.set(others);
    const step = blocks && difference(view.state.doc, read(blocks));
    // On top of what was typed here; where nothing was, they are what the window begins with.
    if (step && (words.room?.here || holder.peer.loose)) view.dispatch(view.state.tr.step(step).setMeta('set', true));
    else if (step) holder.peer.take([step], 'others');
    beside();
  }

  // What the room says is put together before it is shown.
  const holder = {
    pending: null,
    get state() { return this.pending ?? view.state },
    dispatch(tr) { if (this.pending) this.pending = this.pending.apply(tr); else view.dispatch(tr) },
    batch(run) {
      this.pending = view.state;
      try { run() } finally {
        const { pending } = this;
        this.pending = null;
        if (pending !== view.state) view.updateState(pending);
      }
    },
  };
  holder.peer = new Peer(holder, '');

  form.addEventListener('formdata', ({ formData }) => {
    formData.delete('body');
    formData.set('blocks', JSON.stringify(write(view.state.doc)));
  });
  fields.onchange = () => words.onchange?.();
  label.addEventListener('click', () => view.focus());
  for (const it of document.querySelectorAll('a[href="#f-body"]')) it.addEventListener('click', event => { event.preventDefault(); view.focus() });
  place.addEventListener('mousedown', event => below(event));

  /** A press below the last block goes to its end, and after what has no end opens a paragraph. */
  function below(event) {
    if (event.target !== view.dom || readOnly) return;
    const last = view.dom.lastElementChild?.getBoundingClientRect();
    if (!last || event.clientY <= last.bottom || view.state.doc.lastChild.isTextblock && view.state.doc.lastChild.type.name === 'paragraph') return;
    const { tr } = view.state;
    tr.insert(tr.doc.content.size, N.paragraph.create());
    view.dispatch(tr.setSelection(view.state.selection.constructor.near(tr.doc.resolve(tr.doc.content.size), -1)));
    event.preventDefault();
    view.focus();
  }

  area.closest('.field').classList.add('ed-instead');
  area.hidden = true;
  if (!readOnly) document.getElementById('notes').remove(); // the list beside the text says it, and more
  document.getElementById('body-help').hidden = true;
  for (const it of document.querySelectorAll('[data-editor]')) it.hidden = false;
  const beside = side(form);
  const choose = document.getElementById('choose-picture');
  choose?.addEventListener('click', () => choosePicture(it => {
    form.elements.picture.value = it.id;
    form.elements.picture.dispatchEvent(new Event('input', { bubbles: true }));
  }));
  return Object.assign(words, { view, place: readOnly ? null : { view, peer: holder.peer, batch: run => holder.batch(run), fields, beside } });
}

/** What the story's language says of its text, so that it is spelt, spoken and lined up right. */
const spoken = language => language ? { lang: language, dir: direction(language) } : {};

function told({ state }) {
  const { $from } = state.selection;
  say(t('moved', $from.index(0) + 1, state.doc.childCount));
}
