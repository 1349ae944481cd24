// SITE FOLDER [SEEDS]: visits every page that can be reached from home and from the addresses in the file SEEDS, runs axe
// on it, keeps its HTML for the Nu checker. A seed that is not public is passed over.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [site, folder, seedFile] = process.argv.slice(2);
const seeds = new Set(seedFile ? readFileSync(seedFile, 'utf8').split('\n').filter(Boolean) : []);
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const page = await browser.newPage();
const findings = [];
const broken = [];
let at = '';
page.on('console', message => {
  if (message.type() === 'error') broken.push(`${at}: console: ${message.text().slice(0, 160)}`);
});
page.on('pageerror', error => broken.push(`${at}: script: ${error.message}`));

const queue = [...new Set(['/', ...seeds])];
const seen = new Set(queue);
const paths = new Set();
const missing = new Map();
const linked = new Set(['/']);
while (queue.length > 0) {
  at = queue.shift();
  const answer = await fetch(site + at);
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status !== 200) {
    missing.set(at, answer.status);
    continue;
  }
  if (!type.startsWith('text/html')) continue;
  const html = await answer.text();
  const path = new URL(answer.url).pathname + new URL(answer.url).search;
  if (paths.has(path)) continue;
  paths.add(path);
  writeFileSync(join(folder, (path.replace(/[^\w-]+/g, '_').slice(0, 120) || '_') + '.html'), html.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>'));
  await page.goto(site + at, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map(link => link.href));
  for (const link of links) {
    const url = new URL(link);
    if (url.origin !== site) continue;
    linked.add(url.pathname + url.search);
    if (seen.has(url.pathname + url.search)) continue;
    seen.add(url.pathname + url.search);
    queue.push(url.pathname + url.search);
  }
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of result.violations)
    findings.push(`${at}: ${violation.id}: ${violation.help} (${violation.nodes.length} × ${violation.nodes[0].target.join(' ')})`);
  if (paths.size % 25 === 0) console.error(`${paths.size} pages, ${queue.length} to go`);
}
for (const [path, status] of missing) if (linked.has(path)) broken.push(`${path}: ${status}`);
console.log(JSON.stringify({ pages: paths.size, findings, broken }));
await browser.close();
