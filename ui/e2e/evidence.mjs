import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profile, settled } from './browser.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;

async function visit({ browser, demo }, path, look) {
  const { context, complaints } = await profile(browser, { state: demo.state });
  const page = await context.newPage();
  await page.goto(demo.origin + path);
  await settled(page);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const verify = (file) =>
  spawnSync('./gatehouse', ['evidence', 'verify', file], { cwd: ROOT, encoding: 'utf8' });

/** Evidence: a period, reports, and a pack that is good where no server is asked. */
export const tests = [
  [
    'evidence is taken as a pack that holds the rows the screen counted, and checks itself offline',
    (world) =>
      visit(world, '/overview', async (page) => {
        await page.getByRole('link', { name: 'Evidence', exact: true }).click();
        await page.getByRole('link', { name: 'Last 30 days' }).click();
        await page.waitForURL(/from=/);
        await page.getByRole('checkbox', { name: 'All reports' }).click();
        await page.getByText('Choose a report.').waitFor();
        await page.getByRole('checkbox', { name: /^R8 / }).click();
        await page.waitForURL(/reports=R8/);
        const row = page.getByRole('row', { name: /R8/ });
        const counted = (await row.getByRole('link').textContent()).replaceAll(/\D/g, '');
        const coming = page.waitForEvent('download');
        await page.getByRole('link', { name: 'Build a pack of 1 report' }).click();
        const download = await coming;
        const directory = mkdtempSync(join(tmpdir(), 'evidence-'));
        try {
          const file = join(directory, download.suggestedFilename());
          await download.saveAs(file);
          const { status, stdout, stderr } = verify(file);
          assert.equal(status, 0, stdout + stderr);
          assert.match(stdout, /This pack is what was signed/);
          assert.match(stdout, new RegExp(`R8 .*\\b${counted} rows`));
        } finally {
          rmSync(directory, { recursive: true });
        }
      }),
  ],
  [
    'evidence of days that end before they begin cannot be taken, and says so',
    (world) =>
      visit(world, '/evidence?from=2026-11-02&to=2026-11-01', async (page) => {
        await page.getByText('The period ends before it begins.').waitFor();
        await page.getByText('Choose days of which the last is not before the first.').waitFor();
        assert.equal(await page.getByRole('link', { name: /Build a pack/ }).count(), 0);
      }),
  ],
];
