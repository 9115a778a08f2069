import assert from 'node:assert/strict';
import { profile, settled } from './browser.mjs';

async function visit({ browser, demo }, path, look) {
  const { context, complaints } = await profile(browser, { state: demo.state });
  const page = await context.newPage();
  await page.goto(demo.origin + path);
  await settled(page);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const drawer = (page) => page.getByRole('complementary', { name: 'Event' });
const rows = (page) => page.getByRole('grid').getByRole('row');

/** The made-up company, asked by clicking as docs/start/five-minutes.md does. */
export const tests = [
  [
    'the week says who gained, is turned back by the keyboard, and its numbers lead to the events',
    (world) =>
      visit(world, '/overview', async (page) => {
        await page.getByRole('link', { name: 'The week on one page' }).click();
        const gained = page.getByRole('region', { name: 'Who gained' });
        await gained.getByText(/^[0-9]+; [0-9]+ the week before$/).waitFor();
        const said = await gained.getByText(/the week before$/).textContent();
        await page.keyboard.press('[');
        await page.waitForURL(/until=/);
        await page.keyboard.press(']');
        await page.waitForURL(/week$/);
        await gained.getByText(said).waitFor();
        await gained.getByRole('link', { name: 'All of them' }).click();
        await page
          .getByText(`${said.split(';')[0]} events`)
          .first()
          .waitFor();
        assert.match(new URL(page.url()).search, /verb%3Agrant|verb:grant/);
      }),
  ],
  [
    'the one with two names is one person',
    (world) =>
      visit(world, '/access/people', async (page) => {
        await page.getByRole('textbox', { name: /Letters of a name/ }).fill('juliana');
        await page.waitForURL(/q=juliana/);
        await page.getByRole('link', { name: /Juliana Costa/ }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: /Juliana Costa/ }).waitFor();
        await page.getByRole('row', { name: /jrivera-dev/ }).waitFor();
        await page.getByRole('link', { name: 'Everything they did' }).click();
        await rows(page)
          .filter({ hasText: /jrivera-dev/ })
          .first()
          .waitFor();
        assert.match(await rows(page).nth(1).textContent(), /Juliana Costa/);
      }),
  ],
  [
    'whoever left and still opens doors is two clicks away',
    (world) =>
      visit(world, '/overview', async (page) => {
        await page.getByRole('link', { name: /accounts of people who left/ }).click();
        const line = page.getByRole('row', { name: /Tomas Brandt/ }).filter({ hasText: 'vault/prod' });
        await line.waitFor();
        await line.getByRole('link', { name: /picking/ }).click();
        await page
          .getByRole('row', { name: /Tomas Brandt/ })
          .first()
          .waitFor();
      }),
  ],
  [
    'a secret read without a reason stands among what nobody expects, with its events',
    (world) =>
      visit(world, '/overview', async (page) => {
        await page.getByRole('link', { name: /uses that nobody expects/ }).click();
        await page.getByRole('textbox', { name: /Only of this person/ }).fill('Marta Olsen');
        await page.getByRole('button', { name: 'Show', exact: true }).click();
        const line = page.getByRole('row', { name: /Marta Olsen/ }).filter({ hasText: /payments/ });
        await line.first().getByRole('link').last().click();
        await rows(page)
          .filter({ hasText: /Marta Olsen/ })
          .first()
          .waitFor();
      }),
  ],
  [
    'the door that 23 people hold names them, and who of them went through',
    (world) =>
      visit(world, '/access/resource', async (page) => {
        const path = 'kubernetes/prod/namespaces/payments-production/pods';
        await page.getByRole('textbox', { name: /Path of a resource/ }).fill(path);
        await page.keyboard.press('Enter');
        await page.waitForURL(/payments-production/);
        await page
          .getByRole('row', { name: /production-door/ })
          .first()
          .waitFor();
        assert.equal(await page.getByRole('row', { name: /production-door/ }).count(), 23);
      }),
  ],
  [
    'the question of the first page is answered by clicking',
    (world) =>
      visit(world, '/overview', async (page) => {
        await page.getByText('Made-up company.').waitFor();
        await page.getByRole('link', { name: /Who touched the production environment of payments/ }).click();
        await rows(page).nth(1).waitFor();
        await settled(page);

        const who = page.getByRole('region', { name: 'Who', exact: true });
        await who.getByRole('button', { name: /more/ }).click();
        await who
          .getByRole('button', { name: /marta\.olsen/i })
          .first()
          .waitFor();
        const credentials = page.getByRole('region', { name: 'With which credential' });
        assert.ok((await credentials.getByRole('listitem').count()) > 1, 'credentials are named');

        const outcome = page.getByRole('region', { name: 'Outcome' });
        assert.match(await outcome.textContent(), /github:acme/);
        assert.match(await outcome.textContent(), /not record refusals/);
        assert.match(await outcome.textContent(), /github:acme.* only some refusals/);
        await outcome.getByRole('button', { name: /^denied/ }).click();
        await page.waitForURL(/outcome:denied/);
        await page.getByRole('status').filter({ hasText: '2 events' }).waitFor();
        assert.match(await rows(page).nth(1).textContent(), /marta/i);
        assert.match(await rows(page).nth(2).textContent(), /marta/i);

        await page.getByText(/As far as these can see/).click();
        await page
          .getByRole('row', { name: /github:acme/ })
          .getByText(/refusals/)
          .first()
          .waitFor();

        await rows(page).nth(1).click();
        await drawer(page).getByRole('heading').first().waitFor();
        assert.match(await drawer(page).getByRole('heading').first().textContent(), /marta/i);
        await drawer(page)
          .getByRole('button', { name: /Same credential/ })
          .click();
        await page.waitForURL((url) => /^credential:/.test(url.searchParams.get('q') ?? ''));
        await page
          .getByRole('status')
          .filter({ hasText: /\d+ event/ })
          .waitFor();
      }),
  ],
  [
    'every event has its raw text and a proof that the browser recomputes',
    (world) =>
      visit(world, '/explore?q=is:privileged', async (page) => {
        await rows(page).nth(1).click();
        await drawer(page).getByRole('tab', { name: 'Raw' }).click();
        await drawer(page).locator('pre').waitFor();
        await drawer(page).getByRole('tab', { name: 'Proof' }).click();
        await drawer(page).getByText('Your browser recomputed the path').waitFor();
      }),
  ],
  [
    'the browser keeps a checkpoint and the whole journal verifies',
    (world) =>
      visit(world, '/settings/integrity', async (page) => {
        await page.getByText(/first checkpoint your browser sees|Nothing that was there/).waitFor();
        await page.reload();
        await page.getByText(/Nothing that was there/).waitFor();
        await page.getByRole('button', { name: 'Verify now' }).click();
        await page.getByText(/are as they were signed/).waitFor({ timeout: 60_000 });
      }),
  ],
  [
    'the sources are listed with their last event',
    (world) =>
      visit(world, '/sources', async (page) => {
        for (const name of ['github:acme', 'gitlab:acme', 'jenkins:main', 'kubernetes:prod', 'vault:prod']) {
          await page.getByRole('row', { name: new RegExp(name) }).waitFor();
        }
      }),
  ],
  [
    'a source is added, its secret shown once and its first event seen',
    (world) =>
      visit(world, '/sources?add=vault', async (page) => {
        await page.getByRole('radio', { name: /Lines or arrays/ }).click();
        await page.getByLabel('Name here').fill('extra');
        await page.getByRole('button', { name: /^Add / }).click();
        const secret = await page
          .locator('div', { hasText: /^Secret/ })
          .locator('code')
          .last()
          .innerText();
        await page.getByText('Waiting for the first event').waitFor();
        const event = {
          type: 'response',
          time: new Date().toISOString(),
          request: { id: 'e2e', operation: 'read', path: 'secret/data/e2e' },
        };
        const answer = await page.request.post(`${world.demo.origin}/intake/vault:extra`, {
          headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/x-ndjson' },
          data: `${JSON.stringify(event)}\n`,
        });
        assert.ok(answer.ok(), `${answer.status()} ${await answer.text()}`);
        await page.getByText('It works. This is what arrived').waitFor();
        await page.getByRole('button', { name: 'Done' }).click();
        await page.getByRole('row', { name: /vault:extra\b/ }).waitFor();
      }),
  ],
  [
    'an export holds the rows of the screen',
    (world) =>
      visit(world, '/explore?q=outcome:denied&range=all', async (page) => {
        const shown = Number((await page.getByRole('status').first().textContent()).replace(/\D/g, ''));
        await page.getByRole('button', { name: 'Export' }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('menuitem', { name: /CSV/ }).click(),
        ]);
        const stream = await download.createReadStream();
        let text = '';
        for await (const chunk of stream) text += chunk;
        assert.equal(text.trim().split(/\r?\n/).length - 1, shown);
      }),
  ],
  [
    'a view is saved, shown and forgotten',
    (world) =>
      visit(world, '/explore?q=outcome:denied', async (page) => {
        await page.getByRole('button', { name: 'Views' }).click();
        await page.getByRole('menuitem', { name: 'Save this question' }).click();
        await page.getByLabel('Name').fill('Refusals');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        await page.goto(`${world.demo.origin}/explore`);
        await page.getByRole('button', { name: 'Views' }).click();
        await page.getByRole('menuitem', { name: /Refusals/ }).click();
        await page.waitForURL(/q=outcome:denied/);
        await page.getByRole('button', { name: 'Views' }).click();
        await page.getByRole('menuitem', { name: 'Forget this saved view' }).click();
        await page.getByRole('button', { name: 'Views' }).click();
        await page.getByText('No saved views yet').waitFor();
      }),
  ],
  [
    'a one-time link opens once',
    async ({ browser, demo }) => {
      const { context } = await profile(browser);
      const page = await context.newPage();
      await page.goto(demo.link);
      await page.getByText('This link has been used or is too old').waitFor();
      assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address');
      await context.close();
    },
  ],
];
