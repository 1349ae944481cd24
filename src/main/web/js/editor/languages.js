// Words of another language: what they are in is asked for, and says how they are spoken and spelt.
import { el, t, unique } from './page.js';
import { active } from './commands.js';
import { M } from './schema.js';

const TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;

let dialog = null;

function asker() {
  const [title, id] = [unique('language'), unique('tag')];
  const field = el('input', { id, dir: 'ltr', maxlength: 35, autocomplete: 'off', spellcheck: 'false' });
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true }, t('foreign.wrong'));
  const form = el('form', { method: 'dialog' }, el('label', { for: id }, t('foreign.field')), field, problem, el('p', {}, el('button', { class: 'primary' }, t('link.set'))));
  const box = el('dialog', { class: 'asking', 'aria-labelledby': title }, el('h2', { id: title }, t('foreign')), form);
  document.body.append(box);
  let given = () => {};
  form.addEventListener('submit', event => {
    const tag = field.value.trim();
    problem.hidden = TAG.test(tag);
    if (!problem.hidden) return event.preventDefault();
    given(tag);
  });
  box.addEventListener('click', event => { if (event.target === box) box.close() });
  return ongiven => {
    given = ongiven;
    problem.hidden = true;
    box.showModal();
    field.select();
  };
}

/** The selected words are of another language; of those that are already, no more. */
export const foreign = (state, dispatch, view) => {
  const { from, to, empty, $from } = state.selection;
  if (empty || !$from.parent.type.allowsMarkType(M.foreign)) return false;
  if (!dispatch) return true;
  if (active(state, M.foreign)) {
    dispatch(state.tr.removeMark(from, to, M.foreign));
    return true;
  }
  dialog ??= asker();
  dialog(language => {
    view.dispatch(view.state.tr.addMark(from, to, M.foreign.create({ language })));
    view.focus();
  });
  return true;
};

/** The direction a language is written in; `auto` where the browser does not know. */
export function direction(tag) {
  try {
    const locale = new Intl.Locale(tag);
    return (locale.getTextInfo?.() ?? locale.textInfo)?.direction ?? 'auto';
  } catch {
    return 'auto';
  }
}
