// Where a link leads: an address that is typed, or a story of ours by words of its headline.
import { TextSelection } from 'prosemirror-state';
import { el, t, unique } from './page.js';
import { meant } from './addresses.js';
import { M, schema } from './schema.js';

const PAUSE = 150;

let dialog = null;

function asker() {
  const [title, list] = [unique('link'), unique('stories')];
  const field = el('input', {
    type: 'text', inputmode: 'url', dir: 'auto', role: 'combobox', 'aria-expanded': 'true', 'aria-autocomplete': 'list',
    'aria-controls': list, 'aria-label': t('link.field'), placeholder: t('link.field'), autocomplete: 'off', spellcheck: 'false',
  });
  const options = el('ul', { id: list, role: 'listbox', 'aria-label': t('link.stories'), class: 'options' });
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const remove = el('button', { type: 'button' }, t('link.remove'));
  const form = el('form', { method: 'dialog' }, field, problem, options, el('p', { class: 'line' }, el('button', { class: 'primary' }, t('link.set')), remove));
  const box = el('dialog', { class: 'asking', 'aria-labelledby': title }, el('h2', { id: title }, t('link')), form);
  document.body.append(box);

  let given = () => {}, found = [], at = -1, timer = 0, asking = null;

  function mark(next) {
    at = found.length ? (next + found.length + 1) % (found.length + 1) : -1;
    if (at === found.length) at = -1;
    [...options.children].forEach((it, i) => it.setAttribute('aria-selected', String(i === at)));
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', options.children[at].id);
    options.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function show(stories) {
    found = stories;
    options.replaceChildren(...stories.map((it, i) => {
      const option = el('li', { role: 'option', id: `${list}-${i}`, 'aria-selected': 'false', onclick: () => give(it) },
        el('span', { dir: 'auto' }, it.headline), el('span', { class: 'quiet', dir: 'ltr' }, it.path));
      return option;
    }));
    mark(-1);
  }

  function give(it) {
    box.close();
    given(it);
  }

  async function ask() {
    asking?.abort();
    const words = field.value.trim();
    if (words.length < 2 || meant(words)) return show([]);
    asking = new AbortController();
    try {
      const answer = await fetch(`/desk/palette?q=${encodeURIComponent(words)}`, { signal: asking.signal, redirect: 'error' });
      if (answer.ok) show((await answer.json()).stories.filter(it => it.path));
    } catch { /* asked anew meanwhile, or no network: an address can be typed all the same */ }
  }

  field.addEventListener('input', () => { problem.hidden = true; clearTimeout(timer); timer = setTimeout(ask, PAUSE) });
  field.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at < 0 ? found.length - 1 : at - 1);
    else return;
    event.preventDefault();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (at >= 0) return give(found[at]);
    const href = meant(field.value);
    if (href) return give({ href, headline: '' });
    problem.textContent = t('link.wrong', field.value);
    problem.hidden = false;
    field.focus();
  });
  remove.addEventListener('click', () => give(null));
  box.addEventListener('click', event => { if (event.target === box) box.close() });

  return ({ href = '', removable = false, ongiven }) => {
    given = it => ongiven(it && { href: it.path ?? it.href, headline: it.headline });
    field.value = href;
    remove.hidden = !removable;
    problem.hidden = true;
    show([]);
    box.showModal();
    field.select();
  };
}

function asked(options) {
  dialog ??= asker();
  dialog(options);
}

/** Lets somebody choose a story or address; what is chosen has `href` and `headline`. */
export const chooseStory = chosen => asked({ ongiven: it => it && chosen({ href: it.href, headline: it.headline || it.href }) });

/** Lets somebody type an address. */
export const chooseAddress = chosen => asked({ ongiven: it => it && chosen(it.href) });

/** The link at the cursor, or the selected words, lead elsewhere. */
export const link = (state, dispatch, view) => {
  const { $from, from, to, empty } = state.selection;
  if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(M.link)) return false;
  if (!dispatch) return true;
  const here = span(state);
  asked({
    href: here?.mark.attrs.href ?? '',
    removable: !!here,
    ongiven: it => {
      const range = here ?? { from, to };
      const tr = view.state.tr.removeMark(range.from, range.to, M.link);
      if (it && !here && empty) tr.replaceWith(from, to, schema.text(it.headline || it.href, [M.link.create({ href: it.href }), ...$from.marks().filter(mark => mark.type !== M.link)]));
      else if (it) tr.addMark(range.from, range.to, M.link.create({ href: it.href }));
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, Math.min(tr.mapping.map(to), tr.doc.content.size))).removeStoredMark(M.link));
      view.focus();
    },
  });
  return true;
};

/** Where the link reaches in which the cursor stands. */
function span(state) {
  const { $from } = state.selection;
  const mark = [$from.marks(), $from.nodeAfter?.marks, $from.nodeBefore?.marks].map(marks => M.link.isInSet(marks ?? [])).find(Boolean);
  if (!mark) return null;
  const { parent } = $from;
  const start = $from.start();
  let from = null, to = null, found = null;
  parent.forEach((node, offset) => {
    const linked = mark.isInSet(node.marks);
    if (!linked) {
      if (found === null && to !== null && to >= $from.parentOffset && from <= $from.parentOffset) found = { from, to };
      [from, to] = [null, null];
    } else [from, to] = [from ?? offset, offset + node.nodeSize];
    if (found === null && from !== null && from <= $from.parentOffset && to >= $from.parentOffset) found = { from, to };
    if (found && linked && found.from === from) found.to = to;
  });
  return found && { from: start + found.from, to: start + found.to, mark };
}
