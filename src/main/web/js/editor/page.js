// What the editor takes from its page: words, and elements made of them.
const here = document.getElementById('editor');
const said = JSON.parse(here?.dataset.words ?? '{}');

/** The phrase of this name in the page's language, its places filled in. */
export const t = (name, ...values) => (said[name] ?? name).replace(/\{(\d)\}/g, (_, i) => values[i]);

/** What the session's forms carry. */
export const formToken = () => document.querySelector('input[name="form-token"]').value;

/** An element with attributes, listeners (`onclick`) and children; what is null or false is left out. */
export function el(name, attrs = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(it => it !== null && it !== undefined && it !== false));
  return element;
}

/** Tells those who do not see it. */
export function say(text) {
  const status = document.getElementById('editor-status');
  if (status) status.textContent = text;
}

/** Tells everybody, until it is done with. */
export function warn(text) {
  const note = document.getElementById('editor-note');
  note.replaceChildren(text, ' ', el('button', { type: 'button', onclick: () => { note.hidden = true } }, t('close')));
  note.hidden = false;
}

const idle = globalThis.requestIdleCallback ?? (run => setTimeout(run, 50));

const PAUSE = 250, LONGEST = 1000;

/**
 * Runs when nobody types: once nothing has been asked for a moment, or something for too long. What is asked for again
 * meanwhile is done once, with the newest: whatever is done between two keys may keep the second waiting.
 */
export function later(run) {
  let asked = null, timer = 0, pause = 0;
  function now() {
    const due = asked;
    asked = null;
    if (due) run(due.value);
  }
  return value => {
    asked = { value, since: asked?.since ?? performance.now() };
    clearTimeout(timer);
    timer = setTimeout(() => idle(now, { timeout: LONGEST }), Math.min(pause, asked.since + LONGEST - performance.now()));
    pause = PAUSE;
  };
}

let shown = 0;
export const unique = name => `${name}-${++shown}`;
