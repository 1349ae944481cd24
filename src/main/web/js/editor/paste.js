// What is pasted, from Word, Google Docs, pages or plain text, made into HTML that the schema reads. It is taken apart
// in a document of its own, where nothing runs or loads; whatever is not known falls to its words.
import { Fragment, Slice } from 'prosemirror-model';
import { N } from './schema.js';
import { address } from './addresses.js';
import { signed, unsigned } from './pasted.js';

const GONE = 'script, style, meta, link, title, base, noscript, template, object, embed, applet, form > button, input, select, textarea, svg, math, canvas, audio, video, source, map';
const BLOCKS = 'p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, figure, section, article, header, footer, aside, main, nav, address, dl, dt, dd, details, summary, fieldset, form, hr';
/** Deeper than anybody writes; the server takes no more than some times that. */
const DEEPEST = 8;

export function clean(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  // From this editor: it is spelt as the schema reads it already.
  if (body.querySelector('[data-pm-slice]')) return unsigned(html);
  for (const node of [...walk(body, NodeFilter.SHOW_COMMENT)]) node.remove();
  for (const frame of body.querySelectorAll('iframe')) frame.replaceWith(framed(frame));
  for (const gone of body.querySelectorAll(GONE)) gone.remove();
  for (const it of [...body.querySelectorAll('[style], [hidden]')]) if (hidden(it)) it.remove();
  wordLists(body);
  for (const it of [...body.querySelectorAll('span, font, b, strong, i, em, u, ins')]) styled(it);
  for (const it of [...body.querySelectorAll('p.MsoTitle')]) rename(it, 'h2');
  for (const it of [...body.querySelectorAll('a[href]')]) plainLink(it);
  for (const it of [...body.querySelectorAll('figure')]) captioned(it);
  for (const it of [...walk(body, NodeFilter.SHOW_TEXT)]) it.data = unsigned(it.data);
  signed(body);
  for (const it of [...body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')]) intoItem(it);
  for (const it of [...body.querySelectorAll('table')].reverse()) table(it);
  for (const it of [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]) for (const bold of [...it.querySelectorAll('b, strong')]) unwrap(bold);
  for (const it of [...body.querySelectorAll('ul, ol, blockquote')]) if (depth(it) > DEEPEST) unwrap(it, 'p');
  for (const it of [...body.querySelectorAll('p, div')]) atBreaks(it);
  for (const it of [...body.querySelectorAll('br')]) if (between(it)) it.remove();
  for (const it of [...walk(body, NodeFilter.SHOW_TEXT)]) spaces(it);
  for (const it of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, blockquote')].reverse()) if (!it.textContent.trim() && !it.querySelector('hr, [data-embed]')) it.remove();
  return body.innerHTML;
}

function* walk(root, what) {
  const walker = root.ownerDocument.createTreeWalker(root, what);
  while (walker.nextNode()) yield walker.currentNode;
}

const hidden = it => it.hidden || /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden)/i.test(it.getAttribute('style') ?? '');

function unwrap(it, name) {
  if (name) for (const child of [...it.children]) if (/^li$/i.test(child.tagName)) rename(child, name);
  it.replaceWith(...it.childNodes);
}

function rename(it, name) {
  const other = it.ownerDocument.createElement(name);
  other.append(...it.childNodes);
  it.replaceWith(other);
  return other;
}

function around(it, ...names) {
  for (const name of names) {
    const mark = it.ownerDocument.createElement(name);
    mark.append(...it.childNodes);
    it.append(mark);
  }
}

/** What a style attribute says. Not by `style`: the page's policy, which holds in the other document too, lets none apply. */
const styles = it => Object.fromEntries((it.getAttribute('style') ?? '').toLowerCase().split(';').map(each => each.split(':').map(part => part.trim())));

/** What a style says becomes the mark of that meaning; an element that its style takes back is none. */
function styled(it) {
  const style = styles(it);
  const weight = style['font-weight'] ?? '', slant = style['font-style'] ?? '', shift = style['vertical-align'];
  const line = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`;
  const marks = [];
  if (/^(bold|bolder|[6-9]00)$/.test(weight)) marks.push('strong');
  if (/italic|oblique/.test(slant)) marks.push('em');
  if (/line-through/.test(line)) marks.push('s');
  if (/underline/.test(line) && !it.closest('a') && !it.querySelector('a')) marks.push('u');
  if (shift === 'super') marks.push('sup');
  if (shift === 'sub') marks.push('sub');
  const name = it.tagName.toLowerCase();
  const takenBack = /^(b|strong)$/.test(name) && /^(normal|lighter|[1-5]00)$/.test(weight) || /^(i|em)$/.test(name) && slant === 'normal';
  const bare = name === 'span' || name === 'font' || takenBack || name === 'ins';
  // Word marks everything with its language; what a writer means by it is asked for here.
  it.removeAttribute('lang');
  around(it, ...marks);
  if (bare) unwrap(it);
}

/** Google Docs leads links through itself. */
function plainLink(it) {
  let href = it.getAttribute('href').trim();
  try {
    const url = new URL(href);
    if (/(^|\.)google\.com$/.test(url.hostname) && url.pathname === '/url') href = url.searchParams.get('q') ?? href;
  } catch { /* relative: an address of another site's, which leads nowhere here */ }
  if (/^https?:|^mailto:|^tel:/i.test(href) && address(href) && it.textContent.trim()) it.setAttribute('href', href);
  else unwrap(it);
}

/** The words of a picture go where it goes. */
function captioned(figure) {
  const picture = figure.querySelector('img'), said = figure.querySelector('figcaption'), words = said?.textContent.trim() ?? '';
  if (said && (picture || !figure.textContent.trim())) said.remove();
  if (picture && words) picture.dataset.caption = words;
}

function framed(frame) {
  const url = address(frame.getAttribute('src')?.replace(/^\/\//, 'https://'));
  const card = frame.ownerDocument.createElement('div');
  if (url && /^https?:/.test(url)) {
    card.dataset.embed = url;
    card.dataset.provider = new URL(url).hostname.replace(/^www\./, '');
    if (frame.title) card.dataset.title = frame.title;
  }
  return card;
}

/** Word writes lists as paragraphs with their level and sign. */
function wordLists(body) {
  let lists = [];
  for (const it of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const level = Number(/mso-list:[^;]*\blevel(\d+)/i.exec(it.getAttribute('style') ?? '')?.[1] ?? 0);
    if (!level || level > DEEPEST) { lists = []; continue }
    const sign = [...it.querySelectorAll('[style]')].find(span => /mso-list:\s*Ignore/i.test(span.getAttribute('style')));
    const ordered = /^\W?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(sign?.textContent.trim() ?? '');
    sign?.remove();
    const follows = lists[0] && nextTo(lists[0], it);
    if (!follows) lists = [];
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) {
      const list = body.ownerDocument.createElement(ordered ? 'ol' : 'ul'), above = lists.at(-1);
      if (!above) it.before(list);
      else {
        if (!above.lastElementChild) above.append(body.ownerDocument.createElement('li'));
        above.lastElementChild.append(list);
      }
      lists.push(list);
    }
    lists.at(-1).append(it);
    rename(it, 'li');
  }
}

function nextTo(list, it) {
  let next = list.nextSibling;
  while (next && next !== it && next.nodeType === Node.TEXT_NODE && !next.data.trim()) next = next.nextSibling;
  return next === it;
}

/** A list that lies in a list and not in one of its items belongs to the item before it. */
function intoItem(it) {
  const before = it.previousElementSibling ?? it.parentNode.insertBefore(it.ownerDocument.createElement('li'), it);
  before.append(it);
}

/** A cell holds one run of text; a table of one cell is a frame for layout, and one in a cell is its words. */
function table(it) {
  const cells = [...it.rows].flatMap(row => [...row.cells]);
  if (cells.length < 2 || it.parentElement.closest('table')) {
    for (const cell of cells) rename(cell, 'div');
    for (const part of [...it.querySelectorAll('caption, thead, tbody, tfoot, tr, colgroup')].reverse()) unwrap(part);
    return unwrap(it);
  }
  for (const cell of cells) {
    for (const block of [...cell.querySelectorAll(BLOCKS)].reverse()) {
      if (block.previousSibling && block.textContent.trim()) block.before(it.ownerDocument.createElement('br'));
      unwrap(block);
    }
  }
  const frame = it.ownerDocument.createElement('div');
  frame.className = 'ed-table';
  frame.dataset.head = Math.max(it.tHead?.rows.length ?? 0, it.rows[0].querySelector('td') ? 0 : 1);
  it.replaceWith(frame);
  const caption = it.caption;
  frame.append(it);
  if (!caption) return;
  caption.remove();
  const said = it.ownerDocument.createElement('p');
  said.className = 'ed-caption';
  said.textContent = caption.textContent;
  frame.append(said);
}

function depth(it) {
  let deep = 0;
  for (let up = it.parentElement; up; up = up.parentElement) if (/^(UL|OL|BLOCKQUOTE)$/.test(up.tagName)) deep++;
  return deep;
}

/** Two line breaks in a row are how some programs write a new paragraph. */
function atBreaks(it) {
  if (it.querySelector(BLOCKS) || it.closest('pre, td, th')) return;
  const parts = it.innerHTML.split(/(?:<br[^>]*>\s*){2,}/i);
  if (parts.length < 2) return;
  it.replaceWith(...parts.map(part => {
    const p = it.ownerDocument.createElement('p');
    p.innerHTML = part;
    return p;
  }));
}

/** A line break that no words stand beside breaks nothing. */
function between(it) {
  const stands = (node, next) => {
    while (node && (node.nodeType === Node.TEXT_NODE && !node.data.trim())) node = node[next];
    return node && !(node.nodeType === Node.ELEMENT_NODE && node.matches(BLOCKS));
  };
  return !it.closest('pre') && !(stands(it.previousSibling, 'previousSibling') && stands(it.nextSibling, 'nextSibling'));
}

/** A space that keeps words together is kept where a language asks for it, and nowhere else. */
function spaces(text) {
  if (text.data.includes('\u00a0') && !text.parentElement.closest('pre'))
    text.data = text.data.replace(/\u00a0(?![:;!?»%€$])/g, (_, at, all) => all[at - 1] === '«' || /\d/.test(all[at - 1] ?? '') && /[\p{L}\d]/u.test(all[at + 1] ?? '') ? '\u00a0' : ' ');
}

// ---- plain text

const p = text => N.paragraph.create(null, lines(text));
const lines = text => text.split('\n').flatMap((line, i) => [...i ? [N.line_break.create()] : [], ...line ? [N.paragraph.schema.text(line)] : []]);

/** Plain text as blocks: an empty line ends one; without any, each line is one. Signs of lists and headings are read. */
export function textSlice(text) {
  const clean = unsigned(text).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/^\n+|\s+$/g, '');
  const parts = /\n[ \t]*\n/.test(clean) ? clean.split(/\n(?:[ \t]*\n)+/) : clean.split('\n');
  const blocks = [];
  for (const part of parts) {
    const rows = part.split('\n').map(line => line.trimEnd());
    const items = rows.map(row => /^\s*(?:[-*•·–]|(\d{1,6})[.)])\s+(.*)$/.exec(row));
    const heading = rows.length === 1 && /^(#{1,6})\s+(.*)$/.exec(part);
    if (heading) blocks.push(N.heading.create({ level: Math.max(2, heading[1].length) }, lines(heading[2])));
    else if (items.every(Boolean)) addItems(blocks, items);
    else if (rows.every(row => /^>/.test(row))) blocks.push(N.quote.create(null, [p(rows.map(row => row.replace(/^>\s?/, '')).join('\n')), N.attribution.create()]));
    else if (part.trim()) blocks.push(p(part));
  }
  return new Slice(Fragment.from(blocks.length ? blocks : [p('')]), blocks[0]?.isTextblock === false ? 0 : 1, blocks.at(-1)?.isTextblock === false ? 0 : 1);
}

function addItems(blocks, items) {
  const ordered = items[0][1] !== undefined, last = blocks.at(-1);
  const made = items.map(item => N.list_item.create(null, p(item[2])));
  if (last?.type === N.list && last.attrs.ordered === ordered) blocks[blocks.length - 1] = last.copy(last.content.append(Fragment.from(made)));
  else blocks.push(N.list.create({ ordered, start: ordered ? Number(items[0][1]) : 1 }, made));
}

/** What is pasted, so that it has a place where the cursor is. */
export function fitting(slice, view) {
  const fits = asLine(slice, view);
  try {
    view.state.tr.replaceSelection(fits);
    return fits;
  } catch {
    // Open ends that nothing here can take up: as whole blocks they can stand.
    return new Slice(Fragment.from(fits.content.content.flatMap(whole)), 0, 0);
  }
}

/** A node with everything that its kind must have; where that cannot be, the paragraphs in it. */
function whole(node) {
  if (node.isLeaf || node.isTextblock) return [node];
  const inside = node.children.flatMap(whole);
  const filled = node.type.createAndFill(node.attrs, inside);
  return filled ? [filled] : inside;
}

/** Where only a line of text can stand (a cell, a caption, a name), what is pasted becomes one. */
function asLine(slice, view) {
  const { $from } = view.state.selection;
  const alone = $from.parent.type.spec.captioned || [N.attribution, N.pull_text, N.fact_title].includes($from.parent.type) || $from.depth > 1 && $from.node(-1).type.spec.tableRole;
  if (!alone || slice.content.childCount === 1 && slice.content.firstChild.isInline) return slice;
  // A table goes into a table as cells, which is the table's own business.
  const first = slice.content.firstChild;
  if (first?.type.spec.tableRole) return slice;
  if (first?.type === N.table_block && $from.node(-1).type.spec.tableRole) return new Slice(Fragment.from(first.firstChild), 0, 0);
  const words = [];
  slice.content.descendants(node => {
    if (!node.isTextblock && !node.isAtom) return true;
    if (words.length && node.isBlock) words.push(N.line_break.create());
    if (node.isTextblock) words.push(...node.children);
    return false;
  });
  return new Slice(Fragment.fromArray(words), 0, 0);
}
