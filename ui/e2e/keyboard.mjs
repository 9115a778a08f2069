import assert from 'node:assert/strict';
import { profile, settled } from './browser.mjs';

/** Explore without a mouse. */
export const tests = [
  [
    'the keyboard finds, opens, narrows and excludes',
    async ({ browser, recorded }) => {
      const { context, complaints } = await profile(browser);
      const page = await context.newPage();
      await page.goto(`${recorded}/explore`);
      await settled(page);
      await page.keyboard.press('/');
      await page.keyboard.type('verb:read');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === 'verb:read');
      const grid = page.getByRole('grid');
      await grid.waitFor();
      assert.equal(
        await grid.evaluate((box) => box === document.activeElement),
        true,
        'the rows have the focus',
      );
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/event=\d+\.0/);
      await page.getByRole('complementary', { name: 'Event' }).getByRole('heading').first().waitFor();
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => !url.searchParams.has('event'));
      await page.keyboard.press('f');
      await page.waitForURL((url) => /verb:read actor:\S+/.test(url.searchParams.get('q') ?? ''));
      await settled(page);
      await page.keyboard.press('j');
      // Who, then what was made of it, then how it ended.
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('e');
      await page.waitForURL((url) => /-outcome:\S+/.test(url.searchParams.get('q') ?? ''));
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.keyboard.press('o');
      await page.waitForURL(/\/overview/);
      assert.deepEqual(complaints, []);
      await context.close();
    },
  ],
  [
    'completion offers keys and observed values with their counts',
    async ({ browser, recorded }) => {
      const { context, complaints } = await profile(browser);
      const page = await context.newPage();
      await page.goto(`${recorded}/explore`);
      await settled(page);
      await page.keyboard.press('/');
      await page.keyboard.type('acto');
      await page.getByRole('option', { name: /actor/ }).waitFor();
      await page.waitForTimeout(100);
      await page.keyboard.press('Tab');
      await page.keyboard.type('da');
      const option = page.getByRole('option', { name: /dana\.k\s*\d+/ });
      await option.waitFor();
      // The list takes no key in its first moments, so that nobody accepts by accident.
      await page.waitForTimeout(100);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q')?.includes('actor:dana.k') ?? false);
      assert.deepEqual(complaints, []);
      await context.close();
    },
  ],
];
