// SITE LINK WORDS KEYS: the first administrator comes in by LINK, begins a story of WORDS words and types KEYS letters, in
// runs at its start, in its middle and at its end, after each a word or so of waiting. Prints, for each place, p50, p95, p99
// and the largest time in milliseconds from the key to the paint that shows it.
//
// The browser paints as soon as it can and does not wait for a screen, so what is measured is work and nothing else: it
// would keep to sixty frames a second otherwise, and a key after any frame that nobody sees would wait for the next. The
// time of a key is the event's own (when the browser had it), the paint's is that of the task after the next frame.
import puppeteer from 'puppeteer-core';

const [site, link, words, keys] = [process.argv[2], process.argv[3], Number(process.argv[4]), Number(process.argv[5])];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-frame-rate-limit', '--disable-gpu-vsync', '--disable-features=ThrottleMainFrameTo60Hz'],
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
page.on('pageerror', error => { console.error(error); process.exitCode = 1 });

const WORDS = 'the harbour council said on that crews would not sail before a new offer had been made to them and that nobody could say when boats will move again while passengers waited at both berths for news of buses'.split(' ');
let seed = 11;
const next = n => (seed = (seed * 48271) % 2147483647) % n;

/** A body as stories have it: paragraphs of some sixty words, a heading now and then, lists, quotes, links and marks. */
function body(count) {
  const text = n => Array.from({ length: n }, () => WORDS[next(WORDS.length)]).join(' ');
  const paragraph = n => ({ block: 'paragraph', text: [`${text(n - 8)} `, { mark: 'strong', content: [text(3)] }, ' and ', { mark: 'link', href: '/world/a', content: [text(4)] }, '.'] });
  const blocks = [];
  for (let left = count; left > 0;) {
    const n = Math.min(left, 30 + next(60));
    left -= n;
    if (blocks.length % 9 === 4) blocks.push({ block: 'heading', level: 2, text: [text(6)] });
    if (blocks.length % 23 === 9) blocks.push({ block: 'list', ordered: false, start: 1, items: [[paragraph(12)], [paragraph(14)]] });
    if (blocks.length % 31 === 12) blocks.push({ block: 'quote', body: [paragraph(20)], attribution: ['Inês Duarte'] });
    blocks.push(paragraph(Math.max(n, 12)));
  }
  return blocks;
}

async function comeIn() {
  await page.goto(site + link);
  await page.type('#name', 'Mara Quill');
  await page.type('#email', 'mara@paper.example');
  await page.type('#new', 'harbour kettle violin 7');
  await page.type('#again', 'harbour kettle violin 7');
  await Promise.all([page.waitForNavigation(), page.click('button.go')]);
  await page.goto(`${site}/desk/stories`);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/desk/stories"][method=post] button')]);
}

/** The story's text is sent as the editor sends it, and its page opened again. */
async function story(blocks) {
  const at = page.url();
  await page.evaluate(async blocks => {
    const form = new URLSearchParams(new FormData(document.getElementById('copy')));
    form.set('headline', 'A long story');
    form.set('blocks', JSON.stringify(blocks));
    const answer = await fetch(document.getElementById('copy').action, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`${answer.status}`);
  }, blocks);
  const began = Date.now();
  await page.goto(at.replace(/\?.*/, ''));
  await editor();
  return Date.now() - began;
}

/** Not asked for at every frame: frames come without a pause here. */
const editor = () => page.waitForFunction(() => document.getElementById('editor-text'), { polling: 50 });

async function watch() {
  await page.evaluate(() => {
    globalThis.took = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => took.push(performance.now() - data);
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => port2.postMessage(timeStamp)), { capture: true });
  });
}

async function types(where, count) {
  const all = await page.$$('#editor-text > p');
  const place = all[Math.min(all.length - 1, Math.floor(all.length * where))];
  await place.evaluate(it => it.scrollIntoView({ block: 'center' }));
  await place.click();
  await page.keyboard.press('End');
  await new Promise(done => setTimeout(done, 1500)); // until what is done when nobody types is done
  await page.evaluate(() => { took.length = 0 });
  for (let i = 0; i < count; i++) {
    await page.keyboard.press(i % 7 === 6 ? 'Space' : 'abcdefghijklmnop'[next(16)]);
    await new Promise(done => setTimeout(done, 40 + next(80))); // quick hands
  }
  await new Promise(done => setTimeout(done, 300));
  return page.evaluate(() => took);
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)].toFixed(1);

if (link) await comeIn();
const opened = link ? await story(body(words)) : (await page.goto(site), await editor(), 0);
await watch();
for (const [name, where] of [['start', 0], ['middle', 0.5], ['end', 1]]) {
  const took = (await types(where, Math.round(keys / 3))).sort((a, b) => a - b);
  if (took.length < keys / 3 - 1) throw new Error(`${took.length} of ${keys / 3} keys were seen`);
  console.log(name, took.length, share(took, 0.5), share(took, 0.95), share(took, 0.99), took.at(-1).toFixed(1));
}
console.log('opened', opened);
await browser.close();
