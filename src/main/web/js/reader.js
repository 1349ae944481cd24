// Comforts for readers. Nothing here is needed to read.
// Marks the document, so that controls which need it may show.
const root = document.documentElement;
const keep = {
  get(name) { try { return localStorage.getItem(name) } catch { return null } },
  set(name, value) { try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name) } catch { /* private window: lasts for this page */ } },
};
const choose = (name, value) => {
  if (value) root.dataset[name] = value; else delete root.dataset[name];
  keep.set(name, value);
};

const SIZES = 5, USUAL = 2;
const step = by => {
  const size = Math.min(SIZES, Math.max(1, Number(root.dataset.size || USUAL) + by));
  choose('size', size === USUAL ? '' : String(size));
  for (const button of document.querySelectorAll('[data-does=smaller], [data-does=larger]')) {
    button.setAttribute('aria-disabled', size === (button.dataset.does === 'smaller' ? 1 : SIZES));
  }
};

const address = () => document.querySelector('link[rel=canonical]')?.href || location.href;
const say = (button, words) => {
  const before = button.textContent;
  button.textContent = words;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => { button.textContent = before }, 2000);
};
const does = {
  smaller: () => step(-1),
  larger: () => step(1),
  print: () => print(),
  copy: button => navigator.clipboard.writeText(address()).then(() => say(button, button.dataset.done)),
  share: () => navigator.share({ title: document.title, url: address() }).catch(() => { /* the reader closed it */ }),
};

document.addEventListener('click', event => {
  const button = event.target.closest('button[data-does]');
  if (button) does[button.dataset.does]?.(button);
});
document.addEventListener('change', event => {
  if (event.target.name === 'theme') choose('theme', event.target.value);
});

// A slash takes to the search field. What helps with typing there is fetched when the field is used.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  const field = [...document.querySelectorAll('input[name=q]')].find(each => each.checkVisibility?.({ visibilityProperty: true }));
  if (field) { event.preventDefault(); field.focus() }
});
document.addEventListener('focusin', event => {
  if (event.target.matches('input[name=q]')) import('./find.js').then(find => find.help(event.target)).catch(() => { /* typing goes on without */ });
});

for (const name of ['theme', 'size']) {
  const value = keep.get(name);
  if (value) root.dataset[name] = value;
}
for (const input of document.querySelectorAll('input[name=theme]')) {
  input.checked = input.value === (root.dataset.theme || '');
}
// The current section, on a phone, is brought into the line without moving the page.
const line = document.querySelector('.sections-line'), current = line?.querySelector('[aria-current]');
if (current) line.scrollLeft += current.getBoundingClientRect().left - line.getBoundingClientRect().left - 16;

// That the story was read, once it has been in sight for some seconds: its number and the domain that led here, nothing
// else. Nobody who asks not to be followed is counted. A page that comes back by the back button is the same reading.
const story = Number(document.querySelector('[data-read]')?.dataset.read);
const followed = !navigator.globalPrivacyControl && navigator.doNotTrack !== '1';
if (story && followed && navigator.sendBeacon) {
  const SECONDS = 5;
  let left = SECONDS;
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible' || --left > 0) return;
    clearInterval(timer);
    let from = '';
    try { from = new URL(document.referrer).hostname } catch { /* none */ }
    if (from === location.hostname) from = '';
    navigator.sendBeacon('/read', new URLSearchParams({ story, from }));
  }, 1000);
}

// What others read, fetched when the reader comes near the end.
const near = 'IntersectionObserver' in window && new IntersectionObserver(seen => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    fetch(target.dataset.fetch).then(answer => answer.ok ? answer.text() : '').then(list => {
      if (list.includes('<li>')) target.insertAdjacentHTML('beforeend', list);
    }).catch(() => { /* the heading leads there */ });
  }
}, { rootMargin: '600px' });
if (near) for (const place of document.querySelectorAll('[data-fetch]')) near.observe(place);

root.dataset.js = navigator.share ? 'js share' : 'js';
