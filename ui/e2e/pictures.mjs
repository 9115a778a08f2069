// Takes the README's pictures of the made-up company: node e2e/pictures.mjs
//   TEST_ADDRESS=http://…/#/enter?token=…   a demo that runs already
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, profile, settled } from './browser.mjs';
import { startDemo } from './demo.mjs';

const IMAGES = join(import.meta.dirname, '../../docs/images');
const QUESTION = /Who touched the production environment of payments/;

/** The id of the newest refused event among those the address asks for. */
async function firstRefused() {
  const q = `(${new URLSearchParams(window.location.search).get('q')}) outcome:denied`;
  const answer = await fetch(`/api/v1/events?${new URLSearchParams({ q })}`);
  return (await answer.json()).events[0].id;
}

mkdirSync(IMAGES, { recursive: true });
const browser = await launch();
const demo = await startDemo(browser);
for (const theme of ['light', 'dark']) {
  const { context } = await profile(browser, { theme, state: demo.state, width: 1440, height: 900 });
  const page = await context.newPage();
  const take = async (name) => {
    await settled(page);
    await page.screenshot({ path: join(IMAGES, `${name}-${theme}.png`) });
  };
  await page.goto(`${demo.origin}/overview`);
  await take('overview');
  await page.getByRole('link', { name: QUESTION }).click();
  await page.waitForURL(/q=/);
  const refused = await page.evaluate(firstRefused);
  await page.goto(`${page.url()}&event=${refused}`);
  await page.getByRole('tab', { name: 'Raw' }).waitFor();
  await take('explore');
  await page.goto(`${demo.origin}/sources?source=github:acme`);
  await take('sources');
  await context.close();
}
await browser.close();
await demo.stop();
