// Blocks as JSON, the form in which the server keeps them, to a document and back. The way there and back changes
// nothing: what a node cannot hold stands in a card, and what it would spell otherwise is kept beside it for as long
// as nobody changes it.
import { Fragment } from 'prosemirror-model';
import { schema, N, M } from './schema.js';

// ---- from JSON

export function read(blocks) {
  const nodes = blocks.map(readBlock);
  // A body of nothing but one empty paragraph is not the same as no body.
  if (nodes.length === 1 && empty(nodes[0])) nodes[0] = keeping(nodes[0], blocks[0]);
  return N.doc.createChecked(null, nodes.length ? nodes : [N.paragraph.create()]);
}

const empty = node => node.type === N.paragraph && !node.content.size;

function readBlock(json) {
  const node = typed(json);
  if (!node) return N.card.create({ json });
  return same(canonical(node), json) ? node : keeping(node, json);
}

const keeping = (node, json) => node.type.create({ ...node.attrs, kept: json }, node.content);

/** The block as the node that has controls for it; null where there is none that could hold it. */
function typed(json) {
  try {
    return Object.hasOwn(READ, json.block) ? READ[json.block](json) : null;
  } catch {
    return null;
  }
}

const READ = {
  'paragraph': it => N.paragraph.createChecked(null, inlines(it.text)),
  'heading': it => N.heading.createChecked({ level: it.level }, inlines(it.text)),
  'list': it => N.list.createChecked({ ordered: !!it.ordered, start: it.start }, it.items.map(item => N.list_item.createChecked(null, body(item)))),
  'quote': it => N.quote.createChecked(null, [...body(it.body), N.attribution.createChecked(null, inlines(it.attribution))]),
  'pull-quote': it => N.pull_quote.createChecked(null, [N.pull_text.createChecked(null, inlines(it.text)), N.attribution.createChecked(null, inlines(it.attribution))]),
  'picture': ({ use }) => N.picture.createChecked({ picture: use.picture, alt: use.alt ?? null, credit: use.credit ?? null }, inlines(use.caption)),
  'table': it => N.table_block.createChecked({ headRows: it.headRows }, [
    N.table.createChecked(null, it.rows.map(row => N.table_row.createChecked(null, row.map(cell)))),
    N.table_caption.createChecked(null, inlines(it.caption)),
  ]),
  'embed': it => N.embed.createChecked({ url: it.url, provider: it.provider ?? null, title: it.title ?? null }, inlines(it.caption)),
  'related-stories': it => N.related.createChecked({ title: it.title ?? null, links: it.links ?? [] }),
  'fact-box': it => N.fact_box.createChecked(null, [N.fact_title.createChecked(null, it.title ? schema.text(it.title) : null), ...body(it.body)]),
  'preformatted': it => N.preformatted.createChecked({ kind: it.kind }, inlines(it.text)),
  'audio-video': it => N.audio_video.createChecked({ kind: it.kind, url: it.url, poster: it.poster ?? null }, inlines(it.caption)),
  'divider': () => N.divider.create(),
};

const body = (blocks = []) => blocks.length ? blocks.map(readBlock) : [N.paragraph.create()];

const cell = it => (it.header ? N.table_header : N.table_cell).createChecked(
  { colspan: it.columns, rowspan: it.rows }, N.paragraph.createChecked(null, inlines(it.text)));

const MARGINAL = ['note', 'added', 'removed'];

const inlines = (items = []) => Fragment.fromArray(items.flatMap(it => inline(it, [])));

function inline(it, marks) {
  if (typeof it === 'string') return it ? [schema.text(it, marks)] : [];
  if (it.mark === 'break') return [N.line_break.create(null, null, marks)];
  const { mark, content = [], id, href, language } = it;
  const type = Object.hasOwn(M, mark) && M[mark];
  if (!type) throw new TypeError(`no mark ${mark}`);
  const inside = type.create(mark === 'link' ? { href } : mark === 'foreign' ? { language } : MARGINAL.includes(mark) ? { id } : null).addToSet(marks);
  return content.flatMap(each => inline(each, inside));
}

/** Whether two JSON values say the same; the order of members says nothing. */
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every(name => Object.hasOwn(b, name) && same(a[name], b[name]));
}

// ---- to JSON. Nodes never change, so what was written of one need not be written again.

const written = new WeakMap();

export function write(doc) {
  const only = doc.firstChild;
  return doc.childCount === 1 && empty(only) && !only.attrs.kept ? [] : blocks(doc);
}

function blocks(parent) {
  const all = [];
  parent.forEach(node => { if (node.type.isInGroup('block')) all.push(writeBlock(node)) });
  return all;
}

export function writeBlock(node) {
  let json = written.get(node);
  if (!json) written.set(node, json = unchanged(node) ? node.attrs.kept : canonical(node));
  return json;
}

function unchanged(node) {
  const { kept } = node.attrs;
  const fresh = kept && typed(kept);
  return !!fresh && fresh.sameMarkup(node.type.create({ ...node.attrs, kept: null })) && fresh.content.eq(node.content);
}

const canonical = node => WRITE[node.type.name](node, node.attrs);
const orNothing = members => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));

const WRITE = {
  paragraph: node => ({ block: 'paragraph', text: words(node) }),
  heading: (node, { level }) => ({ block: 'heading', level, text: words(node) }),
  list: (node, { ordered, start }) => ({ block: 'list', ordered, start, items: node.children.map(blocks) }),
  quote: node => ({ block: 'quote', body: blocks(node), attribution: words(node.lastChild) }),
  pull_quote: node => ({ block: 'pull-quote', text: words(node.firstChild), attribution: words(node.lastChild) }),
  picture: (node, { picture, alt, credit }) => ({ block: 'picture', use: orNothing({ picture, alt, caption: words(node), credit }) }),
  table_block: (node, { headRows }) => ({
    block: 'table',
    caption: words(node.lastChild),
    headRows: Math.min(headRows, node.firstChild.childCount),
    rows: node.firstChild.children.map(row => row.children.map(it => ({
      header: it.type === N.table_header, columns: it.attrs.colspan, rows: it.attrs.rowspan, text: words(it.firstChild),
    }))),
  }),
  embed: (node, { url, provider, title }) => orNothing({ block: 'embed', url, provider, title, caption: words(node) }),
  related: (_, { title, links }) => orNothing({ block: 'related-stories', title, links }),
  fact_box: node => orNothing({ block: 'fact-box', title: node.firstChild.textContent || null, body: blocks(node) }),
  preformatted: (node, { kind }) => ({ block: 'preformatted', kind, text: words(node) }),
  audio_video: (node, { kind, url, poster }) => ({ block: 'audio-video', kind, url, poster, caption: words(node) }),
  divider: () => ({ block: 'divider' }),
  card: (_, { json }) => json,
};

const words = node => nested(node.children, 0, node.childCount, []);

/** Marks lie side by side in a document and in one another in JSON: the one that goes furthest is the outermost. */
function nested(items, from, to, around) {
  const out = [];
  for (let at = from; at < to;) {
    let outermost = null, end = at;
    for (const mark of items[at].marks) {
      if (mark.isInSet(around)) continue;
      let until = at + 1;
      while (until < to && mark.isInSet(items[until].marks)) until++;
      if (until > end) [outermost, end] = [mark, until];
    }
    if (outermost) out.push({ mark: outermost.type.name, ...outermost.attrs, content: nested(items, at, end, [...around, outermost]) });
    else out.push(items[at].isText ? items[at].text : { mark: 'break' });
    at = outermost ? end : at + 1;
  }
  return out;
}
