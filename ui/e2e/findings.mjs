import assert from 'node:assert/strict';
import { findings } from './accessibility.mjs';
import { profile, settled } from './browser.mjs';

async function on(origin, { browser }, path, look, options) {
  const { context, complaints } = await profile(browser, options);
  const page = await context.newPage();
  await page.goto(origin + path);
  await settled(page);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const recorded = (world, path, look, options) => on(world.recorded, world, path, look, options);
const acme = (world, path, look) => on(world.demo.origin, world, path, look, { state: world.demo.state });
const drawer = (page) => page.getByRole('complementary', { name: 'Finding' });
const said = (page, text) => page.getByRole('status').filter({ hasText: text }).waitFor();

/** Findings: gone through with the keyboard, one of them whole, and hostile text as text. */
export const tests = [
  [
    'a finding of Acme is found, taken, resolved and opened again by the keyboard alone',
    (world) =>
      acme(world, '/overview', async (page) => {
        await page.keyboard.press('g');
        await page.keyboard.press('f');
        await page.waitForURL(/\/findings/);
        await page.getByRole('row').nth(2).waitFor();
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await page.waitForURL(/open=[0-9a-f]{64}/);
        const sentence = await drawer(page).getByRole('heading', { level: 2 }).textContent();
        assert.ok(sentence.length > 20, sentence);
        await page.keyboard.press('a');
        await said(page, 'Acknowledged; it is yours.');
        await drawer(page).getByText('acknowledged it').waitFor();
        await page.keyboard.press('r');
        const dialog = page.getByRole('dialog', { name: 'Resolve' });
        await dialog.getByRole('radio', { name: 'True positive' }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Tab');
        await page.keyboard.type('it was planned');
        await page.keyboard.press('Control+Enter');
        await said(page, 'Resolved as benign, expected.');
        await page.keyboard.press('z');
        await said(page, 'Opened again.');
        await drawer(page).getByText('opened it again').first().waitFor();
        await page.keyboard.press('s');
        await page.getByRole('dialog', { name: 'Suppress' }).waitFor();
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.waitForURL((url) => !url.searchParams.has('open'));
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: 'Keyboard' }).getByText('resolve a finding').waitFor();
      }),
  ],
  [
    'a finding tells why, what to do, what it rests on, what was usual and how far it reaches',
    (world) =>
      recorded(world, '/findings', async (page) => {
        await page.getByRole('link', { name: /Branch protection switched off/ }).click();
        await page.waitForURL(/open=a1a1/);
        for (const title of ['Why it matters', 'What to do', 'What it rests on', 'What else it can be']) {
          await drawer(page).getByRole('heading', { name: title }).waitFor();
        }
        await drawer(page).getByText('Petra Hahn did nothing here').waitFor();
        await drawer(page).getByText('on 12 resources').waitFor();
        await drawer(page).getByText('75 % of what was closed').waitFor();
        await page.keyboard.press('Escape');
        await drawer(page).waitFor({ state: 'hidden' });
      }),
  ],
  [
    'a dialog stays, with what was written, until the decision is taken',
    (world) =>
      recorded(world, '/findings', async (page) => {
        await page.route('**/resolution', (route) =>
          route.fulfill({
            status: 409,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 409, title: 'Conflict', detail: 'Look again before you decide.' }),
          }),
        );
        await page.getByRole('link', { name: /Branch protection switched off/ }).click();
        await drawer(page).getByRole('heading', { name: 'What to do' }).waitFor();
        await page.keyboard.press('r');
        const dialog = page.getByRole('dialog', { name: 'Resolve' });
        await dialog.getByRole('textbox', { name: 'Reason' }).fill('our drill');
        await dialog.getByRole('button', { name: 'Resolve' }).click();
        await dialog.getByText('Look again before you decide.').waitFor();
        assert.equal(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue(), 'our drill');
      }),
  ],
  [
    'somebody is asked about a finding, and what they said stands in it',
    (world) =>
      recorded(world, '/findings', async (page) => {
        await page.getByRole('link', { name: /Branch protection switched off/ }).click();
        await drawer(page).getByText('I was away').waitFor();
        await drawer(page).getByText('no answer yet').waitFor();
        await page.keyboard.press('q');
        const dialog = page.getByRole('dialog', { name: 'Ask' });
        await dialog.getByText('it is about no machine').waitFor();
        assert.ok(await dialog.getByRole('radio', { name: /owner of the machine/ }).isDisabled());
        assert.deepEqual(await findings(page), []);
        await dialog.getByRole('button', { name: 'Ask' }).click();
        await said(page, 'Asked Petra Hahn.');
      }),
  ],
  [
    'what would make a finding expected stands beside what that would do',
    (world) =>
      recorded(world, '/findings', async (page) => {
        await page.route('**/model', (route) =>
          route.fulfill({ contentType: 'application/json', body: '{"files":[]}' }),
        );
        await page.route('**/model/replays', (route) =>
          route.fulfill({
            contentType: 'application/x-ndjson',
            body: '{"progress":0.5}\n{"progress":1,"sentence":"would turn 2 unexpected events expected"}\n',
          }),
        );
        await page.getByRole('link', { name: /Branch protection switched off/ }).click();
        await drawer(page).getByRole('button', { name: 'Make this expected…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Make this expected' });
        await dialog.getByText('It would turn 2 unexpected events expected.').waitFor();
        await dialog.getByText('=github/acme/acme/web').first().waitFor();
        await dialog.getByText('Some events are expected already.').waitFor();
        assert.deepEqual(await findings(page), []);
      }),
  ],
  ...['light', 'dark'].map((theme) => [
    `a question to somebody shows hostile text as text, and axe finds nothing, ${theme}`,
    (world) =>
      recorded(
        world,
        '/questions',
        async (page) => {
          const question = page.getByRole('region', { name: 'Did your machine mean to do this?' });
          await question.getByText('<img src=x onerror=alert(1)>').waitFor();
          assert.deepEqual(await findings(page), []);
          if (theme === 'dark') {
            await question.getByRole('button', { name: 'No', exact: true }).click();
            await page.getByText('Nobody asks you anything').waitFor();
          }
        },
        { theme },
      ),
  ]),
  [
    'findings show hostile text as text',
    (world) =>
      recorded(world, '/findings', async (page) => {
        await page.getByRole('link', { name: /Many projects cloned/ }).click();
        await drawer(page).getByText('<img src=x onerror=alert(1)>').first().waitFor();
        assert.equal(await page.locator('img[src="x"]').count(), 0);
      }),
  ],
  [
    'what needs somebody stands on Overview, and its number only there',
    (world) =>
      recorded(world, '/overview', async (page) => {
        const needs = page.getByRole('region', { name: 'Needs you' });
        await needs.getByRole('link', { name: /Runs of acme\/payments reach production/ }).click();
        await page.waitForURL(/\/findings\?open=b2b2/);
        await drawer(page).getByText('gh api --method PUT').waitFor();
        const nav = page.getByRole('navigation', { name: 'Screens' });
        await nav.getByRole('link', { name: /Overview .* open findings/ }).waitFor();
      }),
  ],
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on Findings with one of it open, ${theme}`,
    (world) =>
      recorded(
        world,
        '/findings',
        async (page) => {
          await page.getByRole('link', { name: /Branch protection switched off/ }).click();
          await drawer(page).getByRole('heading', { name: 'What to do' }).waitFor();
          assert.deepEqual(await findings(page), []);
        },
        { theme },
      ),
  ]),
];
