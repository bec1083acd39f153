import { Writable } from 'node:stream';
import { AppModule } from '../../../src/app.module.js';
import { createHttpApp } from '../../../src/shared/http/http-app.js';
import { caller, startApi } from '../../support/api.js';

it('no token and no key is ever written to the log', async () => {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const api = await startApi();
  const admin = await (await api.newCompany()).as('company_admin');
  const app = await createHttpApp(AppModule.with(api.settings), { logLevel: 'debug' }, log);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const body = { name: 'Upload', roles: ['integration'], expiresInDays: 1 };
  const { key } = (await caller(app, admin.token).post('/api-keys', { body })).json();
  const machine = caller(app, key);
  expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
  expect((await caller(app, `${key}x`).get('/rcm/payers')).statusCode).toBe(401);
  expect((await machine.post('/rcm/payers', { body: { key } })).statusCode).toBe(400);
  const payload = { token: admin.token };
  const signedIn = await app.inject({ method: 'POST', url: '/pages/sign-in', payload });
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
  expect((await app.inject({ url: '/pages', headers: { cookie } })).statusCode).toBe(200);
  const written = lines.join('');
  // A log that says nothing would hide nothing.
  expect(written).toContain('/api/v1/rcm/payers');
  for (const secret of [key.slice(-43), admin.token.slice(-40), cookie.slice(-40)]) {
    expect(written).not.toContain(secret);
  }
  await app.close();
  await api.close();
});
