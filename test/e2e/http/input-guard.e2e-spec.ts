import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { aPayer } from '../../factories/payer.factory.js';

const PAYERS = '/api/v1/rcm/payers';

describe('what comes in', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  const send = (options: InjectOptions): Promise<LightMyRequestResponse> =>
    api.app.inject({ ...options, headers: { authorization: `Bearer ${billing.token}`, ...options.headers } });
  const post = (payload: string | Buffer, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    send({ method: 'POST', url: PAYERS, payload, headers: { 'content-type': 'application/json', ...headers } });

  it.each([
    ['limit=0', 'limit', 'INVALID_PARAMETER'],
    ['limit=x', 'limit', 'INVALID_PARAMETER'],
    ['limit=1&limit=2', 'limit', 'INVALID_PARAMETER'],
    ['active=maybe', 'active', 'INVALID_PARAMETER'],
    ['sort=password', 'sort', 'INVALID_PARAMETER'],
    ['cursor=forged', 'cursor', 'INVALID_CURSOR'],
    ['name=%', 'name', 'INVALID_PARAMETER'],
    ['name=%00', 'name', 'FORBIDDEN_CHARACTER'],
    ['name=%ED%A0%80', 'name', 'INVALID_UTF8'],
    ['__proto__=1', '__proto__', 'FORBIDDEN_KEY'],
    ['companyId=1', 'companyId', 'UNKNOWN_PROPERTY'],
  ])('a list asked with %s is refused for its %s', async (query, parameter, code) => {
    const answer = await send({ url: `${PAYERS}?${query}` });
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
    expect(answer.json().errors[0].parameter).toBe(parameter);
  });

  it('an operation without parameters refuses each by name', async () => {
    const answer = await send({ method: 'POST', url: `${PAYERS}/defaults?force=true&x=1` });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
    expect(answer.json().errors.map((error: { parameter: string }) => error.parameter)).toEqual(['force', 'x']);
  });

  it.each([
    ['no-uuid', 400, 'INVALID_PARAMETER'],
    ['%zz', 400, 'INVALID_PARAMETER'],
    ['%00', 400, 'FORBIDDEN_CHARACTER'],
    ['01900000-0000-7000-8000-000000000001', 404, 'NOT_FOUND'],
    ['x'.repeat(300), 400, 'BAD_REQUEST'],
  ])('the id %s is answered %i %s', async (id, status, code) => {
    const answer = await send({ url: `${PAYERS}/${id}` });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    if (id === 'no-uuid') expect(answer.json().errors).toMatchObject([{ parameter: 'id' }]);
  });

  it.each([
    ['{"name":', 'INVALID_JSON', 8],
    ['{"name":"a\\u0000"}', 'FORBIDDEN_CHARACTER', 10],
    ['{"name":"\\ud800"}', 'FORBIDDEN_CHARACTER', 9],
    ['{"filingLimitCount":9007199254740993}', 'NUMBER_NOT_SAFE', 20],
    ['{"filingLimitCount":NaN}', 'INVALID_JSON', 20],
    ['{"__proto__":{}}', 'FORBIDDEN_KEY', 1],
    ['{"name":"a","name":"b"}', 'DUPLICATE_KEY', 12],
    ['['.repeat(500_000), 'JSON_TOO_DEEP', 32],
  ])('the body %.20s is refused as %s at byte %i', async (body, code, offset) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
    expect(answer.json().errors[0].offset).toBe(offset);
  });

  it('a body that is not UTF-8 is refused', async () => {
    const answer = await post(Buffer.from([0x7b, 0x22, 0xff]));
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_UTF8']);
  });

  it.each([['null'], ['[]'], ['"text"'], ['7']])('the body %s is no object', async (body) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('an empty body lacks every required field', async () => {
    const answer = await post('');
    expect(answer.statusCode).toBe(422);
    const pointers = answer.json().errors.map((error: { pointer: string }) => error.pointer);
    expect([...new Set(pointers)]).toEqual(['/name', '/electronicPayerId', '/type']);
  });

  it.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': '' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'content-type': 'multipart/form-data; boundary=x' }],
    [{ 'content-type': 'application/json; charset=latin1' }],
    [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('a body sent with %j is refused with 415', async (headers) => {
    const answer = await post(JSON.stringify(aPayer()), headers as Record<string, string>);
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
  });

  it('a body beyond 1 MiB is refused with 413', async () => {
    const answer = await post(JSON.stringify({ name: 'x'.repeat(1024 * 1024) }));
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'BODY_TOO_LARGE']);
  });
});

describe('what is asked for', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  it.each([
    ['GET', '/api/v1/nothing', 404, 'ROUTE_NOT_FOUND', undefined],
    ['GET', '/elsewhere', 404, 'ROUTE_NOT_FOUND', undefined],
    ['DELETE', PAYERS, 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD, OPTIONS, POST'],
    ['PUT', `${PAYERS}/7`, 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD, OPTIONS, PATCH'],
  ] as const)('%s %s is answered %i %s', async (method, url, status, code, allow) => {
    const answer = await api.app.inject({ method, url });
    expect([answer.statusCode, answer.json().code, answer.headers.allow]).toEqual([status, code, allow]);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });

  it('OPTIONS says what a route takes, HEAD what GET would answer', async () => {
    const options = await api.app.inject({ method: 'OPTIONS', url: PAYERS });
    expect([options.statusCode, options.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    const headers = { authorization: `Bearer ${billing.token}` };
    const head = await api.app.inject({ method: 'HEAD', url: PAYERS, headers });
    const get = await api.app.inject({ method: 'GET', url: PAYERS, headers });
    expect([head.statusCode, head.payload]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  it('is never stored on the way', async () => {
    expect((await billing.get('/rcm/payers')).headers['cache-control']).toBe('no-store');
    expect((await api.app.inject({ url: PAYERS })).headers['cache-control']).toBe('no-store');
  });

  it('does not say how the server is built', async () => {
    const { headers } = await billing.get('/rcm/payers');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
