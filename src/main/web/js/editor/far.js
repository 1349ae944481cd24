// Blocks out of sight are left alone while one types, so that a long text is as quick as a short one. First all are laid
// out once, and the browser remembers how high each is: nothing jumps, and the way to the end is as long as it was.
import { Plugin } from 'prosemirror-state';
import { later } from './page.js';

/**
 * Blocks on either side of the cursor that are always there, as are the first and the last: none that the cursor gets to,
 * or that is new, may wait for a frame to be written in.
 */
const NEAR = 12;

/** The first of all, in order, of which it is true; as many as there are where it is of none. */
function first(all, is) {
  let from = 0, to = all.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (is(all[middle].getBoundingClientRect())) to = middle; else from = middle + 1;
  }
  return from;
}

/** The block that the cursor is in. */
const block = ({ state }) => state.selection.$head.index(0);

const outside = ([from, to]) => `:not(:nth-child(n + ${Math.max(from, 0) + 1}):nth-child(-n + ${to + 1}))`;

class Far {
  constructor(view) {
    Object.assign(this, { view, width: 0, frame: 0, seen: null, at: 0, sheet: new CSSStyleSheet() });
    document.adoptedStyleSheets.push(this.sheet);
    this.look = later(() => this.seen && this.looked());
    addEventListener('scroll', this.look, { passive: true });
    this.watch = new ResizeObserver(([{ contentRect: { width } }]) => { if (width !== this.width) this.measure(width) });
    this.watch.observe(view.dom);
    this.lettered = () => this.measure(this.width);
    document.fonts.addEventListener('loadingdone', this.lettered);
  }

  /** In lines of another width, or in letters that have come by now, they are as high as they are then. */
  measure(width) {
    this.width = width;
    this.seen = null;
    this.sheet.replaceSync('');
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => { this.frame = requestAnimationFrame(() => this.looked()) });
  }

  /** What is seen, and as much again above and below. */
  looked() {
    const { children } = this.view.dom;
    this.seen = [first(children, it => it.bottom > -innerHeight), first(children, it => it.top > 2 * innerHeight)];
    this.left();
  }

  /** Leaves alone what is neither seen nor near the cursor. */
  left() {
    this.at = block(this.view);
    const far = [this.seen, [this.at - NEAR, this.at + NEAR]].map(outside).join('');
    this.sheet.replaceSync(`@media screen { .ed-text > ${far}:not(:first-child, :last-child) { content-visibility: auto } }`);
  }

  update(view) {
    if (this.seen && Math.abs(block(view) - this.at) > NEAR / 2) this.left();
  }

  destroy() {
    this.watch.disconnect();
    removeEventListener('scroll', this.look);
    document.fonts.removeEventListener('loadingdone', this.lettered);
    cancelAnimationFrame(this.frame);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(it => it !== this.sheet);
  }
}

export const far = () => new Plugin({ view: view => new Far(view) });
