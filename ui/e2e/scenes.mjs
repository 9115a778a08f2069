import { profile, settled } from './browser.mjs';

const SCROLLS_MAX = 40;
const SCROLL_PIXELS = 600;

/** From Overview, by clicks alone, to what happened in one scene of the made-up company. */
const scene = (name, click) => [
  `scene ${name} is found from Overview by clicks`,
  async ({ browser, demo }) => {
    const { context } = await profile(browser, { state: demo.state });
    const page = await context.newPage();
    await page.goto(`${demo.origin}/overview`);
    await settled(page);
    await click(page);
    await context.close();
  },
];

const follow = (page, name) => page.getByRole('link', { name }).first().click();

/** Scrolls by less than what is shown and waits until it is drawn, so that no row passes unseen. */
function scrollOn(grid, pixels) {
  grid.parentElement.scrollBy(0, pixels);
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

/** Opens the event whose row says so, scrolling down the list as somebody would. */
async function openEvent(page, says) {
  await settled(page);
  const rows = page.getByRole('grid').getByRole('row');
  await rows.nth(1).waitFor();
  const row = rows.filter({ hasText: says }).first();
  for (let i = 0; i < SCROLLS_MAX && !(await row.isVisible()); i += 1) {
    await page.getByRole('grid').evaluate(scrollOn, SCROLL_PIXELS);
    await settled(page);
  }
  await row.click();
  return page.getByRole('complementary', { name: 'Event' });
}

export const tests = [
  scene('1, a secret read through a policy nobody took away,', async (page) => {
    await follow(page, /uses that nobody expects/);
    const row = page.getByRole('row', { name: /Marta Olsen.*payments.*production/s }).first();
    await row.getByRole('link', { name: /Marta Olsen/ }).click();
    await page.getByRole('heading', { name: /Marta Olsen/ }).waitFor();
    await follow(page, /Everything they did/);
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  }),
  scene('2, a token that outlived its owner,', async (page) => {
    await follow(page, /accounts of people who left/);
    await page.getByRole('row', { name: /Tomas Brandt.*vault.*ago/s }).waitFor();
    await follow(page, /Tomas Brandt/);
    await page.getByRole('heading', { name: /Tomas Brandt/ }).waitFor();
    const left = page.getByRole('region', { name: 'What is left of them' });
    await left
      .getByText(/credential.*used \d+ times after their last day/s)
      .first()
      .waitFor();
    await left
      .getByText(/closed.*github\/acme.*by this event/s)
      .first()
      .waitFor();
  }),
  scene('3, a protection that was off for six minutes,', async (page) => {
    await follow(page, /What was unexpected this week/);
    const event = await openEvent(page, /Viktor Hale/);
    await event.getByText('Unexpected', { exact: true }).first().waitFor();
  }),
  scene('5, a door that is too wide,', async (page) => {
    await follow(page, /rights wider than expected/);
    await follow(page, 'Matrix');
    await page.getByLabel('Only paths with these letters').fill('payments-production/pods');
    await page.keyboard.press('Enter');
    await page
      .getByRole('gridcell', { name: /deploy: granted, not expected/ })
      .first()
      .click();
    await page
      .getByRole('complementary', { name: 'Cell' })
      .getByText(/production-door/)
      .first()
      .waitFor();
  }),
  scene('6, somebody who approves their own deployment,', async (page) => {
    await follow(page, /What was unexpected this week/);
    const event = await openEvent(page, /Juliana Costa/);
    await event.getByText('Unexpected', { exact: true }).first().waitFor();
  }),
];
