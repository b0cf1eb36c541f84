// Opens the control port's page in a browser, authorizes with the token, asks one operation, and
// tells what it saw. Told by standard input: {"url": …, "token": …, "browser": …, "picture": …}.
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';

const told = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({
  executablePath: told.browser,
  args: ['--no-sandbox'], // a container's root has no sandbox to run in
});
const seen = { operations: [], tags: [], errors: [], asked: [], elsewhere: [] };
try {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1600 } });
  await context.route(
    (url) => !url.href.startsWith(told.url + '/') && url.protocol !== 'data:',
    (route) => {
      seen.elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) {
      seen.errors.push(line.text());
    }
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) {
      seen.asked.push(new URL(request.url()).pathname);
    }
  });

  await page.goto(told.url + '/docs');
  await page.waitForSelector('.opblock');
  seen.tags = await page.$$eval('.opblock-tag', (all) => all.map((each) => each.dataset.tag));
  seen.operations = await page.$$eval('.opblock-summary', (all) =>
    all.map((each) =>
      [
        each.querySelector('.opblock-summary-method').textContent,
        each.querySelector('.opblock-summary-path').dataset.path,
      ].join(' '),
    ),
  );

  await page.click('button.authorize');
  await page.fill('.modal-ux .auth-container input', told.token);
  await page.click('.modal-ux button.modal-btn.authorize');
  await page.click('.modal-ux button.btn-done');

  const operation = page.locator('#operations-universes-listUniverses');
  await operation.locator('.opblock-summary-control').click();
  await operation.locator('button.execute').click();
  const live = operation.locator('.live-responses-table');
  seen.status = Number((await live.locator('.response-col_status').last().innerText()).split(/\s/)[0]);
  seen.body = await live.locator('.highlight-code, .microlight').first().innerText();
  if (told.picture) {
    await page.screenshot({ path: told.picture });
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
