import { accessSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** How long one step of a test may take on a busy machine. */
const STEP_MILLIS_MAX = 12_000;

const PLACES = [
  process.env.TEST_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function installed(path) {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Starts the machine's own Chromium, which asks nobody on the network for anything. */
export function launch() {
  const executablePath = PLACES.find((path) => path && installed(path));
  if (!executablePath) throw new Error('No Chromium found. Install it, or point TEST_CHROMIUM at one.');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser profile of its own: a theme and a zone chosen, and everything that goes wrong in its pages
 * collected in `complaints`. `state` continues an earlier profile's sign-in. */
export async function profile(
  browser,
  { theme = 'light', zone = 'Europe/Berlin', width = 1600, height = 1000, state } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    timezoneId: zone,
    ...(state ? { storageState: state } : {}),
  });
  context.setDefaultTimeout(STEP_MILLIS_MAX);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints = [];
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    // A refused query is an answer, not a fault of the page.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  context.on('dialog', (dialog) => {
    complaints.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, complaints };
}

/** Waits until a screen has its answers and nothing on it moves any more. */
export async function settled(page) {
  await page.waitForLoadState('networkidle', { timeout: 8000 }).catch(() => {});
  await page.waitForFunction(
    () => document.fonts.status === 'loaded' && !document.querySelector('[aria-busy="true"]'),
  );
}
