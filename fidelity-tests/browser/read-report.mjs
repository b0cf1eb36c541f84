// Opens the page that `dtu check --report html` writes, chooses an operation, and tells what it saw.
// Told by standard input: {"file": …, "operation": …, "browser": …}.
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const told = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({
  executablePath: told.browser,
  args: ['--no-sandbox'], // a container's root has no sandbox to run in
});
const seen = { operations: [], errors: [], elsewhere: [], sides: [], wrong: [], request: '' };
try {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) {
      seen.errors.push(line.text());
    }
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== String(pathToFileURL(told.file))) {
      seen.elsewhere.push(request.url());
    }
  });
  await page.goto(String(pathToFileURL(told.file)));
  seen.operations = await page.$$eval('.map button', (all) => all.map((each) => each.title));
  await page.selectOption('#by', 'status');
  await page.click(`.map button[title="${told.operation}"]`);
  seen.request = await page.textContent('section pre');
  seen.sides = await page.$$eval('.pair pre', (all) => all.map((each) => each.textContent));
  seen.wrong = await page.$$eval('section li', (all) => all.map((each) => each.textContent));
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
