import assert from 'node:assert/strict';
import { findings } from './accessibility.mjs';
import { profile, settled } from './browser.mjs';

const QUERY = 'person:"dana@acme.example"';
const WHOLE = {
  subject: { kind: 'person', id: 'dana@acme.example', name: 'Dana Kim', state: 'active', accounts: 0 },
  emails: ['dana@acme.example'],
  groups: [],
  purpose: '',
  managers: [],
  machines: [],
  links: [],
  query: QUERY,
};
const FACETS = {
  verdict: [
    { value: 'expected', count: 4120 },
    { value: 'unexpected', count: 3 },
  ],
  tool: [{ value: 'vault', count: 17 }],
};
const UNSEEN = [{ place: 'jenkins/main', why: 'No snapshot says who may do what.', holders: 9 }];

const PLACE = 'vault/prod/secret/payments/production';
const MATRIX = {
  modelled: true,
  columns: ['github/acme/acme/payments', PLACE],
  column_count: 2,
  lines: [
    {
      person: { id: 'dana@acme.example', name: 'Dana Kim' },
      kind: 'person',
      id: 'dana@acme.example',
      differences: 1,
      cells: [
        {
          column: 'github/acme/acme/payments',
          state: 'granted-and-used',
          permissions: { read: 'granted-and-used', write: 'granted-and-used' },
          events: 41,
          last: '2026-11-20T09:00:00Z',
          gained: [],
          lost: [],
        },
        {
          column: PLACE,
          state: 'used-not-expected',
          permissions: { secret: 'used-not-expected' },
          events: 2,
          last: '2026-11-19T02:00:00Z',
          gained: ['secret'],
          lost: [],
        },
      ],
    },
  ],
};

/** Opens one person's page; `capabilities` come on top of those of the recorded week. */
async function on({ browser, recorded }, { capabilities = ['access.read'], ...options }, look) {
  const { context, complaints } = await profile(browser, options);
  const page = await context.newPage();
  await page.route('**/api/v1/session', async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { ...answer, capabilities: [...answer.capabilities, ...capabilities] } });
  });
  await page.route('**/api/v1/people/one?*', (route) => route.fulfill({ json: WHOLE }));
  await page.route('**/api/v1/events/facets?*', (route) => {
    const key = new URL(route.request().url()).searchParams.get('keys');
    return FACETS[key]
      ? route.fulfill({ json: { facets: [{ key, values: FACETS[key] }] } })
      : route.continue();
  });
  await page.route('**/api/v1/events/histogram?*', async (route) => {
    const { q, to } = Object.fromEntries(new URL(route.request().url()).searchParams);
    if (q !== QUERY) return route.continue();
    const answer = await (await route.fetch()).json();
    const buckets = [12, 40, 300].map((hours) => ({
      start: new Date(Date.parse(to) - hours * 3_600_000).toISOString(),
      total: 2,
      by: { vault: 2 },
    }));
    return route.fulfill({ json: { ...answer, bucket_seconds: 3600, buckets: buckets.reverse() } });
  });
  await page.route('**/api/v1/access/matrix?*', (route) => route.fulfill({ json: MATRIX }));
  const asked = [];
  await page.route('**/api/v1/access/comparisons/one?*', (route) => {
    const { name, person } = Object.fromEntries(new URL(route.request().url()).searchParams);
    asked.push(`${name} ${person}`);
    const count = name === 'granted-not-expected' ? 12 : 0;
    return route.fulfill({ json: { name, rows: [], count, unseen: UNSEEN } });
  });
  await page.goto(`${recorded}/access/people?id=dana@acme.example`);
  await page.getByRole('heading', { name: /Dana Kim/ }).waitFor();
  await settled(page);
  await look(page, asked);
  assert.deepEqual(complaints, []);
  await context.close();
}

const linkOf = async (page, region, name) => {
  const link = page.getByRole('region', { name: region }).getByRole('link', { name });
  const address = new URL(await link.getAttribute('href'), 'http://localhost');
  return `${address.pathname} ${JSON.stringify(Object.fromEntries(address.searchParams))}`;
};

const DIFFERENCES = 'Where expected, granted and used differ';

/** The page of one person: its numbers, and what they lead to. */
export const tests = [
  [
    'each number of a person leads to what it counts',
    (world) =>
      on(world, {}, async (page, asked) => {
        assert.equal(
          await linkOf(page, 'Events by verdict', /unexpected 3/),
          `/explore ${JSON.stringify({ q: `${QUERY} verdict:unexpected`, range: 'all' })}`,
        );
        assert.equal(
          await linkOf(page, 'Events by tool', /vault 17/),
          `/explore ${JSON.stringify({ q: `${QUERY} tool:vault`, range: 'all' })}`,
        );
        assert.equal(
          await linkOf(page, DIFFERENCES, /granted, not expected 12/),
          `/access ${JSON.stringify({ compare: 'granted-not-expected', person: 'dana@acme.example' })}`,
        );
        await page.getByRole('region', { name: DIFFERENCES }).getByText('Not everything').waitFor();
        assert.equal(new Set(asked).size, 5);
      }),
  ],
  [
    'the three answers stand side by side for each place, the one that wants a look first',
    (world) =>
      on(world, {}, async (page) => {
        const rows = page.getByRole('region', { name: /^Rights/ }).getByRole('row');
        assert.match(await rows.nth(1).innerText(), /payments\s*\/\s*production/);
        assert.deepEqual(await rows.nth(1).getByRole('cell').allInnerTexts(), [
          'not secret',
          'not said',
          'secret',
          '2',
          await rows.nth(1).getByRole('cell').nth(4).innerText(),
        ]);
        const href = await rows.nth(1).getByRole('link').getAttribute('href');
        assert.equal(new URL(href, 'http://localhost').searchParams.get('path'), PLACE);
        await page
          .getByRole('region', { name: /^What changed/ })
          .getByText('gained secret')
          .waitFor();
      }),
  ],
  [
    'what somebody did is drawn by day and by hour, and its numbers lead to the events',
    (world) =>
      on(world, {}, async (page) => {
        const tools = page.getByRole('region', { name: 'The last four weeks, by tool' });
        const href = new URL(await tools.getByRole('link').first().getAttribute('href'), 'http://localhost');
        assert.match(href.searchParams.get('q'), /^person:"dana@acme.example" tool:/);
        assert.match(href.searchParams.get('range'), /\.\./);
        const week = page.getByRole('region', { name: 'Hours of the week' });
        assert.equal(await week.getByRole('row').count(), 8);
      }),
  ],
  [
    'the page of a credential says who used it, from where, and what it opened',
    (world) =>
      on(world, {}, async (page) => {
        const found = await page.evaluate(async () => {
          const answer = await fetch('/api/v1/events/facets?q=&keys=credential');
          return (await answer.json()).facets[0].values[0].value;
        });
        await page.goto(`${world.recorded}/access/credential?fingerprint=${encodeURIComponent(found)}`);
        const used = page.getByRole('region', { name: 'Who used it' }).getByRole('link').first();
        const href = new URL(await used.getAttribute('href'), 'http://localhost');
        assert.ok(href.searchParams.get('q').startsWith('credential:'), href.search);
        assert.match(href.searchParams.get('q'), / actor:/);
        await page.getByText(/last used/).waitFor();
        assert.deepEqual(await findings(page), []);
      }),
  ],
  [
    'who may not read access is asked nothing about it on the page of a person',
    (world) =>
      on(world, { capabilities: [] }, async (page, asked) => {
        await page.getByRole('region', { name: 'Events by verdict' }).waitFor();
        assert.equal(await page.getByRole('region', { name: DIFFERENCES }).count(), 0);
        assert.deepEqual(asked, []);
      }),
  ],
  [
    'an answer that fails on the page of a person says so and is asked again',
    (world) =>
      on(world, {}, async (page) => {
        await page.route('**/api/v1/access/comparisons/one?*', (route) =>
          route.fulfill({ status: 403, json: { title: 'Not now', detail: 'The view is behind.' } }),
        );
        await page.reload();
        const part = page.getByRole('region', { name: DIFFERENCES });
        await part.getByText('The view is behind.').waitFor();
        await page.unroute('**/api/v1/access/comparisons/one?*');
        await page.route('**/api/v1/access/comparisons/one?*', (route) =>
          route.fulfill({ json: { rows: [], count: 7, unseen: [] } }),
        );
        await part.getByRole('button', { name: 'Try again' }).click();
        await part.getByRole('link', { name: /used, not granted 7/ }).waitFor();
      }),
  ],
  [
    'an event and a finding of a check lead to who can, for whoever may know',
    async (world) => {
      const leads = async (opened) => {
        const link = opened.getByRole('link', { name: 'Who can' });
        const href = new URL(await link.getAttribute('href'), 'http://localhost');
        assert.equal(href.pathname, '/access/resource');
        assert.ok(href.searchParams.get('path').includes('/'), href.search);
      };
      const openEvent = async (page) => {
        await page.goto(`${world.recorded}/explore?q=is:privileged`);
        await page.getByRole('grid').getByRole('row').nth(1).click();
        const opened = page.getByRole('complementary', { name: 'Event' });
        await opened.getByText('To what', { exact: true }).waitFor();
        return opened;
      };
      await on(world, {}, async (page) => {
        await leads(await openEvent(page));
        await page.goto(`${world.recorded}/posture`);
        await page.getByRole('link', { name: 'Anybody who may write deploys to production' }).click();
        const opened = page.getByRole('complementary', { name: 'Finding of a check' });
        await opened.getByText('gh api --method PUT').waitFor();
        await leads(opened);
      });
      await on(world, { capabilities: [] }, async (page) => {
        const opened = await openEvent(page);
        assert.equal(await opened.getByRole('link', { name: 'Who can' }).count(), 0);
      });
    },
  ],
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on a person with differences and verdicts, ${theme}`,
    (world) =>
      on(world, { theme }, async (page) => {
        assert.deepEqual(await findings(page), []);
      }),
  ]),
];
