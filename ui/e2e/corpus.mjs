import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { profile, settled } from './browser.mjs';
import { refused } from './refused.mjs';

const SHARED = process.env.TEST_SHARED ?? resolve(import.meta.dirname, '../../../shared');
const CORPUS = join(SHARED, 'corpus/kubernetes-audit');
const FILES = [
  { path: join(CORPUS, 'liggitt+audit2rbac/testdata/demo.log') },
  { path: join(CORPUS, 'panther-labs+panther-analysis/aws_eks_rules.ndjson'), member: 'event' },
];
const SOURCE = 'kubernetes:recorded';
const IN_TIME_MILLIS = 12_000;

/** Hands a file to the server as a script would, and waits for its closing count. */
async function take(page, origin, { path, member }) {
  const { csrf } = await (await page.request.get(`${origin}/api/v1/session`)).json();
  const answer = await page.request.post(`${origin}/api/v1/imports`, {
    params: { source: SOURCE, trust_times: true, ...(member ? { member } : {}) },
    headers: { 'X-CSRF-Token': csrf },
    data: readFileSync(path),
  });
  const closing = JSON.parse((await answer.text()).trim().split('\n').at(-1));
  assert.equal(closing.done, true);
  assert.equal(closing.problem, undefined);
  assert.equal(closing.unreadable, 0);
}

/** The last words of a cluster's name for a user are what a person calls it by. */
const called = (username) => username.replace(/^system:(serviceaccount:)?/, '');

async function asked(world) {
  const { context, complaints } = await profile(world.browser, { state: world.demo.state });
  const page = await context.newPage();
  await page.goto(`${world.demo.origin}/explore`);
  for (const file of FILES) await take(page, world.demo.origin, file);
  const counted = refused(FILES.map(({ path, member }) => (member ? `${path}#${member}` : path)));
  const total = [...counted.values()].reduce((sum, count) => sum + count, 0);
  assert.ok(total > 10, 'the files hold refusals');

  const status = page.getByRole('status').filter({ hasText: `${total} events` });
  const late = Date.now() + IN_TIME_MILLIS;
  do {
    await page.goto(`${world.demo.origin}/explore?q=source:"${SOURCE}"+outcome:denied&range=all`);
    await settled(page);
  } while (!(await status.isVisible()) && Date.now() < late);
  await status.waitFor();

  const who = page.getByRole('region', { name: 'Who', exact: true });
  const shown = await who.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => {
      const [name, count] = item.querySelectorAll('button:first-child > span');
      return [name.textContent, Number(count.textContent)];
    }),
  );
  const wanted = [...counted].map(([username, count]) => [called(username), count]);
  const inOrder = (pairs) => pairs.map(([name, count]) => `${count} ${name}`).sort();
  assert.deepEqual(inOrder(shown), inOrder(wanted));

  const rows = page.getByRole('grid').getByRole('row');
  assert.equal(await rows.filter({ hasText: 'Denied' }).count(), total);
  assert.deepEqual(complaints, []);
  await context.close();
}

/** Events that other people recorded, through the whole server, against a count that knows nothing of it. */
export const tests = [
  [
    'what the screen says was refused in a recorded cluster is what a plain count of its log says',
    async (world) => {
      const missing = FILES.find(({ path }) => !existsSync(path));
      if (missing) {
        console.log(`  skip  ${missing.path} is not there: nothing recorded to compare with`);
        return;
      }
      await asked(world);
    },
  ],
];
