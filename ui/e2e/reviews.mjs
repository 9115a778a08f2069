import assert from 'node:assert/strict';
import { profile, settled } from './browser.mjs';

const LINES = 'Lines';

async function visit({ browser, demo }, look) {
  const { context, complaints } = await profile(browser, { state: demo.state });
  const page = await context.newPage();
  await page.goto(`${demo.origin}/reviews`);
  await settled(page);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

/** Opens a review over the API; whoever looks decides. */
async function opened(page, name, below) {
  await page.evaluate(
    async ([title, path]) => {
      const session = await (await fetch('/api/v1/session')).json();
      const answer = await fetch('/api/v1/reviews', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'X-CSRF-Token': session.csrf },
        body: JSON.stringify({
          name: title,
          due: new Date(Date.now() + 9e8).toISOString(),
          rule: 'fallback',
          below: path,
        }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [name, below],
  );
}

const line = (page, row) => page.getByRole('list', { name: LINES }).getByRole('listitem').nth(row);

export const tests = [
  [
    'a review is opened and gone through by the keyboard alone, undone, and named on Overview',
    (world) =>
      visit(world, async (page) => {
        await page.getByRole('button', { name: 'Open a review' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('textbox', { name: 'Name' }).fill('By the keyboard');
        await page.getByRole('textbox', { name: 'Only below a path' }).fill('github/acme/acme/payments');
        await page.getByRole('radio', { name: 'You' }).check();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'By the keyboard' }).waitFor();
        await line(page, 0).waitFor();
        const all = await page.getByRole('list', { name: LINES }).getByRole('listitem').count();
        assert.ok(all > 1, `${all} lines`);
        await page.keyboard.press('r');
        await line(page, 0).getByText('revoked', { exact: true }).waitFor();
        await page.keyboard.press('y');
        const reason = page.getByRole('textbox', { name: 'Why it may stay' });
        const kept = line(page, 1).getByText('kept', { exact: true });
        await reason.or(kept).first().waitFor();
        if (await reason.isVisible()) {
          await reason.fill('on call until the spring');
          await page.keyboard.press('Control+Enter');
        }
        await kept.waitFor();
        await page.getByText(/^2 of [0-9 ,]+ decided/).waitFor();
        await page.keyboard.press('k');
        await page.keyboard.press('k');
        await page.keyboard.press('z');
        await line(page, 0).getByRole('button', { name: 'Revoke' }).waitFor();
        await page.getByText(/^1 of [0-9 ,]+ decided/).waitFor();
        await page.keyboard.press('g');
        await page.keyboard.press('o');
        const needs = page.getByRole('region', { name: 'Needs you' });
        await needs.getByRole('link', { name: /By the keyboard: [0-9 ,]+ lines? waits? for you/ }).click();
        await page.getByRole('heading', { name: 'By the keyboard' }).waitFor();
        await page.getByRole('checkbox', { name: /Waits for you/, checked: true }).waitFor();
      }),
  ],
  [
    'what is to go stands on a list of its own, and a review that ends undecided says why',
    (world) =>
      visit(world, async (page) => {
        await opened(page, 'To its end', 'vault/prod');
        await page.reload();
        await page.getByRole('link', { name: 'To its end' }).click();
        await line(page, 0).getByRole('button', { name: 'Revoke' }).click();
        await line(page, 0).getByText('revoked', { exact: true }).waitFor();
        await page.getByRole('link', { name: /^To go/ }).click();
        await page.waitForURL(/show=to-go/);
        await line(page, 1).waitFor({ state: 'detached' });
        await line(page, 0).getByText('revoked', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Close the review' }).click();
        await page.getByRole('textbox', { name: /undecided/ }).fill('the rest goes into the next one');
        await page.getByRole('button', { name: 'Done' }).click();
        await page.getByText(/due closed/).waitFor();
        await line(page, 0).getByRole('button').first().waitFor({ state: 'detached' });
      }),
  ],
];
