import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profile, settled } from './browser.mjs';

const LAUNCHER = join(import.meta.dirname, '../../gatehouse');
const READY_MILLIS_MAX = 300_000;
const LINK = /http:\/\/\S+\/#\/enter\?token=\S+/;

/** Starts the made-up company as a user would, follows its one-time link and hands out the signed-in state. */
export async function startDemo(browser) {
  const server = process.env.TEST_ADDRESS ? undefined : await up();
  const link = process.env.TEST_ADDRESS ?? server.link;
  const { context, complaints } = await profile(browser);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await settled(page);
  const state = await context.storageState();
  const address = page.url();
  await context.close();
  return { origin: new URL(link).origin, link, address, state, complaints, stop: async () => server?.stop() };
}

function up() {
  const data = mkdtempSync(join(tmpdir(), 'gatehouse-demo-'));
  const server = spawn(LAUNCHER, ['up', '--demo', '--data', join(data, 'data'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () =>
    new Promise((stopped) => {
      server.once('exit', () => {
        rmSync(data, { recursive: true, force: true });
        stopped();
      });
      server.kill('SIGTERM');
    });
  return new Promise((ready, broken) => {
    let said = '';
    const late = setTimeout(
      () => broken(new Error(`No link after ${READY_MILLIS_MAX} ms:\n${said}`)),
      READY_MILLIS_MAX,
    );
    const listen = (chunk) => {
      said += chunk;
      const link = LINK.exec(said)?.[0];
      if (!link) return;
      clearTimeout(late);
      ready({ link, stop });
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('exit', (code) => broken(new Error(`The server ended with ${code}:\n${said.slice(-2000)}`)));
  });
}
