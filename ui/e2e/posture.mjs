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

const drawer = (page) => page.getByRole('complementary', { name: 'Finding of a check' });
const line = (page, title) => page.getByRole('row', { name: new RegExp(title) });

/** Posture: what fails, what is let stand, what nobody can say, and one of it whole. */
export const tests = [
  [
    'posture opens what fails with facts, commands and history, and its address says so',
    (world) =>
      on(world, '/posture', async (page) => {
        await page
          .getByRole('navigation', { name: 'Findings' })
          .getByRole('link', { name: 'Posture' })
          .waitFor();
        await line(page, 'without anybody being asked').waitFor();
        assert.equal(await page.getByRole('row').count(), 3);
        await page.getByRole('link', { name: 'Anybody who may write deploys to production' }).click();
        await page.waitForURL(/open=github-production-without-reviewer/);
        await drawer(page).getByText('gh api --method PUT').waitFor();
        await drawer(page).getByRole('button', { name: 'Copy' }).waitFor();
        await drawer(page).getByRole('link', { name: 'event 4812.0' }).waitFor();
        await drawer(page).getByRole('button', { name: 'Let it stand…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Let it stand' });
        await dialog.getByRole('textbox', { name: 'Reason' }).fill('until the release');
        await dialog.getByLabel('Until').waitFor();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await page.keyboard.press('Escape');
        await drawer(page).waitFor({ state: 'hidden' });
      }),
  ],
  [
    'posture shows hostile text as text, and no commands that it could bend',
    (world) =>
      on(world, '/posture?result=excepted', async (page) => {
        await page.getByRole('link', { name: 'A deploy key that nobody uses' }).click();
        await drawer(page).getByText('No commands are shown').waitFor();
        await drawer(page).getByText('goes with the next release').waitFor();
        await drawer(page).getByText('<img src=x onerror=alert(1)>').waitFor();
        assert.equal(await page.locator('img[src="x"]').count(), 0);
      }),
  ],
  [
    'posture says what nobody can say',
    (world) =>
      on(world, '/posture?result=unknown', async (page) => {
        await line(page, 'not seen listing branch-protection').waitFor();
        await page.getByRole('link', { name: 'An approval stands for what is pushed after it' }).click();
        await drawer(page).getByText('Nobody can say.').waitFor();
        assert.equal(await drawer(page).getByRole('button', { name: 'Copy' }).count(), 0);
      }),
  ],
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on Posture with one of it open, ${theme}`,
    (world) =>
      on(
        world,
        '/posture',
        async (page) => {
          await page.getByRole('link', { name: 'Anybody who may write deploys to production' }).click();
          await drawer(page).getByText('gh api --method PUT').waitFor();
          assert.deepEqual(await findings(page), []);
        },
        { theme },
      ),
  ]),
];
