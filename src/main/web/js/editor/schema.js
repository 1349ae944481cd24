// What a story's body is made of, one to one with the blocks and inlines that the server keeps. Every node that is
// a block carries `kept`: its JSON as it came, where writing it anew would spell the same thing otherwise.
import { Schema } from 'prosemirror-model';
import { address } from './addresses.js';
import { t } from './page.js';

const block = ({ attrs, ...spec }) => ({ group: 'block', ...spec, attrs: { ...attrs, kept: { default: null } } });
const auto = { dir: 'auto' };
const number = (dom, name, otherwise = null) => /^\d{1,15}$/.test(dom.getAttribute(name) ?? '') ? Number(dom.getAttribute(name)) : otherwise;
const said = (dom, name) => dom.getAttribute(name);

// What an attribute may be. Others write into this document with steps that no server has read: what fails here does
// nothing, so nobody can send what cannot be shown.
const must = holds => value => { if (!holds(value)) throw new RangeError('no such attribute') };
const text = it => typeof it === 'string', integer = (from, to) => it => Number.isInteger(it) && it >= from && it <= to;
const object = it => typeof it === 'object' && it !== null && !Array.isArray(it);
const either = holds => it => it === null || holds(it);
const shown = it => text(it) && !/^(javascript|data|vbscript):/i.test(it.replace(/[\u0000-\u0020]/g, ''));
const is = { text: must(text), maybe: must(either(text)), flag: must(it => typeof it === 'boolean'), shown: must(shown), id: must(integer(1, Number.MAX_SAFE_INTEGER)) };

// What is cut here to be pasted here, by a token that nobody else can know: from elsewhere no JSON comes in.
const cut = new Map(), tokens = new WeakMap();

function token(json) {
  if (!tokens.has(json)) {
    tokens.set(json, crypto.randomUUID());
    cut.set(tokens.get(json), json);
  }
  return tokens.get(json);
}

const nodes = {
  doc: { content: 'block+' },
  paragraph: block({ content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', auto, 0] }),
  heading: block({
    content: 'inline*', defining: true,
    attrs: { level: { default: 2, validate: must(integer(1, 6)) } },
    // The page's own heading is the headline.
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.max(2, level) } })),
    toDOM: node => [`h${node.attrs.level}`, auto, 0],
  }),
  list: block({
    content: 'list_item+',
    attrs: { ordered: { default: false, validate: is.flag }, start: { default: 1, validate: must(integer(-(2 ** 31), 2 ** 31)) } },
    parseDOM: [{ tag: 'ul' }, { tag: 'ol', getAttrs: dom => ({ ordered: true, start: number(dom, 'start', 1) }) }],
    toDOM: ({ attrs }) => attrs.ordered ? ['ol', attrs.start === 1 ? {} : { start: attrs.start }, 0] : ['ul', 0],
  }),
  list_item: { content: 'block+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  quote: block({ content: 'block+ attribution', defining: true, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] }),
  attribution: { content: 'inline*', parseDOM: [{ tag: 'p.ed-by', priority: 60 }], toDOM: () => ['p', { class: 'ed-by', dir: 'auto', 'data-placeholder': t('attribution') }, 0] },
  pull_quote: block({ content: 'pull_text attribution', defining: true, parseDOM: [{ tag: 'div.ed-pull' }], toDOM: () => ['div', { class: 'ed-pull' }, 0] }),
  pull_text: { content: 'inline*', parseDOM: [{ tag: 'p.ed-pull-text', priority: 60 }], toDOM: () => ['p', { class: 'ed-pull-text', dir: 'auto', 'data-placeholder': t('pull') }, 0] },
  picture: block({
    content: 'inline*', isolating: true, draggable: true, captioned: true,
    attrs: { picture: { validate: is.id }, alt: { default: null, validate: is.maybe }, credit: { default: null, validate: is.maybe } },
    parseDOM: [{
      tag: 'div[data-picture]',
      getAttrs: dom => number(dom, 'data-picture') ? { picture: number(dom, 'data-picture'), alt: said(dom, 'data-alt'), credit: said(dom, 'data-credit') } : false,
    }],
    toDOM: ({ attrs }) => ['div', { 'data-picture': attrs.picture, 'data-alt': attrs.alt, 'data-credit': attrs.credit }, 0],
  }),
  table_block: block({
    content: 'table table_caption', isolating: true,
    attrs: { headRows: { default: 0, validate: must(integer(0, 1e6)) } },
    parseDOM: [{ tag: 'div.ed-table', getAttrs: dom => ({ headRows: number(dom, 'data-head', 0) }) }],
    toDOM: ({ attrs }) => ['div', { class: 'ed-table', 'data-head': attrs.headRows }, 0],
  }),
  table: {
    content: 'table_row+', tableRole: 'table', isolating: true,
    parseDOM: [{ tag: 'table' }], toDOM: () => ['table', ['tbody', 0]],
  },
  table_row: { content: '(table_cell | table_header)*', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
  table_caption: { content: 'inline*', captioned: true, parseDOM: [{ tag: 'p.ed-caption', priority: 60 }], toDOM: () => ['p', { class: 'ed-caption', dir: 'auto', 'data-placeholder': t('caption') }, 0] },
  embed: block({
    content: 'inline*', isolating: true, draggable: true, captioned: true,
    attrs: { url: { validate: is.shown }, provider: { default: null, validate: is.maybe }, title: { default: null, validate: is.maybe } },
    parseDOM: [{
      tag: 'div[data-embed]',
      getAttrs: dom => address(said(dom, 'data-embed')) ? { url: address(said(dom, 'data-embed')), provider: said(dom, 'data-provider'), title: said(dom, 'data-title') } : false,
    }],
    toDOM: ({ attrs }) => ['div', { 'data-embed': attrs.url, 'data-provider': attrs.provider, 'data-title': attrs.title }, 0],
  }),
  audio_video: block({
    content: 'inline*', isolating: true, draggable: true, captioned: true,
    attrs: { kind: { default: 'audio', validate: is.text }, url: { validate: is.shown }, poster: { default: null, validate: must(either(object)) } },
    parseDOM: [{
      tag: 'div[data-audio-video]',
      getAttrs: dom => address(said(dom, 'data-audio-video')) ? { url: address(said(dom, 'data-audio-video')), kind: said(dom, 'data-kind') === 'video' ? 'video' : 'audio', poster: cut.get(said(dom, 'data-poster')) ?? null } : false,
    }],
    toDOM: ({ attrs }) => ['div', { 'data-audio-video': attrs.url, 'data-kind': attrs.kind, 'data-poster': attrs.poster && token(attrs.poster) }, 0],
  }),
  related: block({
    atom: true, draggable: true,
    attrs: {
      title: { default: null, validate: is.maybe },
      links: { default: [], validate: must(it => Array.isArray(it) && it.every(one => object(one) && shown(one.href) && text(one.headline))) },
    },
    parseDOM: [{
      tag: 'div.ed-related',
      getAttrs: dom => ({
        title: said(dom, 'data-title'),
        links: [...dom.querySelectorAll('a')].map(it => ({ href: address(said(it, 'href')), headline: it.textContent })).filter(it => it.href),
      }),
    }],
    toDOM: ({ attrs }) => ['div', { class: 'ed-related', 'data-title': attrs.title }, ...attrs.links.map(it => ['a', { href: it.href }, it.headline])],
    leafText: ({ attrs }) => attrs.links.map(it => it.headline).join('\n'),
  }),
  fact_box: block({ content: 'fact_title block+', defining: true, parseDOM: [{ tag: 'div.ed-facts' }], toDOM: () => ['div', { class: 'ed-facts' }, 0] }),
  fact_title: { content: 'text*', marks: '', parseDOM: [{ tag: 'p.ed-facts-title', priority: 60 }], toDOM: () => ['p', { class: 'ed-facts-title', dir: 'auto', 'data-placeholder': t('facts.title') }, 0] },
  preformatted: block({
    content: 'inline*', code: true, defining: true,
    attrs: { kind: { default: 'plain', validate: is.text } },
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full', getAttrs: dom => ({ kind: ['code', 'verse'].find(it => it === said(dom, 'data-kind')) ?? 'plain' }) }],
    toDOM: ({ attrs }) => ['pre', { 'data-kind': attrs.kind, dir: 'auto' }, 0],
  }),
  divider: block({ parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] }),
  // What has no controls here: it can be moved or taken out, and comes back as it was.
  card: block({
    atom: true, draggable: true,
    attrs: { json: { validate: must(it => object(it) && text(it.block) && either(Array.isArray)(it.pictures ?? null)) } },
    parseDOM: [{ tag: 'div[data-card]', getAttrs: dom => cut.has(said(dom, 'data-card')) && { json: cut.get(said(dom, 'data-card')) } }],
    toDOM: ({ attrs }) => ['div', { 'data-card': token(attrs.json) }],
    leafText: () => '',
  }),
  text: { group: 'inline' },
  line_break: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'], leafText: () => '\n' },
};

function cell(tag, tableRole) {
  const spans = { default: 1, validate: must(integer(1, 1000)) };
  const attrs = { colspan: spans, rowspan: spans, colwidth: { default: null, validate: must(either(Array.isArray)) } };
  const getAttrs = dom => ({ colspan: span(dom, 'colspan'), rowspan: span(dom, 'rowspan') });
  const toDOM = node => [tag, {
    ...(node.attrs.colspan > 1 && { colspan: node.attrs.colspan }),
    ...(node.attrs.rowspan > 1 && { rowspan: node.attrs.rowspan }),
  }, 0];
  return { content: 'paragraph', tableRole, isolating: true, attrs, parseDOM: [{ tag, getAttrs }], toDOM };
}

const span = (dom, name) => Math.min(Math.max(number(dom, name, 1), 1), 100);

// What stands in the margin comes back when it is cut here and pasted here; from elsewhere nothing can say so, since
// nobody else knows this page's name.
const HERE = crypto.randomUUID();
const marginal = (tag, name, more) => ({
  attrs: { id: { validate: is.text } }, ...more,
  parseDOM: [{
    tag: `${tag}.${name}`, priority: 60,
    getAttrs: dom => {
      const [page, id] = (said(dom, 'data-mark') ?? '').split(' ');
      return page === HERE && id ? { id } : false;
    },
  }],
  toDOM: ({ attrs }) => [tag, { class: name, 'data-mark': `${HERE} ${attrs.id}` }, 0],
});

const mark = (...tags) => ({ parseDOM: tags.map(tag => typeof tag === 'string' ? { tag } : tag), toDOM: () => [tags[0], 0] });

const marks = {
  note: marginal('span', 'ed-noted', { inclusive: false, excludes: '' }),
  added: marginal('ins', 'ed-added'),
  removed: marginal('del', 'ed-removed', { inclusive: false }),
  link: {
    attrs: { href: { validate: is.shown } }, inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: dom => address(said(dom, 'href')) ? { href: address(said(dom, 'href')) } : false }],
    toDOM: ({ attrs }) => ['a', { href: attrs.href, rel: 'noreferrer' }, 0],
  },
  foreign: {
    attrs: { language: { validate: is.text } }, excludes: '',
    parseDOM: [{ tag: 'i[lang]', getAttrs: dom => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(said(dom, 'lang')) ? { language: said(dom, 'lang') } : false }],
    toDOM: ({ attrs }) => ['i', { lang: attrs.language, class: 'ed-foreign' }, 0],
  },
  strong: mark('strong', 'b'),
  emphasis: mark('em', 'i:not([lang])'),
  // Words that somebody would take out of another text are no words to bring here.
  strike: { ...mark('s', 'del', 'strike'), parseDOM: [{ tag: 'del.ed-removed', ignore: true, priority: 55 }, { tag: 's' }, { tag: 'del' }, { tag: 'strike' }] },
  underline: mark('u'),
  code: { ...mark('code', 'kbd', 'samp'), code: true },
  subscript: mark('sub'),
  superscript: mark('sup'),
  highlight: mark('mark'),
  small: mark('small'),
  citation: mark('cite'),
};

export const schema = new Schema({ nodes, marks });
export const { nodes: N, marks: M } = schema;
