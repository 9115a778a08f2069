import assert from 'node:assert/strict';
import { findings } from './accessibility.mjs';
import { profile, settled } from './browser.mjs';

/** Opens the matrix of the made-up company at an address of its own. */
async function on({ browser, demo }, search, look, options = {}) {
  const { context, complaints } = await profile(browser, { state: demo.state, ...options });
  const page = await context.newPage();
  await page.goto(`${demo.origin}/access/matrix${search}`);
  await settled(page);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const drawer = (page) => page.getByRole('complementary', { name: 'Cell' });
const address = (page) => Object.fromEntries(new URL(page.url()).searchParams);

export const tests = [
  [
    'the matrix tells by the keyboard why a cell is as it is, and what is chosen stands in the address',
    (world) =>
      on(world, '?who=marta.olsen&on=payments&show=used-not-expected', async (page) => {
        const grid = page.getByRole('grid');
        await grid.focus();
        const cells = page.getByRole('gridcell');
        const full = await cells.evaluateAll((all) =>
          all.findIndex((cell) => cell.textContent.includes('used, not expected')),
        );
        for (let i = 0; i < full; i += 1) await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await drawer(page)
          .getByRole('heading', { name: /Marta Olsen used .* Nobody decided that they should/ })
          .waitFor();
        const { cell, path } = address(page);
        assert.match(path, /payments/);
        assert.ok(cell);
        await page.reload();
        await drawer(page).getByRole('link', { name: 'What they did here' }).click();
        await page.waitForURL(/\/explore/);
        await page.getByRole('grid').getByRole('row').nth(1).waitFor();
      }),
  ],
  [
    'Escape closes the drawer of a cell and gives the grid its keys back',
    (world) =>
      on(world, '?who=marta.olsen&on=payments&show=used-not-expected', async (page) => {
        await page
          .getByRole('gridcell', { name: /used, not expected/ })
          .first()
          .click();
        await drawer(page).getByRole('heading').first().waitFor();
        await page.keyboard.press('Escape');
        await drawer(page).waitFor({ state: 'detached' });
        assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'grid');
        assert.equal(address(page).cell, undefined);
      }),
  ],
  [
    'the matrix is the same as a table, and as a file with its manifest',
    (world) =>
      on(world, '?team=payments&show=differences', async (page) => {
        const filled = await page.getByRole('gridcell', { name: /: (?!nothing)/ }).count();
        assert.ok(filled > 0);
        await page.getByRole('button', { name: 'Show as table' }).click();
        await page.getByRole('table').waitFor();
        assert.equal(address(page).view, 'table');
        await page.getByRole('button', { name: 'Export' }).click();
        const href = await page.getByRole('menuitem', { name: /CSV/ }).getAttribute('href');
        const file = await page.request.get(world.demo.origin + href);
        assert.match(await file.text(), /^"who","id","kind","team","resource","permission","state"/);
        const kept = await (await page.request.get(`${world.demo.origin}/api/v1/exports/last`)).json();
        assert.equal(kept.manifest.format, 'csv');
        assert.ok(kept.manifest.rows > 0);
      }),
  ],
  [
    'the matrix of another instant says so, and what changed since one is marked',
    (world) => {
      const since = encodeURIComponent(new Date(Date.now() - 365 * 86_400_000).toISOString());
      return on(world, `?team=payments&since=${since}&show=changed`, async (page) => {
        await page
          .getByRole('gridcell', { name: /gained/ })
          .first()
          .waitFor();
        await page.goto(`${world.demo.origin}/access/matrix?at=2020-01-01T00:00:00Z`);
        await settled(page);
        await page.getByText('the model is the one in force now').waitFor();
      });
    },
  ],
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on the drawer of a cell, ${theme}`,
    (world) =>
      on(
        world,
        '?who=marta.olsen&on=payments&show=used-not-expected',
        async (page) => {
          await page
            .getByRole('gridcell', { name: /used, not expected/ })
            .first()
            .click();
          await drawer(page).getByRole('heading').first().waitFor();
          await settled(page);
          assert.deepEqual(await findings(page), []);
        },
        { theme },
      ),
  ]),
];
