// How long the text is: counted a block at a time, and only the block that has changed, when nobody types.
import { Plugin } from 'prosemirror-state';
import { later, t } from './page.js';
import { N } from './schema.js';

const WORDS_A_MINUTE = 230;
const counted = new WeakMap();

/** Words are what spaces part, as the house rules count them; of scripts without spaces, what the language parts. */
function count(block) {
  let sum = counted.get(block);
  if (sum) return sum;
  sum = { words: 0, characters: 0 };
  if (block.isTextblock) {
    const text = block.textBetween(0, block.content.size, null, ' ');
    sum = { words: words(text), characters: [...text.trim()].length };
  } else if (block.type !== N.card) block.forEach(child => {
    const part = count(child);
    sum.words += part.words;
    sum.characters += part.characters;
  });
  counted.set(block, sum);
  return sum;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function words(text) {
  if (!UNSPACED.test(text)) return text.match(/\S+/g)?.length ?? 0;
  let all = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) if (isWordLike) all++;
  return all;
}

/** The line below the text that says it, of all and of what is selected. */
export function counts(place) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const show = later(({ doc, selection }) => {
    const all = count(doc);
    const part = selection.empty ? 0 : words(doc.textBetween(selection.from, selection.to, ' ', ' '));
    place.textContent = [
      part ? t('counts.part', number.format(part), number.format(all.words)) : t('counts.words', number.format(all.words)),
      t('counts.characters', number.format(all.characters)),
      t('counts.minutes', number.format(Math.max(1, Math.round(all.words / WORDS_A_MINUTE)))),
    ].join(' · ');
  });
  return new Plugin({
    view(view) {
      show(view.state);
      return { update: ({ state }, before) => { if (state.doc !== before.doc || !state.selection.eq(before.selection)) show(state) } };
    },
  });
}
