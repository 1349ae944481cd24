// What can be put into a story: a list of kinds, used by the slash menu.
import { insert, list, newTable, pullQuote, quote, facts, turnInto } from './commands.js';
import { chooseAddress } from './links.js';
import { t } from './page.js';
import { choosePicture } from './pictures.js';
import { N } from './schema.js';

const host = url => new URL(url).hostname.replace(/^www\./, '');

export const insertPicture = view => it => insert(() => N.picture.create({ picture: it.id }))(view.state, view.dispatch);

/** Embeds are shown as cards; what plays by itself from its address is sound or a film. */
export function elsewhere(url) {
  if (/\.(mp3|m4a|ogg|oga|wav|flac)([?#]|$)/i.test(url)) return N.audio_video.create({ kind: 'audio', url });
  if (/\.(mp4|webm|mov|m4v|ogv)([?#]|$)/i.test(url)) return N.audio_video.create({ kind: 'video', url });
  return N.embed.create({ url, provider: /^https?:/.test(url) ? host(url) : null });
}

const now = command => view => { command(view.state, view.dispatch); view.focus() };

/** Each with the words by which it is found. */
export const kinds = () => [
  ['heading2', now(turnInto(N.heading, { level: 2 })), '## h2'],
  ['heading3', now(turnInto(N.heading, { level: 3 })), '### h3'],
  ['list.bullet', now(list(false)), '- ul'],
  ['list.number', now(list(true)), '1. ol'],
  ['quote', now(quote), '>'],
  ['pull', now(pullQuote), '>>'],
  ['picture', view => choosePicture(it => { insertPicture(view)(it); view.focus() }), 'image photo'],
  ['facts', now(facts), 'box'],
  ['table', now(newTable()), '|'],
  ['related', now(insert(() => N.related.create())), 'links'],
  ['embed', view => chooseAddress(url => now(insert(() => elsewhere(url)))(view)), 'video audio http'],
  ['verse', now(turnInto(N.preformatted, { kind: 'verse' })), 'pre'],
  ['code', now(turnInto(N.preformatted, { kind: 'code' })), '``` pre'],
  ['divider', now(insert(() => N.divider.create())), '--- hr'],
].map(([name, run, also]) => ({ name: t(name), hint: also.split(' ')[0], words: `${t(name)} ${also}`.toLocaleLowerCase(), run }));

