// Beside the text: how the headline fits where it is shown, and how the story looks in search results and where it is
// shared, as one types.
import { later, t } from './page.js';
import { picture } from './pictures.js';

/** Characters that are shown without being cut, nearly everywhere. */
const FITS = [['web', 90], ['search', 60], ['push', 45]];

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
    lengths.replaceChildren(...FITS.map(([where, most]) => {
      // What search engines show may have words of its own.
      const chars = length(where === 'search' && value('searchTitle') || title);
      const line = document.createElement('span');
      line.className = chars > most ? 'over' : '';
      line.textContent = t(chars > most ? 'length.over' : 'length.fits', t(`length.${where}`), chars, most);
      return line;
    }));
  }

  async function shown() {
    const title = value('searchTitle') || value('headline') || t('untitled');
    const said = value('searchDescription') || value('standfirst');
    part('search-title').textContent = short(title, 60);
    part('search-text').textContent = short(said, 160);
    part('social-title').textContent = short(value('headline') || t('untitled'), 90);
    part('social-text').textContent = short(said, 110);
    const id = Number(value('picture')), frame = part('social-picture');
    const known = id ? await picture(id).catch(() => null) : null;
    if (!known) return frame.replaceChildren();
    const image = document.createElement('img');
    Object.assign(image, { src: known.src, alt: value('alt') || known.alt || '', width: known.width, height: known.height });
    frame.replaceChildren(image);
  }

  const all = later(() => { headline(); shown() });
  form.addEventListener('input', event => { if (event.target.name) all() });
  all();
  card.hidden = false;
  return all;
}
