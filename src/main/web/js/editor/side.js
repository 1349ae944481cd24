// Beside the text: how the headline fits where it is shown, and how the story looks in search results and where it is
// shared, as one types.
import { later, t } from './page.js';
import { picture } from './pictures.js';

/** Characters that are shown without being cut, nearly everywhere. */
const FITS = [['web', 90, null], ['front', 70, 'frontTitle'], ['search', 60, 'searchTitle'], ['social', 90, 'socialTitle'], ['push', 45, 'pushTitle']];
const TEXTS = { searchDescription: 160, socialDescription: 110 };

const length = text => [...text.trim()].length;
const short = (text, most) => length(text) <= most ? text : `${[...text].slice(0, most - 1).join('').trimEnd()}…`;

export function side(form) {
  const value = name => form.elements[name]?.value.trim().replace(/\s+/g, ' ') ?? '';
  const lengths = document.getElementById('headline-lengths');
  const card = document.getElementById('editor-card');
  const part = name => card.querySelector(`[data-part="${name}"]`);

  function headline() {
    const title = value('headline');
    lengths.hidden = !title;
    lengths.replaceChildren(...FITS.map(([where, most, own]) => {
      // Some places may have words of their own.
      const chars = length(own && value(own) || title);
      const line = document.createElement('span');
      line.className = chars > most ? 'over' : '';
      line.textContent = t(chars > most ? 'length.over' : 'length.fits', t(`length.${where}`), chars, most);
      return line;
    }));
  }

  /** How long the words are that a place has of its own; nothing where it has none. */
  function variants() {
    for (const [name, most] of [...FITS.flatMap(([, most, own]) => own ? [[own, most]] : []), ...Object.entries(TEXTS)]) {
      const place = document.getElementById(`length-${name}`), chars = length(value(name));
      place.replaceChildren(chars ? t(chars > most ? 'length.of.over' : 'length.of', chars, most) : '');
      place.classList.toggle('over', chars > most);
    }
  }

  async function shown() {
    const plain = value('headline') || t('untitled');
    const title = value('searchTitle') || plain;
    const said = value('searchDescription') || value('standfirst');
    part('search-title').textContent = short(title, 60);
    part('search-text').textContent = short(said, 160);
    part('social-title').textContent = short(value('socialTitle') || plain, 90);
    part('social-text').textContent = short(value('socialDescription') || value('standfirst'), 110);
    part('front-title').textContent = value('frontTitle') || plain;
    const id = Number(value('picture')), frame = part('social-picture');
    const known = id ? await picture(id).catch(() => null) : null;
    if (!known) return frame.replaceChildren();
    const image = document.createElement('img');
    Object.assign(image, { src: known.src, alt: value('alt') || known.alt || '', width: known.width, height: known.height });
    frame.replaceChildren(image);
  }

  const all = later(() => { headline(); variants(); shown() });
  form.addEventListener('input', event => { if (event.target.name) all() });
  all();
  card.hidden = false;
  return all;
}
