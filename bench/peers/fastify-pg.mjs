// The comparator: Fastify and pg by hand, no framework. It checks the token (its signature once) and the user every
// five seconds, sets the company under row-level security with the statement (our own client, which costs least),
// reads the same columns and writes the same audit row in the same statement.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { built } from '../support/files.mjs';
import { FIND_USER } from './statements.mjs';
import { addRoutes } from './routes.mjs';
import { openPool } from './pool.mjs';

const USER_MS = 5_000;
const { kty, crv, x, y } = JSON.parse(readFileSync(join(process.env.DATA_DIR, 'development-issuer.json'), 'utf8'));
const keys = createLocalJWKSet({ keys: [{ kty, crv, x, y, alg: 'ES256' }] });
const { newId } = await built('shared/database/new-id.js');
const query = await openPool(process.env.DATABASE_URL);
const tokens = new Map();

const app = Fastify({ logger: false, genReqId: () => randomUUID() });
app.decorateRequest('caller', null);
app.addHook('onRequest', async (request) => {
  request.caller = await callerOf(request.headers.authorization?.slice('Bearer '.length) ?? '');
});
await addRoutes(app, { query, newId });
app.setErrorHandler((error, _request, reply) => reply.status(error.statusCode ?? 500).send({ error: error.message }));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.once('SIGTERM', () => app.close().then(() => process.exit(0)));

async function callerOf(token) {
  const now = Date.now();
  let known = tokens.get(token);
  if (known === undefined || known.expiresMs < now) {
    const { payload } = await jwtVerify(token, keys, { algorithms: ['ES256'], audience: 'quintet' });
    const { company_id: companyId, sub, iss, exp } = payload;
    known = { companyId, sub, iss, expiresMs: exp * 1000, userUntilMs: 0 };
    tokens.set(token, known);
  }
  if (known.userUntilMs < now) {
    const [user] = await query(known.companyId, FIND_USER, [known.iss, known.sub]);
    if (user === undefined) throw Object.assign(new Error('forbidden'), { statusCode: 403 });
    Object.assign(known, { actorId: user.id, userUntilMs: now + USER_MS });
  }
  return known;
}
