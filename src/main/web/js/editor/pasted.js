// Pictures inside of what is pasted. Those that come with their bytes are taken into the archive, as a picture is that is
// pasted alone. Of those that are only addresses nothing is fetched: a line at their place says what was left out, which
// is no part of the story and goes when it is dismissed.
import { Selection, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { el, say, t, unique, warn } from './page.js';
import { difference } from './peer.js';
import { upload } from './pictures.js';
import { N } from './schema.js';

const key = new PluginKey('pasted');
/** Where a picture was, until the words have their place. No text may hold these characters. */
const OPEN = '\ufdd0', CLOSE = '\ufdd1', SIGN = /\ufdd0(\d+)\ufdd1/g, SIGNS = /[\ufdd0\ufdd1]/g;
/** More in one go are left out. */
const MOST = 50;
const BYTES = /^data:image\/(png|jpeg|gif|webp);base64,([\sA-Za-z0-9+/=]+)$/i;
const LONGEST = 120;

let found = [];

export const unsigned = text => text.replace(SIGNS, '');

/** Puts a sign in the place of each picture of what is pasted; what the pictures are is kept for [put]. */
export function signed(body) {
  found = [];
  for (const it of [...body.querySelectorAll('picture')]) it.replaceWith(...it.querySelectorAll('img'));
  for (const it of [...body.querySelectorAll('img')]) {
    const src = it.getAttribute('src')?.trim() ?? '', alt = unsigned(it.getAttribute('alt')?.trim() ?? '');
    // What counts readers is no picture.
    if (Number(it.getAttribute('width')) === 1 && Number(it.getAttribute('height')) === 1) { it.remove(); continue }
    it.replaceWith(`${OPEN}${found.length}${CLOSE}`);
    const from = src.startsWith('data:') ? src.slice(5, LONGEST).split(/[;,]/)[0] : src;
    found.push({ alt, caption: unsigned(it.dataset.caption ?? ''), src: unsigned(from), file: found.length < MOST ? fileOf(src, alt) : null });
  }
}

/** A picture that comes along as it is; null where it does not. */
function fileOf(src, alt) {
  const [, type, bytes] = BYTES.exec(src) ?? [];
  if (!bytes) return null;
  try {
    return new File([Uint8Array.from(atob(bytes), it => it.charCodeAt(0))], `${alt.slice(0, 60) || 'picture'}.${type.toLowerCase()}`, { type: `image/${type.toLowerCase()}` });
  } catch {
    return null;
  }
}

export const isSigned = slice => slice.content.textBetween(0, slice.content.size, ' ').includes(OPEN);

/** Puts what is pasted in the place of the selection, in one step that knows nothing of signs, and sees to its pictures. */
export function put(view, slice) {
  const all = found, { state } = view, trial = state.tr.replaceSelection(slice), signs = [], add = [];
  found = [];
  trial.doc.descendants((node, pos) => {
    if (node.isText) for (const it of node.text.matchAll(SIGN)) signs.push({ from: pos + it.index, to: pos + it.index + it[0].length, which: Number(it[1]) });
  });
  const before = trial.steps.length;
  for (const { from, to, which } of signs) {
    const since = trial.mapping.slice(before);
    const start = since.map(from), end = since.map(to);
    const at = pos => trial.doc.textBetween(Math.max(0, pos), Math.min(pos + 1, trial.doc.content.size));
    trial.delete(start, at(start - 1) === ' ' && at(end) === ' ' ? end + 1 : end);
    const pos = withoutLine(trial, start);
    if (all[which]) add.push({ id: unique('pasted'), pos, ...all[which] });
  }
  const { tr } = state, step = difference(state.doc, trial.doc);
  if (step) tr.step(step);
  tr.setSelection(Selection.fromJSON(tr.doc, trial.selection.toJSON()));
  view.dispatch(tr.setMeta(key, { add }).setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
  // Where one only suggests, what is pasted becomes words or nothing, and places are others.
  if (add.some(it => place(view, it.id) === null)) return warn(t('paste.pictures'));
  if (add.some(it => !it.file)) say(t('paste.pictures'));
  taken(view, add.filter(it => it.file));
}

/** A paragraph in which nothing but a picture stood goes with it. */
function withoutLine(tr, pos) {
  const $pos = tr.doc.resolve(pos);
  if ($pos.depth !== 1 || $pos.parent.type !== N.paragraph || $pos.parent.content.size || tr.doc.childCount < 2) return pos;
  tr.delete($pos.before(), $pos.after());
  return $pos.before();
}

/** One after the other, each where it stood; one that is refused leaves a line that says so. */
async function taken(view, all) {
  for (const it of all) {
    let picture = null;
    try {
      picture = await upload(it.file);
    } catch (refused) {
      warn(refused.message);
    }
    const pos = place(view, it.id);
    if (pos === null) {
      if (picture) warn(t('uploaded', it.file.name));
      continue;
    }
    const { tr, schema } = view.state, $pos = tr.doc.resolve(pos), words = it.caption ? schema.text(it.caption) : null;
    if (picture) tr.insert($pos.depth ? $pos.after(1) : pos, N.picture.create({ picture: picture.id, alt: it.alt || null }, words)).setMeta(key, { remove: it.id });
    else tr.setMeta(key, { remove: it.id, add: [{ ...it, id: unique('pasted'), pos, file: null }] });
    view.dispatch(tr);
  }
}

const place = (view, id) => key.getState(view.state)?.find(null, null, it => it.id === id)[0]?.from ?? null;

function line(it) {
  const what = it.file?.name ?? [it.alt, it.caption, it.src].filter(Boolean).join(' – ');
  const short = what.length > LONGEST ? `${what.slice(0, LONGEST)}…` : what;
  const gone = view => view.dispatch(view.state.tr.setMeta(key, { remove: it.id }));
  return view => el('span', { class: 'ed-left-out' }, t(it.file ? 'uploading' : 'paste.left', short), ' ',
    it.file ? null : el('button', { type: 'button', onclick: () => gone(view) }, t('close')));
}

const widget = it => Decoration.widget(it.pos, line(it), { id: it.id, key: `${it.id} ${Boolean(it.file)}`, side: -1, ignoreSelection: true, stopEvent: () => true });

export const pasted = () => new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, was) {
      const { add = [], remove } = tr.getMeta(key) ?? {};
      let now = was.map(tr.mapping, tr.doc);
      if (remove) now = now.remove(now.find(null, null, it => it.id === remove));
      return add.length ? now.add(tr.doc, add.map(widget)) : now;
    },
  },
  props: { decorations: state => key.getState(state) },
});
