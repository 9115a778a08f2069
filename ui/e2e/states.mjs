import assert from 'node:assert/strict';
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

const grid = (page) => page.getByRole('grid', { name: /Events/ });

/** States of Explore that take more patience to reach with a real server. */
export const tests = [
  [
    'a query that cannot be read says where, and takes the suggestion',
    (world) =>
      on(world, '/explore?q=acter:dana.k', async (page) => {
        const mistake = page.getByRole('alert').filter({ hasText: 'Column 1' });
        await mistake.waitFor();
        await mistake.getByRole('button', { name: 'did you mean actor?' }).click();
        await page.waitForURL(/q=actor:dana\.k/);
        await grid(page).getByRole('row').nth(1).waitFor();
      }),
  ],
  [
    'nothing found says who could not have told, and offers all time',
    (world) =>
      on(world, '/explore?q=actor:nobody', async (page) => {
        await page.getByRole('heading', { name: /Nobody did/ }).waitFor();
        await page.getByRole('cell', { name: /does not record refusals/ }).waitFor();
        await page.getByRole('button', { name: 'Look at all time' }).click();
        await page.waitForURL(/range=all/);
      }),
  ],
  [
    'scrolling goes on past the first page to the real end',
    (world) =>
      on(world, '/explore?range=30d', async (page) => {
        assert.match(await page.getByRole('status').first().textContent(), /000\+ events/);
        const end = page.getByText('This is the end');
        for (let turn = 0; turn < 40 && !(await end.isVisible()); turn += 1) {
          await grid(page).evaluate((rows) => rows.parentElement.scrollTo(0, rows.scrollHeight));
          await page.waitForTimeout(60);
        }
        await end.waitFor();
        await grid(page).evaluate((rows) => rows.parentElement.scrollTo(0, rows.scrollHeight));
        await page.locator('[aria-rowindex="1401"]').waitFor();
        assert.ok((await grid(page).getByRole('row').count()) < 120, 'only visible rows are in the page');
      }),
  ],
  [
    'facet, chip and address are one state',
    (world) =>
      on(world, '/explore', async (page) => {
        await page.getByRole('button', { name: /^denied/ }).click();
        await page.waitForURL(/q=outcome:denied/);
        await page.getByRole('button', { name: /^denied/, pressed: true }).waitFor();
        const who = page.getByRole('region', { name: 'Who' });
        await who.getByRole('button', { name: 'Exclude renovate' }).click({ force: true });
        await page.waitForURL(/outcome:denied\+-actor:renovate/);
        await page.goBack();
        await page.waitForURL((url) => url.searchParams.get('q') === 'outcome:denied');
        await page.locator('.chip-remove').click();
        await page.waitForURL((url) => !url.searchParams.has('q'));
      }),
  ],
  [
    'brushing the histogram narrows the window',
    (world) =>
      on(world, '/explore', async (page) => {
        const chart = page.getByRole('img', { name: /Events over time/ });
        const box = await chart.boundingBox();
        await page.mouse.move(box.x + box.width * 0.4, box.y + 30);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width * 0.6, box.y + 30, { steps: 6 });
        await page.mouse.up();
        await page.waitForURL(/range=\d{4}-.*\.\./);
        await page.getByRole('button', { name: /–/ }).waitFor();
      }),
  ],
  [
    'an index being rebuilt is told calmly, with its progress, until it is done',
    (world) =>
      on(world, '/overview', async (page) => {
        let rebuilding = 38_000;
        await page.route('**/api/v1/status', (route) =>
          route.fulfill({ json: { records: 90_000, views: [], ...(rebuilding ? { rebuilding } : {}) } }),
        );
        const line = page.getByRole('complementary', { name: 'Index being rebuilt' });
        for (const path of ['/overview', '/explore']) {
          await page.goto(world.recorded + path);
          await line.getByText(/38.000 of 90.000 records/).waitFor();
          await line.getByRole('progressbar', { name: 'Rebuilding the index' }).waitFor();
          await line.getByText('42 %').waitFor();
        }
        rebuilding = 0;
        await line.waitFor({ state: 'detached' });
      }),
  ],
  [
    'Overview says what could not be seen, and as of which record',
    (world) =>
      on(world, '/overview', async (page) => {
        await page.getByRole('button', { name: /As far as these can see: Vault/ }).click();
        await page.getByRole('cell', { name: /does not record refusals/ }).waitFor();
        await page.getByText(/As of record 90.001 of the journal/).waitFor();
      }),
  ],
  [
    'values are offered of the window that is looked at',
    (world) =>
      on(world, '/explore?range=1h', async (page) => {
        const asked = page.waitForRequest(/\/events\/values/);
        await page.keyboard.press('/');
        await page.keyboard.type('actor:d');
        const from = Date.parse(new URL((await asked).url()).searchParams.get('from'));
        assert.ok(Math.abs(Date.now() - 3_600_000 - from) < 60_000);
      }),
  ],
  [
    'following live shows the rate, pauses and goes on',
    (world) =>
      on(world, '/explore', async (page) => {
        await page.getByRole('button', { name: 'Live' }).click();
        await page.getByText('3.3 a second').waitFor();
        await page.getByText('none left out').waitFor();
        await page.getByRole('button', { name: /Pause/ }).click();
        await page.getByText(/\d+ waiting/).waitFor();
        await page.getByRole('button', { name: /Go on/ }).click();
        await page.getByText('Following live').waitFor();
      }),
  ],
  [
    'the zone is one click from UTC and its offset is printed',
    (world) =>
      on(world, '/explore', async (page) => {
        const offset = () => page.getByRole('columnheader', { name: /Time/ }).textContent();
        assert.match(await offset(), /\+0[12]:00/);
        await page.getByRole('button', { name: 'UTC' }).click();
        assert.match(await offset(), /\+00:00/);
      }),
  ],
  [
    'a link of an event opens the same event for somebody else',
    (world) =>
      on(world, '/explore?q=verb:configure&range=all', async (page) => {
        await grid(page).getByRole('row').nth(2).click();
        const sentence = await page
          .getByRole('complementary', { name: 'Event' })
          .getByRole('heading')
          .first()
          .textContent();
        await page.getByRole('button', { name: 'Copy a link to this' }).click();
        const link = await page.evaluate(() => navigator.clipboard.readText());
        await page.goto(link);
        await page.getByRole('heading', { name: sentence }).waitFor();
        await page
          .getByRole('cell', { name: 'required_reviews' })
          .or(page.getByRole('rowheader', { name: 'required_reviews' }))
          .waitFor();
      }),
  ],
  [
    'on a narrow screen nothing is cut off sideways',
    (world) =>
      on(
        world,
        '/explore',
        async (page) => {
          const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
          assert.equal(wider, false);
        },
        { width: 800 },
      ),
  ],
  [
    'the first verification of a browser is remembered and compared on the next visit',
    (world) =>
      on(world, '/settings/integrity', async (page) => {
        await page.getByText('first checkpoint your browser sees').waitFor();
        await page.reload();
        await page.getByText(/Nothing that was there/).waitFor();
        await page.getByRole('button', { name: 'Verify now' }).click();
        await page.getByText(/are as they were signed/).waitFor();
      }),
  ],
  [
    'on a narrow screen the values to narrow by open on request, and who looks is still named',
    async ({ browser, recorded }) => {
      const { context, complaints } = await profile(browser, { width: 880 });
      const page = await context.newPage();
      await page.goto(`${recorded}/explore`);
      await settled(page);
      const facets = page.getByRole('complementary', { name: 'Narrow by value' });
      assert.equal(await facets.isVisible(), false);
      await page.getByRole('button', { name: 'Filter' }).click();
      await facets.getByRole('heading', { name: 'Outcome' }).waitFor();
      await page.getByRole('button', { name: 'ines.m', exact: true }).waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    },
  ],
  [
    'at 1280 pixels a row says with which credential, and its marks are still read aloud',
    async ({ browser, recorded }) => {
      const { context } = await profile(browser, { width: 1280 });
      const page = await context.newPage();
      await page.goto(`${recorded}/explore`);
      await settled(page);
      const grid = page.getByRole('grid');
      await grid.getByRole('columnheader', { name: 'With' }).waitFor();
      await grid.getByText('Succeeded').first().waitFor({ state: 'attached' });
      await context.close();
    },
  ],
  [
    'a source that is not complete needs somebody, and a quiet day says what it rests on',
    async ({ browser, recorded }) => {
      const { context } = await profile(browser);
      const page = await context.newPage();
      let broken = true;
      await page.route('**/api/v1/findings?*', async (route) => {
        const answer = await (await route.fetch()).json();
        await route.fulfill({ json: { ...answer, items: [], count: 0 } });
      });
      await page.route('**/api/v1/overview*', async (route) => {
        const answer = await (await route.fetch()).json();
        const sources = answer.sources.map((source, place) => ({
          ...source,
          state: 'connected',
          sight: { complete: !(broken && place === 0), lag_seconds: 0 },
        }));
        await route.fulfill({ json: { ...answer, sources } });
      });
      await page.route('**/api/v1/questions', (route) => route.fulfill({ json: { questions: [] } }));
      await page.goto(`${recorded}/overview`);
      const part = page.getByRole('region', { name: 'Needs you' });
      await part.getByRole('link', { name: /is not complete/ }).waitFor();
      broken = false;
      await page.reload();
      await part.getByText(/Nothing needs you\. 206 events since .*, all sources complete\./).waitFor();
      await context.close();
    },
  ],
];
