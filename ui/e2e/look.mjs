// Takes pictures of screens into e2e/out, to be looked at: node e2e/look.mjs [BASE] [name=path …]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, openPage } from './browser.mjs';
import { serve } from './recorded/server.mjs';

const OUT = join(import.meta.dirname, 'out');
mkdirSync(OUT, { recursive: true });
const [base, ...wanted] = process.argv.slice(2);
const server = base?.startsWith('http') ? undefined : await serve(0);
const origin = server ? `http://127.0.0.1:${server.port}` : base;
const shots = (server && base ? [base, ...wanted] : wanted).map((text) => {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
});
const browser = await launch();
for (const theme of ['light', 'dark']) {
  const { page, complaints, close } = await openPage(browser, { theme });
  for (const [name, path] of shots) {
    await page.goto(origin + path);
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => {});
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(OUT, `${name}-${theme}.png`) });
  }
  if (complaints.length > 0) console.log(theme, [...new Set(complaints)].slice(0, 12));
  await close();
}
await browser.close();
server?.close();
