// Signs in at an authorization endpoint as a person does: with a wrong password, then with the right
// one, then by the session there is. Told by standard input: {"url": …, "again": …, "back": …,
// "login": …, "password": …, "browser": …}; tells what the page said and where it led.
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';

const told = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({
  executablePath: told.browser,
  args: ['--no-sandbox'], // a container's root has no sandbox to run in
});
const seen = { errors: [] };
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => seen.errors.push(String(error)));

  await page.goto(told.url);
  seen.title = await page.title();
  await page.fill('[name=username]', told.login);
  await page.fill('[name=password]', told.password + '?');
  await page.click('[type=submit]');
  seen.alert = await page.locator('[role=alert]').innerText();
  await page.fill('[name=username]', told.login);
  await page.fill('[name=password]', told.password);
  await page.click('[type=submit]');
  await page.waitForURL((url) => url.href.startsWith(told.back));
  seen.back = page.url();

  await page.goto(told.again);
  seen.again = page.url();
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
