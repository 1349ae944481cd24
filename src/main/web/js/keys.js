// The desk by keyboard: a palette of pages, of what can be done here, and of stories by headline; and
// short ways to pages. Everything is reached without it too. Words and places are the page's own.
const palette = document.getElementById('palette'), keys = document.getElementById('keys');
const field = palette.querySelector('input'), list = palette.querySelector('ul'), status = palette.querySelector('p');
const places = [...document.getElementById('places').content.querySelectorAll('a')];
const PAUSE = 120, WAIT = 1500;

// ---- the palette: a combobox in a dialog, as ARIA 1.2 describes it

let at = 0, timer = 0, asking = null, found = [];

const actions = () => [...document.querySelectorAll('main :is(button, a.button)')]
  .filter(it => !it.disabled && it.checkVisibility())
  .map(it => ({ text: it.textContent.trim(), kind: palette.dataset.action, go: () => reach(it) }));

// What takes something from readers, or wants words first, is only gone to: it is for people to press.
function reach(button) {
  const asked = [...(button.form?.elements ?? [])].find(it => it.required && !it.value);
  const grave = button.classList.contains('grave');
  const to = asked ?? button;
  if (asked || grave) { to.scrollIntoView({ block: 'center' }); to.focus() } else button.click();
}

const all = () => [
  ...actions(),
  ...places.map(it => ({ text: it.textContent, kind: it.dataset.key ? `g ${it.dataset.key}` : '', go: () => location.assign(it.href) })),
];

function show() {
  const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = [...all().filter(it => words.every(word => it.text.toLocaleLowerCase().includes(word))), ...found];
  list.replaceChildren(...shown.map((it, i) => {
    const option = document.createElement('li'), text = document.createElement('span'), kind = document.createElement('span');
    Object.assign(option, { id: `palette-${i}`, role: 'option' });
    text.textContent = it.text;
    text.dir = 'auto';
    kind.textContent = it.kind;
    option.append(text, ' ', kind);
    option.addEventListener('click', () => run(it));
    return option;
  }));
  list.options = shown;
  status.textContent = shown.length ? palette.dataset.count.replace('#', shown.length) : palette.dataset.none;
  mark(0);
}

function mark(next) {
  const options = [...list.children];
  at = options.length ? (next + options.length) % options.length : 0;
  options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
  if (!options[at]) return field.removeAttribute('aria-activedescendant');
  field.setAttribute('aria-activedescendant', options[at].id);
  options[at].scrollIntoView({ block: 'nearest' });
}

function run(it) {
  palette.close();
  it.go();
}

async function ask() {
  asking?.abort();
  found = [];
  const words = field.value.trim();
  if (!palette.dataset.stories || words.length < 2) return show();
  asking = new AbortController();
  try {
    const answer = await fetch(`${palette.dataset.stories}?q=${encodeURIComponent(words)}`, { signal: asking.signal });
    if (!answer.ok) return;
    found = (await answer.json()).stories.map(it => ({ text: it.headline, kind: it.state, go: () => location.assign(it.href) }));
    const before = at;
    show();
    mark(before);
  } catch { /* asked anew meanwhile, or no network: the pages are there all the same */ }
}

function open() {
  if (palette.open) return;
  keys.close();
  field.value = '';
  found = [];
  show();
  palette.showModal();
  field.focus();
}

field.addEventListener('input', () => {
  clearTimeout(timer);
  found = [];
  show();
  timer = setTimeout(ask, PAUSE);
});
field.addEventListener('keydown', event => {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') mark(at + 1);
  else if (event.key === 'ArrowUp') mark(at - 1);
  else if (event.key === 'Enter' && list.options[at]) run(list.options[at]);
  else return;
  event.preventDefault();
});
for (const dialog of [palette, keys]) dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close() });

const opener = document.getElementById('palette-open');
opener.hidden = false;
if (/Mac|iP(hone|ad)/.test(navigator.platform)) opener.querySelector('kbd').textContent = '⌘ K';
opener.addEventListener('click', open);

// ---- keys. Single letters can be switched off: who speaks to a computer types them without meaning to.

const SWITCH = 'desk-keys', on = document.getElementById('keys-on');
on.checked = localStorage.getItem(SWITCH) !== 'off';
on.addEventListener('change', () => localStorage.setItem(SWITCH, on.checked ? 'on' : 'off'));

let went = 0;
const letter = event => /^[\x20-\x7e]$/.test(event.key) ? event.key.toLowerCase() : /^Key.$/.test(event.code) ? event.code[3].toLowerCase() : event.key;

addEventListener('keydown', event => {
  if (event.isComposing || event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter(event) === 'k') {
    event.preventDefault();
    return open();
  }
  const typing = event.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
  if (!on.checked || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const key = letter(event);
  const place = performance.now() - went < WAIT && places.find(it => it.dataset.key === key);
  went = 0;
  if (place) location.assign(place.href);
  else if (key === 'g') went = performance.now();
  else if (key === '?') keys.showModal();
  else if (key === 'n') document.getElementById('new-story')?.requestSubmit();
  else if (key === '/') document.querySelector('main :is(input[type=search], input[type=text], input:not([type]))')?.focus();
  else return;
  event.preventDefault();
});

// ---- what is wrong, on pages that stand open. Asked for only while somebody is at work here: a page left
// open overnight must not keep its session.

const ASK = 60_000, AT_WORK = 600_000, alarm = document.getElementById('alarm');
let worked = performance.now();
for (const sign of ['keydown', 'pointerdown', 'scroll']) addEventListener(sign, () => { worked = performance.now(); }, { passive: true });

async function look() {
  if (document.hidden || performance.now() - worked > AT_WORK) return;
  try {
    const answer = await fetch('/desk/alarms/line', { redirect: 'error' });
    if (!answer.ok) return;
    const links = (await answer.json()).alarms.map(it => Object.assign(document.createElement('a'), { href: it.href, textContent: it.text }));
    // Said again only where it has changed.
    if (links.map(it => it.outerHTML).join() !== [...alarm.children].map(it => it.outerHTML).join()) alarm.replaceChildren(...links);
  } catch { /* no network, or signed out: the next page says so */ }
}
setInterval(look, ASK);

// ---- a file whose words go into a field, where there is script

const decoded = bytes => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // older spreadsheets
  }
};
for (const file of document.querySelectorAll('input[type=file][data-into]'))
  file.addEventListener('change', async () => {
    if (file.files[0]) document.getElementById(file.dataset.into).value = decoded(await file.files[0].arrayBuffer());
  });
