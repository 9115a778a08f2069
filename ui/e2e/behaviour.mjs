import assert from 'node:assert/strict';
import { findings } from './accessibility.mjs';
import { profile, settled } from './browser.mjs';

async function on({ browser, recorded }, path, look, options) {
  const { context, complaints } = await profile(browser, options);
  const page = await context.newPage();
  await page.goto(recorded + path);
  await settled(page);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const STRANGE = '/behaviour?open=account:github/acme/user/4711';
const drawer = (page) => page.getByRole('complementary', { name: 'Ledger' });

/** Behaviour: who is unusual, the ledger that explains it, and what counts. */
export const tests = [
  [
    'behaviour lists who is unusual, and a ledger says what there was and what there usually is',
    (world) =>
      on(world, '/behaviour', async (page) => {
        await page.getByText(/31 of them only learned yet/).waitFor();
        await page.getByRole('link', { name: 'mira' }).click();
        await page.waitForURL(/open=account/);
        await drawer(page).getByText('91.2 points').waitFor();
        await drawer(page).getByText('203.0.113.0/24; usually').waitFor();
        await drawer(page).getByText('nobody of the team has it').waitFor();
        assert.equal(await page.locator('img[src="x"]').count(), 0);
        await page.keyboard.press('Escape');
        await drawer(page).waitFor({ state: 'hidden' });
        await page.getByRole('link', { name: 'What counts as unusual' }).click();
        await page.getByText('github: no address').waitFor();
      }),
  ],
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on Behaviour with a ledger open, ${theme}`,
    (world) =>
      on(
        world,
        STRANGE,
        async (page) => {
          await drawer(page).getByText('91.2 points').waitFor();
          assert.deepEqual(await findings(page), []);
        },
        { theme },
      ),
  ]),
];
