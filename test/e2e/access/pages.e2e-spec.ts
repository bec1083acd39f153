import type { LightMyRequestResponse } from 'fastify';
import { startApi, type TestApi, type TestCompany } from '../../support/api.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';

describe('pages', () => {
  let api: TestApi;
  let clock: MovableClock;
  let company: TestCompany;
  beforeAll(async () => {
    api = await startApi();
    clock = movableClock(api.app);
    company = await api.newCompany('Fish & <Chips> "Clinic"');
  });
  afterAll(() => api.close());

  const signIn = (payload: unknown, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    api.app.inject({ method: 'POST', url: '/pages/sign-in', payload: payload as object, headers });
  const get = (url: string, cookie?: string, method: 'GET' | 'POST' = 'GET'): Promise<LightMyRequestResponse> =>
    api.app.inject({ method, url, headers: cookie === undefined ? {} : { cookie } });
  const cookieOf = (answer: LightMyRequestResponse): string => String(answer.headers['set-cookie']).split(';')[0]!;

  it('are signed in to with a token, once, and then say who is there', async () => {
    const { token } = await company.as('billing', 'dana <script>');
    const answer = await signIn({ token });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/pages']);
    const attributes = String(answer.headers['set-cookie']).split('; ').slice(1);
    expect(attributes).toEqual(['Path=/pages', 'HttpOnly', 'SameSite=Strict', 'Max-Age=28800']);
    expect(answer.headers['set-cookie']).not.toContain(token.slice(-20));
    const page = await get('/pages', cookieOf(answer));
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('Fish &amp; &lt;Chips&gt; &quot;Clinic&quot;');
    expect(page.body).toContain('dana &lt;script&gt;');
    expect(page.body).toContain('billing');
    expect(page.body).not.toContain('<script');
    expect((await get('/pages/', cookieOf(answer))).headers.location).toBe('/pages');
  });

  it('take the token from a form as well, which the API does not', async () => {
    const { token } = await company.as('billing');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = await api.app.inject({
      method: 'POST',
      url: '/pages/sign-in',
      payload: new URLSearchParams({ token }).toString(),
      headers,
    });
    expect(form.statusCode).toBe(303);
    const toTheApi = await api.app.inject({
      method: 'POST',
      url: '/api/v1/rcm/payers',
      payload: 'name=x',
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
    expect(toTheApi.statusCode).toBe(415);
  });

  it('have a cookie that opens neither the API nor a POST', async () => {
    const cookie = cookieOf(await signIn({ token: (await company.as('billing')).token }));
    expect((await get('/api/v1/rcm/payers', cookie)).statusCode).toBe(401);
    expect((await get('/api/v1/rcm/payers?name=/pages/', cookie)).statusCode).toBe(401);
    const asBearer = { authorization: `Bearer ${cookie.split('=')[1]}` };
    expect((await api.app.inject({ url: '/api/v1/rcm/payers', headers: asBearer })).statusCode).toBe(401);
  });

  it('forget the browser after eight hours, and at once when it signs out', async () => {
    const cookie = cookieOf(await signIn({ token: (await company.as('billing')).token }));
    clock.advance(8 * 3600 - 5);
    expect((await get('/pages', cookie)).statusCode).toBe(200);
    clock.advance(5);
    expect((await get('/pages', cookie)).statusCode).toBe(401);
    const out = await get('/pages/sign-out', cookie, 'POST');
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
  });

  it.each([
    ['nothing', undefined],
    ['another cookie', 'theme=dark'],
    ['an invented cookie', 'quintet_pages=abc.def'],
    ['a plain token', 'quintet_pages=eyJhbGciOiJub25lIn0.e30.'],
  ])('refuse %s', async (_, cookie) => {
    expect((await get('/pages', cookie)).statusCode).toBe(401);
  });

  it('refuse a cookie that was changed', async () => {
    const cookie = cookieOf(await signIn({ token: (await company.as('billing')).token }));
    const at = cookie.length - 10;
    const bent = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
    expect((await get('/pages', bent)).statusCode).toBe(401);
  });

  it.each([
    ['a bad token', { token: 'bad' }, {}, 401],
    ['no token', {}, {}, 422],
    ['a form of another site', { token: 'bad' }, { 'sec-fetch-site': 'cross-site' }, 403],
  ])('refuse to sign in with %s', async (_, payload, headers, status) => {
    const answer = await signIn(payload, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('show the form to everybody', async () => {
    const form = await get('/pages/sign-in');
    expect(form.statusCode).toBe(200);
    expect(form.body).toContain('<form method="post" action="/pages/sign-in">');
  });
});
