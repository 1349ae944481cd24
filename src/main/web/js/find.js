// Suggestions under a search field: a combobox with a list, as ARIA 1.2 describes it.
// The field does its work without; this, with its style, is loaded when the field is first used.
const PAUSE = 120, helped = new WeakSet;
const sheet = new CSSStyleSheet;
sheet.replaceSync(`
form:has(> .suggested) { position: relative }
.suggested { position: absolute; z-index: 6; inset-block-start: 100%; inset-inline: 0; min-inline-size: min(22rem, 90vw); max-block-size: 60vh; overflow-y: auto; list-style: none; background: var(--paper); color: var(--ink); border: 1px solid var(--rule-strong); font: 1rem/1.3 var(--sans); text-align: start }
.find > .suggested { inset-inline-start: auto }
.suggested[hidden] { display: none }
.suggested li { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-block-size: 2.75rem; padding: .375rem .75rem; cursor: pointer }
.suggested li + li { border-block-start: 1px solid var(--rule) }
.suggested li:hover, .suggested [aria-selected=true] { background: var(--ink); color: var(--paper) }
.suggested-kind { flex: none; font-size: .8125rem; color: var(--soft) }
.suggested li:hover .suggested-kind, .suggested [aria-selected=true] .suggested-kind { color: inherit }
@media (forced-colors: active) { .suggested [aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px } }
`);
document.adoptedStyleSheets.push(sheet);
let count = 0;

export function help(field) {
  if (helped.has(field)) return;
  helped.add(field);
  const form = field.form, list = document.createElement('ul');
  const id = `suggested-${++count}`;
  Object.assign(list, { id, className: 'suggested', hidden: true, role: 'listbox', ariaLabel: field.ariaLabel || field.labels?.[0]?.textContent || '' });
  form.append(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': 'false', autocomplete: 'off' })) field.setAttribute(name, value);

  let typed = field.value, timer = 0, asking = null, at = -1;
  const options = () => [...list.children];
  const choose = next => {
    at = next;
    options().forEach((option, i) => option.setAttribute('aria-selected', i === at));
    const option = list.children[at];
    if (option) {
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else field.removeAttribute('aria-activedescendant');
    field.value = option ? option.dataset.text : typed;
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const go = option => {
    if (option.dataset.href) location.assign(option.dataset.href);
    else { field.value = option.dataset.text; close(); form.requestSubmit() }
  };
  const show = ([, texts, kinds, addresses]) => {
    list.replaceChildren(...texts.map((text, i) => {
      const option = document.createElement('li'), words = document.createElement('span'), kind = document.createElement('span');
      Object.assign(option, { id: `${id}-${i}`, role: 'option' });
      option.setAttribute('aria-selected', 'false');
      option.dataset.text = text;
      const to = new URL(addresses[i], location).pathname;
      if (to !== '/search') option.dataset.href = to;
      words.textContent = text;
      kind.textContent = kinds[i];
      kind.className = 'suggested-kind';
      option.append(words, ' ', kind);
      return option;
    }));
    at = -1;
    list.hidden = texts.length === 0;
    field.setAttribute('aria-expanded', String(texts.length > 0));
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === field) show(await answer.json());
    } catch { /* aborted, or no network: nothing is suggested */ }
  };
  field.addEventListener('input', () => {
    typed = field.value;
    clearTimeout(timer);
    if (typed.trim().length < 2) return close();
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener('keydown', event => {
    const last = list.children.length - 1;
    if (event.isComposing || (last < 0 && event.key !== 'Escape')) return;
    if (event.key === 'ArrowDown') choose(at < last ? at + 1 : -1);
    else if (event.key === 'ArrowUp') choose(at < 0 ? last : at - 1);
    else if (event.key === 'Enter' && at >= 0) go(list.children[at]);
    else if (event.key === 'Escape' && !list.hidden) { choose(-1); close() }
    else return;
    event.preventDefault();
  });
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => { const option = event.target.closest('[role=option]'); if (option) go(option) });
  field.addEventListener('blur', close);
  form.addEventListener('submit', close);
}
