// The comparator's routes.
import { newPayer } from './parameters.mjs';
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

export function addRoutes(app, { query, newId }) {
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
