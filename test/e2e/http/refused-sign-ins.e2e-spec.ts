import { jest } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { newApiKey } from '../../../src/shared/access/api-keys/api-key-text.engine.js';
import { PrincipalsRepository } from '../../../src/shared/access/principals.repository.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { startApi, type TestApi } from '../../support/api.js';

const LIMIT = { RATE_LIMIT_PER_MINUTE: '30' };
const MOST = 3;

describe('tokens and keys that are refused', () => {
  let api: TestApi;
  afterEach(() => api.close());

  const inventedKey = (): string => newApiKey(newId()).text;
  const show = (
    token: string,
    from: { remoteAddress?: string; headers?: Record<string, string> } = {},
  ): Promise<LightMyRequestResponse> =>
    api.app.inject({
      url: '/api/v1/rcm/payers',
      ...(from.remoteAddress === undefined ? {} : { remoteAddress: from.remoteAddress }),
      headers: { authorization: `Bearer ${token}`, ...from.headers },
    });
  const exhaust = async (from?: Parameters<typeof show>[1]): Promise<void> => {
    for (let guess = 0; guess < MOST; guess += 1) expect((await show(inventedKey(), from)).statusCode).toBe(401);
  };

  it('are no longer looked up beyond the limit of their address', async () => {
    api = await startApi(LIMIT);
    const { token } = await (await api.newCompany()).as('billing');
    expect((await show(token)).statusCode).toBe(200);
    const looked = jest.spyOn(api.app.get(PrincipalsRepository), 'key');
    await exhaust();
    const refused = await show(inventedKey());
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await show('eyJhbGciOiJFUzI1NiJ9.e30.x')).statusCode).toBe(429);
    expect(looked).toHaveBeenCalledTimes(MOST);
    // The same caller, known before, and another address go on.
    expect((await show(token)).statusCode).toBe(200);
    expect((await show(inventedKey(), { remoteAddress: '192.0.2.9' })).statusCode).toBe(401);
  });

  it('count at the sign-in of pages too', async () => {
    api = await startApi(LIMIT);
    const signIn = (): Promise<LightMyRequestResponse> =>
      api.app.inject({ method: 'POST', url: '/pages/sign-in', payload: { token: inventedKey() } });
    for (let guess = 0; guess < MOST; guess += 1) expect((await signIn()).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(429);
    expect((await show(inventedKey())).statusCode).toBe(429);
  });

  const forwarded = (address: string): { headers: Record<string, string> } => ({
    headers: { 'x-forwarded-for': address },
  });

  it('are counted for the sender, whatever address he claims', async () => {
    api = await startApi(LIMIT);
    await exhaust(forwarded('192.0.2.1'));
    expect((await show(inventedKey(), forwarded('192.0.2.2'))).statusCode).toBe(429);
  });

  it.each(['loopback', '127.0.0.0/8,10.0.0.1'])('are counted per client behind proxies %s', async (proxies) => {
    api = await startApi({ ...LIMIT, TRUST_PROXY: proxies });
    await exhaust(forwarded('192.0.2.1'));
    expect((await show(inventedKey(), forwarded('192.0.2.1'))).statusCode).toBe(429);
    expect((await show(inventedKey(), forwarded('192.0.2.2'))).statusCode).toBe(401);
    // What stands before the proxy's own entry is the client's claim.
    expect((await show(inventedKey(), forwarded('192.0.2.3, 192.0.2.1'))).statusCode).toBe(429);
  });

  it.each(['true', '1', '0.0.0.0/0', '10.0.0.0/40', 'proxy', '::/200'])('TRUST_PROXY is never %s', async (proxies) => {
    await expect(startApi({ TRUST_PROXY: proxies })).rejects.toThrow('TRUST_PROXY must be');
    api = await startApi();
  });
});
