// RUNS URL…: a table of Lighthouse's figures for each address.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';

const [runs, ...urls] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const chrome = spawn(process.env.CHROME_PATH, [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
  '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
], { stdio: 'ignore' });
const portFile = join(profile, 'DevToolsActivePort');
while (!existsSync(portFile)) await new Promise(resume => setTimeout(resume, 50));
const port = Number(readFileSync(portFile, 'utf8').split('\n')[0]);

console.log('| page | performance | accessibility | best practices | SEO | largest paint | shift | blocking | requests | bytes | target |');
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
const missed = new Map();
for (const url of urls) {
  const results = [];
  for (let run = 0; run < Number(runs); run++) {
    const { lhr } = await lighthouse(url, { port, logLevel: 'error', output: 'json' });
    results.push(lhr);
  }
  const paint = lhr => lhr.audits['largest-contentful-paint'].numericValue;
  results.sort((a, b) => paint(a) - paint(b));
  const lhr = results[Math.floor((results.length - 1) / 2)];
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map(id => Math.round(lhr.categories[id].score * 100));
  const all = scores.every(score => score === 100) && paint(lhr) < 800;
  const requests = lhr.audits['network-requests'].details?.items ?? [];
  console.log(`| \`${new URL(url).pathname}\` | ${scores.join(' | ')} | ${Math.round(paint(lhr))} ms | ${lhr.audits['cumulative-layout-shift'].numericValue.toFixed(3)} | ${Math.round(lhr.audits['total-blocking-time'].numericValue)} ms | ${requests.length} | ${Math.round((lhr.audits['total-byte-weight']?.numericValue ?? 0) / 1024)} KB | 100 in all, under 800 ms: ${all ? 'met' : '**missed**'} |`);
  for (const category of Object.values(lhr.categories))
    for (const ref of category.auditRefs) {
      const audit = lhr.audits[ref.id];
      if (ref.weight > 0 && audit.score !== null && audit.score < 0.995)
        missed.set(`${new URL(url).pathname} ${audit.id}`, `${audit.title} (${audit.displayValue ?? Math.round(audit.score * 100)})`);
    }
}
console.log(`\nThe middle of ${runs} runs by largest paint, Lighthouse's simulated phone. What cost points: ${missed.size ? [...missed].map(([key, value]) => `\`${key}\` ${value}`).join('; ') : 'nothing'}.`);
chrome.kill();
process.exit(0);
