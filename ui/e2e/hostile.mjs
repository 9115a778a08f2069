import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { profile, settled } from './browser.mjs';
import { week } from './recorded/events.mjs';
import { serve } from './recorded/server.mjs';

const SHARED = process.env.TEST_SHARED ?? resolve(import.meta.dirname, '../../../shared');
const LIST = join(SHARED, 'vectors/naughty-strings/blns.json');

/** Every so manieth event is opened; all of them are drawn as rows. */
const DRAWER_STEP = 7;

/** A few of each kind, for machines without the published list. */
const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  'gpj.\u202enimda',
  '\u0430dmin',
  'a\u200bb\u2066c',
  `Z${'\u0301'.repeat(1000)}algo`,
  'x'.repeat(20_000),
  '\u0000\u0007\u001b[31m',
  '../../../etc/passwd',
  '=HYPERLINK("http://192.0.2.1")',
  '👩‍👩‍👧‍👦',
];

function strings() {
  if (!existsSync(LIST)) return OWN;
  const published = JSON.parse(readFileSync(LIST, 'utf8'));
  return [...OWN, ...published.filter((text) => text !== '')];
}

/** One event for each string, with the string wherever somebody else could put it. */
function hostileEvents() {
  const [pattern] = week(Date.now(), 1);
  return strings().map((text, place) => ({
    ...pattern,
    id: `${200_000 + place}.0`,
    action: text,
    actor: { kind: 'user', id: text, name: text },
    via: { kind: text, fingerprint: text, name: text },
    origin: { address: text, client: text, country: text },
    resource: {
      path: `github/acme/${encodeURIComponent(text.slice(0, 200).toWellFormed())}`,
      type: text,
      id: text,
    },
    change: [{ field: text, before: text, after: text }],
    context: { run: text, environment: text },
    detail: { note: text },
    sentence: `${text} did something.`,
  }));
}

/** Markup out of data would be an element that no component draws. */
const foreign = (page) =>
  page.evaluate(
    () =>
      document.querySelectorAll(
        '#root script, #root iframe, #root img, #root object, #root embed, #root [onerror], #root a[href^="javascript"]',
      ).length,
  );

export const tests = [
  [
    'hostile strings are drawn as text in rows, facets and drawer',
    async ({ browser }) => {
      const events = hostileEvents();
      const server = await serve(0, events);
      const { context, complaints } = await profile(browser);
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.port}/explore?range=all`);
      await settled(page);
      const grid = page.getByRole('grid');
      for (let row = 0; row < events.length; row += 20) {
        await grid.evaluate((rows, top) => rows.parentElement.scrollTo(0, top), row * 32);
        await page.waitForTimeout(20);
        assert.equal(await foreign(page), 0);
      }
      await grid.evaluate((rows) => rows.parentElement.scrollTo(0, 0));
      await grid.focus();
      for (let place = 0; place < events.length; place += DRAWER_STEP) {
        for (let step = 0; step < (place === 0 ? 1 : DRAWER_STEP); step += 1) await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await page.getByRole('tab', { name: 'Raw' }).waitFor();
        await page.waitForURL((url) => url.searchParams.get('event') === events[place].id);
        await page.getByRole('tab', { name: place % 2 === 0 ? 'Fields' : 'Raw' }).click();
        assert.equal(await foreign(page), 0);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(
          wider,
          false,
          `the page grew sideways for ${JSON.stringify(events[place].action.slice(0, 60))}`,
        );
        await grid.focus();
      }
      assert.deepEqual(complaints, []);
      await context.close();
      server.close();
    },
  ],
  [
    'turned and invisible characters are marked',
    async ({ browser }) => {
      const server = await serve(0, hostileEvents());
      const { context } = await profile(browser);
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.port}/explore?range=all&q=${encodeURIComponent('"nimda"')}`);
      await settled(page);
      await page.getByRole('grid').getByText('U+202E').first().waitFor();
      await page.goto(
        `http://127.0.0.1:${server.port}/explore?range=all&q=${encodeURIComponent('"\u0430dmin"')}`,
      );
      await settled(page);
      await page.getByRole('grid').getByText('mixed script').first().waitFor();
      await context.close();
      server.close();
    },
  ],
  [
    'a hostile value that is narrowed by becomes one condition',
    async ({ browser }) => {
      const server = await serve(0, hostileEvents());
      const { context, complaints } = await profile(browser);
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.port}/explore?range=all&event=200000.0`);
      await settled(page);
      await page.getByRole('tab', { name: 'Fields' }).click();
      await page.getByRole('button', { name: 'Only this Who' }).click({ force: true });
      await page.waitForURL((url) => url.searchParams.get('q') === 'actor:"<script>alert(1)</script>"');
      assert.deepEqual(complaints, []);
      await context.close();
      server.close();
    },
  ],
];
