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

const drawer = (page) => page.getByRole('complementary', { name: 'Detection' });

/** Detections: what is looked for, how often it matched, what is done with it. */
export const tests = [
  [
    'detections open with why, steps and file, and their address says so',
    (world) =>
      on(world, '/detections?state=on', async (page) => {
        assert.equal(await page.getByRole('row').count(), 2);
        await page.getByText('/srv/detections/ours.yaml:5').waitFor();
        await page.getByText('vault:prod').waitFor();
        await page.getByRole('link', { name: 'Audit log of Vault switched off' }).click();
        await page.waitForURL(/open=vault-audit-device-removed/);
        await drawer(page).getByText('Ask whoever did it.').waitFor();
        await drawer(page).getByText('The device is being replaced').waitFor();
        await drawer(page).getByRole('button', { name: 'Set its state…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Set its state' });
        await dialog.getByRole('radio', { name: /^Watch/ }).check();
        await dialog.getByRole('textbox', { name: 'Reason' }).fill('our deployer does that');
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await page.keyboard.press('Escape');
        await drawer(page).waitFor({ state: 'hidden' });
      }),
  ],
  [
    'detections say what cannot match, and counts lead to the events',
    (world) =>
      on(world, '/detections', async (page) => {
        await page.getByText('Cannot match: Gatehouse reads no log of aws.').waitFor();
        const counted = page.getByRole('row', { name: /policy written/ }).getByRole('link', { name: '61' });
        assert.match(await counted.getAttribute('href'), /explore\?q=detection:vault-policy-changed/);
        assert.equal(await page.locator('img[src="x"]').count(), 0);
        await page.getByRole('link', { name: 'ATT&CK by tool' }).click();
        await page.getByRole('link', { name: '1 of T1562 in aws' }).click();
        await page.waitForURL(/technique=T1562/);
        assert.equal(await page.getByRole('row').count(), 2);
      }),
  ],
  [
    'rehearsals say what was seen, what was not, and who was told',
    (world) =>
      on(world, '/detections?view=rehearsals', async (page) => {
        const worm = page.getByRole('listitem').filter({ hasText: 'A worm makes' });
        await worm.getByText('not seen by').waitFor();
        const off = page.getByRole('listitem').filter({ hasText: 'audit device is removed' });
        await off.getByText('41 ms').waitFor();
        await off.getByText('not reached').waitFor();
        assert.match(await off.getByRole('link', { name: 'the finding' }).getAttribute('href'), /open=ab12/);
        assert.equal(await page.locator('img[src="x"]').count(), 0);
      }),
  ],
  [
    'a rehearsal is played through the made-up company and seen',
    async ({ browser, demo }) => {
      const { context, complaints } = await profile(browser, { state: demo.state });
      const page = await context.newPage();
      await page.goto(`${demo.origin}/detections?view=rehearsals`);
      await page.getByRole('button', { name: 'Play: All secrets of a cluster are listed' }).click();
      const one = page.getByRole('listitem').filter({ hasText: 'All secrets of a cluster are listed' });
      await one.getByText('raised by').waitFor();
      await one.getByText('told nobody').waitFor();
      await one.getByRole('link', { name: 'the finding' }).click();
      await page
        .getByRole('complementary', { name: 'Finding' })
        .getByText(/^Rehearsal: /)
        .first()
        .waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    },
  ],
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on Detections with one of it open, ${theme}`,
    (world) =>
      on(
        world,
        '/detections?open=vault-policy-changed',
        async (page) => {
          await drawer(page).getByText('Ask whoever did it.').waitFor();
          assert.deepEqual(await findings(page), []);
        },
        { theme },
      ),
  ]),
];
