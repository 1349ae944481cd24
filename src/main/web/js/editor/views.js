// How blocks look that are more than running text: a picture with its words, cards for what lives elsewhere.
import { el, t, unique } from './page.js';
import { chooseStory } from './links.js';
import { picture } from './pictures.js';

/** A field beside a block's text, which writes an attribute of the block. */
function field(label, name, box, options = {}) {
  const id = unique('ed');
  const input = el('input', { id, dir: 'auto', maxlength: 5000, disabled: !box.view.editable, ...options });
  input.addEventListener('input', () => box.set({ [name]: input.value.trim() ? input.value : null }));
  // Enter goes back to the text; a form would be sent by it.
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    box.view.focus();
  });
  return { element: el('p', { class: 'ed-field' }, el('label', { for: id }, label), input), input };
}

/** What the views have in common: a frame of its own, and a caption that is part of the text. */
class Framed {
  constructor(node, view, getPos, name, label) {
    Object.assign(this, { node, view, getPos });
    this.dom = el('div', { class: `ed-frame ed-${name}`, role: 'group', 'aria-label': label });
    this.head = el('div', { contenteditable: 'false', class: 'ed-head' });
    this.dom.append(this.head);
  }

  captioned() {
    this.contentDOM = el('p', { class: 'ed-caption', dir: 'auto', 'data-placeholder': t('caption') });
    this.fields = el('div', { contenteditable: 'false', class: 'ed-fields' });
    this.dom.append(this.contentDOM, this.fields);
  }

  set(attrs) {
    const pos = this.getPos();
    if (pos === undefined) return;
    const { tr } = this.view.state;
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(pos, name, value);
    this.view.dispatch(tr);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const before = this.node;
    this.node = node;
    if (before.attrs !== node.attrs) this.shown();
    return true;
  }

  selectNode() { this.dom.classList.add('ed-selected') }
  deselectNode() { this.dom.classList.remove('ed-selected') }
  stopEvent(event) { return !!event.target.closest?.('input, button, a, select') && this.dom.contains(event.target) }
  ignoreMutation(mutation) {
    if (mutation.type === 'selection') return !!this.fields?.contains(mutation.target) || !this.contentDOM;
    return mutation.type === 'attributes' || !this.contentDOM?.contains(mutation.target);
  }

  /** What a field shows follows the document, but not under the fingers of who types in it. */
  fill({ input }, value) {
    if (document.activeElement !== input) input.value = value ?? '';
  }
}

class PictureView extends Framed {
  constructor(node, view, getPos) {
    super(node, view, getPos, 'picture', t('picture'));
    this.captioned();
    this.image = el('img', { alt: '', draggable: 'false' });
    this.missing = el('p', { class: 'ed-missing', hidden: true }, t('alt.missing'));
    this.alt = field(t('alt'), 'alt', this);
    this.credit = field(t('credit'), 'credit', this);
    this.fields.append(this.alt.element, this.credit.element, this.missing);
    this.shown();
  }

  async shown() {
    const { picture: id, alt, credit } = this.node.attrs;
    this.fill(this.alt, alt);
    this.fill(this.credit, credit);
    let known;
    try {
      known = await picture(id);
    } catch {
      return;
    }
    if (id !== this.node.attrs.picture) return;
    if (!known) this.image.remove();
    else if (this.image.getAttribute('src') !== known.src) {
      Object.assign(this.image, { width: known.width, height: known.height, src: known.src });
      this.head.append(this.image);
    }
    this.dom.classList.toggle('ed-gone', !known);
    // Words that are left out here are the picture's own.
    this.alt.input.placeholder = known?.alt ?? '';
    this.credit.input.placeholder = known?.credit ?? '';
    this.contentDOM.dataset.placeholder = known?.caption || t('caption');
    this.missing.textContent = known ? t('alt.missing') : t('picture.gone', id);
    this.missing.hidden = !!known && !!(this.node.attrs.alt || known.alt);
  }
}

class ElsewhereView extends Framed {
  constructor(node, view, getPos) {
    super(node, view, getPos, 'embed', node.type.name === 'embed' ? t('embed') : t(node.attrs.kind));
    this.captioned();
    this.kind = el('span', { class: 'quiet' });
    this.link = el('a', { target: '_blank', rel: 'noreferrer', dir: 'auto' });
    this.head.append(el('p', {}, this.kind, ' ', this.link));
    if (node.type.name === 'embed') {
      this.title = field(t('embed.title'), 'title', this);
      this.fields.append(this.title.element);
    }
    this.shown();
  }

  shown() {
    const { url, title, provider, kind } = this.node.attrs;
    this.kind.textContent = kind ? t(kind) : provider ?? t('embed');
    this.link.textContent = title || url;
    this.link.href = url;
    if (this.title) this.fill(this.title, title);
  }
}

class RelatedView extends Framed {
  constructor(node, view, getPos) {
    super(node, view, getPos, 'related', t('related'));
    this.title = field(t('related.title'), 'title', this, { placeholder: t('related') });
    this.list = el('ul', { class: 'plain' });
    const add = el('button', { type: 'button', onclick: () => chooseStory(it => this.set({ links: [...this.node.attrs.links, it] })) }, t('related.add'));
    this.head.append(this.title.element, this.list, view.editable ? add : '');
    this.shown();
  }

  shown() {
    const { title, links } = this.node.attrs;
    this.fill(this.title, title);
    this.list.replaceChildren(...links.map((it, i) => el('li', { class: 'line' },
      el('a', { href: it.href, target: '_blank', dir: 'auto' }, it.headline || it.href),
      this.view.editable && el('button', { type: 'button', 'aria-label': t('related.remove', it.headline), onclick: () => this.set({ links: links.toSpliced(i, 1) }) }, t('remove')))));
    this.list.hidden = !links.length;
  }

  ignoreMutation() { return true }
}

/** What has no controls: named, with its first words, and let be. */
class CardView extends Framed {
  constructor(node, view, getPos) {
    const { json } = node.attrs;
    const known = json.block === 'gallery' || json.block === 'legacy';
    super(node, view, getPos, 'card', known ? t(`card.${json.block}`) : t('card'));
    this.head.append(el('p', { class: 'quiet' }, known ? t(`card.${json.block}`) : `${t('card')}: ${json.block}`));
    if (json.block === 'legacy') this.head.append(el('p', { dir: 'auto' }, wordsOf(json.html)));
    if (json.block === 'gallery') this.pictures(json.pictures ?? []);
    this.head.append(el('p', { class: 'quiet' }, t('card.kept')));
  }

  async pictures(uses) {
    const row = el('p', { class: 'ed-thumbs' });
    this.head.append(row);
    const known = await Promise.all(uses.slice(0, 12).map(use => picture(use.picture).catch(() => null)));
    row.append(...known.filter(Boolean).map(it => el('img', { src: it.thumb, alt: it.alt, width: it.width, height: it.height })));
  }

  shown() {}
  ignoreMutation() { return true }
}

function wordsOf(html) {
  const words = new DOMParser().parseFromString(String(html), 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
  return words.length > 240 ? `${words.slice(0, 240)}…` : words;
}

const made = View => (node, view, getPos) => new View(node, view, getPos);
export const nodeViews = {
  picture: made(PictureView), embed: made(ElsewhereView), audio_video: made(ElsewhereView), related: made(RelatedView), card: made(CardView),
};

/**
 * A link in a text that is edited is words: no slip of the hand follows it, nothing is fetched ahead, its title says where
 * to. Who only reads may follow it.
 */
const linked = ({ attrs: { href } }, view) => ({
  dom: el('a', view.editable ? { 'data-href': href, role: 'link', title: href } : { href, rel: 'noreferrer' }),
});
export const markViews = { link: linked };
