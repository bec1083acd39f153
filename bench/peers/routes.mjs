// The comparator's routes.
import { createHmac } from 'node:crypto';
import { claimStatements } from './claim-statements.mjs';
import { newPayer, shownClaims } from './parameters.mjs';
import { ADD_PAYER, READ_PAYER } from './statements.mjs';

const NEW_PAYER = {
  type: 'object',
  required: ['name', 'electronicPayerId', 'type'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    electronicPayerId: { type: 'string', minLength: 1, maxLength: 80, pattern: '^[\\x20-\\x7e]+$' },
    type: { enum: ['commercial', 'medicare', 'medicaid', 'tricare', 'workers_comp', 'self_pay', 'other'] },
  },
};
const ONE = { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } };

const LIST = {
  querystring: { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 } } },
};
const CURSOR_KEY = 'a key of the comparator';

export async function addRoutes(app, { query, newId }) {
  const { READ_CLAIM, LIST_CLAIMS } = await claimStatements();
  app.get('/api/v1/rcm/claims/:id', { schema: ONE }, async ({ id: requestId, caller, params: { id } }, reply) => {
    const event = shownClaims('readClaim', id, { caller, requestId, newId });
    const [claim] = await query(caller.companyId, READ_CLAIM, [id, ...event]);
    if (claim === undefined) return reply.status(404).send({ error: 'not found' });
    return sendText(reply.header('etag', `"${claim.version}"`), claim.text);
  });
  app.get('/api/v1/rcm/claims', { schema: LIST }, async ({ id: requestId, caller, query: { limit } }, reply) => {
    const event = shownClaims('listClaims', null, { caller, requestId, newId });
    const [page] = await query(caller.companyId, LIST_CLAIMS, [limit + 1, limit, ...event]);
    const next = page.found > limit ? `"${cursor(caller.companyId, page)}"` : 'null';
    return sendText(reply, `{"items":[${page.items ?? ''}],"nextCursor":${next}}`);
  });
  app.get('/api/v1/rcm/payers/:id', { schema: ONE }, async ({ caller, params }, reply) => {
    const [payer] = await query(caller.companyId, READ_PAYER, [params.id]);
    return send(reply, payer);
  });
  app.post('/api/v1/rcm/payers', { schema: { body: NEW_PAYER } }, async ({ id, caller, body }, reply) => {
    const parameters = newPayer(body, { caller, requestId: id, newId });
    const [payer] = await query(caller.companyId, ADD_PAYER, parameters);
    reply.status(201);
    return send(reply, payer);
  });
}

function send(reply, row) {
  if (row === undefined) return reply.status(404).send({ error: 'not found' });
  return reply.header('etag', `"${row.version}"`).header('cache-control', 'no-store').send(row);
}

function sendText(reply, text) {
  return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(text);
}

function cursor(companyId, { lastSort, lastId }) {
  const text = JSON.stringify([companyId, lastSort, lastId]);
  const mark = createHmac('sha256', CURSOR_KEY).update(text).digest('base64url');
  return `${Buffer.from(text).toString('base64url')}.${mark}`;
}
