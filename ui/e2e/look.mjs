// Takes pictures of screens into e2e/out, to be looked at: node e2e/look.mjs [ADDRESS] name=/path …
// Without an address the recorded week is shown.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, profile, settled } from './browser.mjs';
import { serve } from './recorded/server.mjs';

const OUT = join(import.meta.dirname, 'out');
mkdirSync(OUT, { recursive: true });
const words = process.argv.slice(2);
const address = words[0]?.startsWith('http') ? words.shift() : undefined;
const server = address ? undefined : await serve(0);
const origin = address ? new URL(address).origin : `http://127.0.0.1:${server.port}`;
const browser = await launch();
let state;
if (address) {
  const { context } = await profile(browser);
  const page = await context.newPage();
  await page.goto(address);
  await settled(page);
  state = await context.storageState();
  await context.close();
}
for (const theme of ['light', 'dark']) {
  const { context, complaints } = await profile(browser, { theme, state });
  const page = await context.newPage();
  for (const word of words) {
    const [name, ...path] = word.split('=');
    await page.goto(origin + path.join('='));
    await settled(page);
    await page.screenshot({ path: join(OUT, `${name}-${theme}.png`) });
  }
  if (complaints.length > 0) console.log(theme, [...new Set(complaints)].slice(0, 12));
  await context.close();
}
await browser.close();
server?.close();
