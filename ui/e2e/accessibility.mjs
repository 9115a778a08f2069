import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { profile, settled } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page, one line a finding. */
export async function findings(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap((it) =>
      it.nodes.map((node) => `${it.id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
    );
  });
}

const SCREENS = [
  ['Overview', '/overview'],
  ['The week', '/week'],
  ['Explore', '/explore'],
  ['Explore with an event', '/explore?q=is:privileged', openFirst],
  ['Explore with a mistake', '/explore?q=acter:dana'],
  ['Explore with nothing found', '/explore?q=actor:nobody-at-all'],
  [
    'Explore with its sight',
    '/explore',
    (page) => page.locator('button[aria-expanded]', { hasText: /see/ }).first().click(),
  ],
  ['Access, matrix', '/access/matrix'],
  ['Access, matrix as a table', '/access/matrix?view=table&team=payments&show=differences'],
  ['Access, used and not expected', '/access'],
  ['Access, granted and not expected', '/access?compare=granted-not-expected'],
  ['Access, nothing like that', '/access?person=nobody-at-all'],
  ['Access, accounts of people who left', '/access/accounts'],
  ['Access, which resource', '/access/resource'],
  ['Access, who can', '/access/resource?path=github/acme/acme/payments'],
  ['Access, what changed', '/access/resource?path=github/acme/acme/payments&show=changed'],
  ['Credential, which one', '/access/credential'],
  ['Credential', '/access/credential', openCredential],
  ['People', '/access/people'],
  ['People, those who left', '/access/people?state=left'],
  ['People, questions', '/access/people?queue=true'],
  ['Person', '/access/people?id=juliana.costa@acme.example'],
  ['Machine', '/access/people?id=build-07'],
  ['Findings', '/findings'],
  ['Findings, resolved', '/findings?state=resolved'],
  ['Reviews', '/reviews'],
  ['Evidence', '/evidence'],
  ['Evidence, days that are none', '/evidence?from=2026-11-02&to=2026-11-01'],
  ['Behaviour', '/behaviour'],
  ['Behaviour, what counts as unusual', '/behaviour?view=signals'],
  ['Detections', '/detections'],
  ['Detections, ATT&CK by tool', '/detections?view=map'],
  ['Detections, rehearsals', '/detections?view=rehearsals'],
  ['Posture', '/posture'],
  ['Posture, what nobody can say', '/posture?result=unknown'],
  ['Sources', '/sources'],
  ['Sources, adding one', '/sources?add=tool'],
  ['Sources, connecting GitHub', '/sources?add=github'],
  ['Access model, files', '/model'],
  ['Access model, decided share', '/model?part=share'],
  ['Access model, changes', '/model?part=changes'],
  ['Access model, draft', '/model?part=draft'],
  ['Settings, integrity', '/settings/integrity'],
  ['Settings, notifications', '/settings/notifications'],
  ['Settings, tokens', '/settings/tokens'],
  ['Settings, users', '/settings/users'],
  ['Settings, appearance', '/settings/appearance'],
  ['Keyboard help', '/overview', (page) => page.keyboard.press('?')],
];

async function openCredential(page) {
  const address = new URL(page.url());
  const fingerprint = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/events/facets?keys=credential');
    return (await answer.json()).facets[0].values[0].value;
  });
  address.searchParams.set('fingerprint', fingerprint);
  await page.goto(address.href);
  await page.getByRole('region', { name: 'Who used it' }).waitFor();
}

async function openFirst(page) {
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByRole('complementary', { name: 'Event' }).getByRole('heading').first().waitFor();
}

function check(name, path, act) {
  return ['light', 'dark'].map((theme) => [
    `axe finds nothing on ${name}, ${theme}`,
    async ({ browser, demo }) => {
      const { context, complaints } = await profile(browser, { theme, state: demo.state });
      const page = await context.newPage();
      await page.goto(demo.origin + path);
      await settled(page);
      await act?.(page);
      await settled(page);
      assert.deepEqual(await findings(page), []);
      assert.deepEqual(complaints, []);
      await context.close();
    },
  ]);
}

/** Every screen in both themes, and the sign-in. */
export const tests = [
  ...SCREENS.flatMap(([name, path, act]) => check(name, path, act)),
  ...['light', 'dark'].map((theme) => [
    `axe finds nothing on the sign-in, ${theme}`,
    async ({ browser, demo }) => {
      const { context } = await profile(browser, { theme });
      const page = await context.newPage();
      await page.goto(demo.origin);
      await page.getByRole('button', { name: /Sign in/i }).waitFor();
      assert.deepEqual(await findings(page), []);
      await context.close();
    },
  ]),
];
