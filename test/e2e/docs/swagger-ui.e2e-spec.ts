import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { AppModule } from '../../../src/app.module.js';
import { settingsFrom } from '../../../src/shared/config/settings.js';
import { createHttpApp } from '../../../src/shared/http/http-app.js';
import { startApi, type TestApi } from '../../support/api.js';

const BROWSER = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const hasBrowser = existsSync(BROWSER);
if (!hasBrowser) process.stderr.write(`No browser at ${BROWSER} (CHROMIUM_PATH): the test of Swagger UI is skipped.\n`);

describe('the documentation', () => {
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    api = await startApi();
    await api.app.listen(0, '127.0.0.1');
    url = await api.app.getUrl();
  });
  afterAll(() => api.close());

  it('serves the committed document and its pages to anybody', async () => {
    const document = await api.app.inject({ url: '/api/openapi.json' });
    expect(document.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Quintet' } });
    const page = await api.app.inject({ url: '/api/docs' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch("default-src 'self'");
    for (const [, source] of page.payload.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect([source, (await api.app.inject({ url: source! })).statusCode]).toEqual([source, 200]);
    }
  });

  it.each([
    ['production', 'false'],
    ['', 'true'],
  ])('keeps a token in the browser with NODE_ENV=%s: %s', async (mode, keeps) => {
    const { encryptionKeyFile } = api.settings;
    const facts = { NODE_ENV: mode, ENCRYPTION_KEY_FILE: encryptionKeyFile, OIDC_ISSUER: 'https://issuer.example' };
    const settings = settingsFrom({ ...facts, DATA_DIR: api.settings.dataDir }, api.database.appUrl);
    const app = await createHttpApp(AppModule.with(settings), { logLevel: 'silent' });
    await app.init();
    const script = await app.inject({ url: '/api/docs/start.js' });
    await app.close();
    expect(script.payload).toContain(`persistAuthorization: ${keeps},`);
  });

  (hasBrowser ? it : it.skip)(
    'lets a reader authorize and try an operation out, and asks nobody else',
    async () => {
      const { token } = await (await api.newCompany()).as('billing');
      const browser: Browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
      try {
        const page = await browser.newPage();
        page.setDefaultTimeout(60_000);
        const seen = watch(page, url);
        await page.goto(`${url}/api/docs`);
        await authorize(page, token);
        const answered = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/rcm/payers');
        await tryOut(page, 'listPayers');
        const answer = await answered;
        expect(answer.status()).toBe(200);
        expect(await answer.json()).toEqual({ items: [], nextCursor: null });
        await page.locator('.live-responses-table .response-col_status', { hasText: '200' }).first().waitFor();
        await page.reload();
        await page.locator('.opblock').first().waitFor();
        expect(await page.evaluate(() => localStorage.getItem('authorized'))).toContain(token);
        expect(seen).toEqual({ elsewhere: [], errors: [] });
      } finally {
        await browser.close();
      }
    },
    180_000,
  );
});

/** Requests to another host, and whatever the page complains of (content security policy too). */
function watch(page: Page, origin: string): { elsewhere: string[]; errors: string[] } {
  const seen = { elsewhere: [] as string[], errors: [] as string[] };
  page.on('request', (request) => {
    const target = request.url();
    if (!target.startsWith(`${origin}/`) && !target.startsWith('data:')) seen.elsewhere.push(target);
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  return seen;
}

async function authorize(page: Page, token: string): Promise<void> {
  await page.locator('.auth-wrapper .authorize').first().click();
  await page.locator('.auth-container input').first().fill(token);
  await page.locator('.auth-btn-wrapper .authorize').first().click();
  await page.locator('.auth-btn-wrapper .btn-done').first().click();
}

async function tryOut(page: Page, operationId: string): Promise<void> {
  const block = page.locator(`.opblock[id$="${operationId}"]`);
  if ((await block.count()) === 0) await page.locator('.opblock-tag', { hasText: 'RCM: payers' }).click();
  await block.locator('.opblock-summary').first().click();
  const start = block.locator('.try-out__btn', { hasText: 'Try it out' });
  if ((await start.count()) > 0) await start.click();
  await block.locator('.execute').click();
}
