// The picture archive as the editor sees it: what is known of pictures, a dialog to choose one, and the way in for
// files that are dropped, pasted or chosen.
import { el, formToken, say, t, unique, warn } from './page.js';

const PATH = '/desk/pictures';
const PAUSE = 250;

const known = new Map();
let wanted = new Set(), asking = null;

/** What is known of a picture; undefined where there is none. Asked for in one go by all who ask at once. */
export async function picture(id) {
  if (known.has(id)) return known.get(id);
  wanted.add(id);
  asking ??= Promise.resolve().then(async () => {
    const ids = [...wanted];
    [wanted, asking] = [new Set(), null];
    for (let from = 0; from < ids.length; from += 100) await fetched(`ids=${ids.slice(from, from + 100).join(',')}`);
  });
  await asking;
  return known.get(id);
}

async function fetched(query) {
  const answer = await fetch(`${PATH}.json?${query}`, { redirect: 'error' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { pictures } = await answer.json();
  for (const each of pictures) known.set(each.id, each);
  return pictures;
}

/** Takes a file into the archive. Throws an error that says why not, in words for people. */
export async function upload(file, patience = 3) {
  let answer, said;
  try {
    answer = await fetch(`${PATH}?name=${encodeURIComponent(file.name || 'picture')}`, {
      method: 'POST', body: file, redirect: 'error',
      headers: { 'form-token': formToken(), 'Content-Type': 'application/octet-stream', Accept: 'application/json' },
    });
    said = await answer.json();
  } catch {
    throw new Error(t('upload.failed', file.name));
  }
  if (answer.status === 429 && patience > 0) {
    await new Promise(done => setTimeout(done, 1000 * Number(answer.headers.get('Retry-After') || 1)));
    return upload(file, patience - 1);
  }
  if (!answer.ok) throw new Error(`${file.name}: ${said.problem ?? said.detail ?? answer.status}`);
  known.set(said.id, said);
  return said;
}

/** Takes pictures in one after the other; what is refused is said, and the others come all the same. */
export async function uploads(files, each) {
  for (const file of files) {
    say(t('uploading', file.name));
    try {
      each(await upload(file));
      say(t('uploaded', file.name));
    } catch (refused) {
      warn(refused.message);
    }
  }
}

export const picturesIn = transfer => [...transfer?.files ?? []].filter(file => file.type.startsWith('image/'));

// ---- the dialog

let dialog = null;

function library() {
  const title = unique('library');
  const files = el('input', { type: 'file', accept: 'image/*', multiple: true, 'aria-label': t('library.files') });
  const field = el('input', { type: 'search', 'aria-label': t('library.find'), placeholder: t('library.find'), dir: 'auto' });
  const list = el('ul', { class: 'library-list' });
  const status = el('p', { role: 'status', class: 'quiet' });
  const box = el('dialog', { class: 'library', 'aria-labelledby': title },
    el('div', { class: 'line' }, el('h2', { id: title }, t('library')), el('button', { type: 'button', onclick: () => box.close() }, t('close'))),
    el('div', { class: 'library-ways' }, field, files), status, list);
  document.body.append(box);

  let chosen = () => {}, timer = 0, newest = 0;
  const choose = picture => { box.close(); chosen(picture) };

  async function show() {
    const number = ++newest;
    let found = [];
    try {
      found = await fetched(`q=${encodeURIComponent(field.value.trim())}`);
    } catch {
      status.textContent = t('library.failed');
      return;
    }
    if (number !== newest) return;
    status.textContent = found.length ? t('library.count', found.length) : t('library.none');
    list.replaceChildren(...found.map(it => el('li', {},
      el('button', { type: 'button', onclick: () => choose(it) },
        el('img', { src: it.thumb, alt: '', loading: 'lazy', width: it.width, height: it.height }),
        el('span', { dir: 'auto' }, it.alt || it.caption || it.name),
        it.alt ? null : el('span', { class: 'ed-missing' }, t('alt.missing'))))));
  }

  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(show, PAUSE) });
  files.addEventListener('change', async () => {
    await uploads([...files.files], choose);
    files.value = '';
  });
  box.addEventListener('click', event => { if (event.target === box) box.close() });
  return onchosen => {
    chosen = onchosen;
    box.showModal();
    field.focus();
    show();
  };
}

/** Lets somebody choose a picture, or bring one in; `chosen` is called once for each. */
export function choosePicture(chosen) {
  dialog ??= library();
  dialog(chosen);
}
