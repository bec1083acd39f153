import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { newId } from '../../src/shared/database/new-id.js';
import { exampleOf } from '../../src/shared/http/openapi-schemas.js';
import type { Schema } from '../../src/shared/http/openapi-types.js';
import { openApi, operations, type OperationEntry } from '../support/openapi-operations.js';
import { startApi, type Caller, type TestApi } from '../support/api.js';
import { checkAgainstDocument } from '../support/response-schema.js';

const RUNS = process.env.QUINTET_LONG === '1' ? 2_000 : 25;
const { schemas } = openApi().components;
const SEED = Number(process.env.QUINTET_FUZZ_SEED ?? Date.now() % 1_000_000_000);

const oddText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    "'; DROP TABLE payers; --",
    '%',
    '../..',
    'x'.repeat(5_000),
    '2026-02-30',
    '-1',
  ),
);
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(null, true, 0, -0, -1, 1e308, 2 ** 53, 0.1, 2_147_483_648, [], {}, [null], { $ref: 'x' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A body that is nearly right: the example with some fields made odd, left out or added. */
function oddBody(schema: Schema | undefined): fc.Arbitrary<unknown> {
  if (schema === undefined) return fc.option(oddValue, { nil: undefined });
  const example = exampleOf(schema, schemas) as Record<string, unknown>;
  const names = Object.keys(schema.properties ?? {});
  const changes = fc.dictionary(names.length === 0 ? oddText : fc.oneof(fc.constantFrom(...names), oddText), oddValue, {
    maxKeys: 3,
  });
  const nearly = fc.tuple(changes, fc.subarray(names)).map(([changed, left]) => {
    const rest = Object.entries(example ?? {}).filter(([name]) => !left.includes(name) || left.length > 3);
    return { ...Object.fromEntries(rest), ...changed };
  });
  return fc.oneof({ weight: 4, arbitrary: nearly }, { weight: 1, arbitrary: oddValue });
}

function oddQuery(entry: OperationEntry): fc.Arbitrary<string> {
  const names = (entry.operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name);
  const name = names.length === 0 ? oddText : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, oddText);
  const value = fc.oneof(oddText, fc.constantFrom('1', 'true', '2026-06-30', '0', '-createdAt', newId()));
  const escaped = (text: string): string => (/\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text));
  const pair = fc.tuple(name, value).map(([left, right]) => `${escaped(left)}=${escaped(right)}`);
  const raw = fc.string({ maxLength: 10 }).map((text) => text.replaceAll(/[^\x21-\x7e]|[#?]/g, '%'));
  return fc.array(fc.oneof({ weight: 9, arbitrary: pair }, raw), { maxLength: 3 }).map((pairs) => pairs.join('&'));
}

function oddPath(path: string): fc.Arbitrary<string> {
  const segment = fc.oneof(
    { weight: 5, arbitrary: fc.constant(newId()) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('0', '%00', '%ff', '%2e%2e', 'a%2Fb', '~', 'x'.repeat(120), newId().toUpperCase()),
    },
  );
  const names = path.match(/\{[^}]+\}/g) ?? [];
  const values = fc.tuple(...names.map(() => segment)) as fc.Arbitrary<string[]>;
  return values.map((chosen) => names.reduce((text, name, index) => text.replace(name, chosen[index]!), path));
}

const oddHeaders = fc.record(
  {
    'if-match': fc.constantFrom('"1"', '"999999999999"', 'W/"1"', '*', '1', '"', '"-1"'),
    'idempotency-key': fc.constantFrom('key', 'a b', 'x'.repeat(300), '\u00e9'),
    accept: fc.constantFrom('text/html', '*/*', ''),
  },
  { requiredKeys: [] },
);

describe(`odd requests (seed ${SEED})`, () => {
  let api: TestApi;
  let callers: Caller[];
  beforeAll(async () => {
    api = await startApi({ RATE_LIMIT_PER_MINUTE: '0', MAX_EVENT_LOOP_DELAY_MS: '0' });
    const company = await api.newCompany();
    callers = await Promise.all(
      (['company_admin', 'billing_supervisor', 'care_manager'] as const).map((role) => company.as(role)),
    );
  });
  afterAll(() => api.close());

  const send = async (
    entry: OperationEntry,
    url: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<void> => {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) ?? 'null' };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    for (const { token } of callers) {
      const authorization = `Bearer ${token}`;
      const options: InjectOptions = {
        method: entry.method,
        url,
        headers: { ...headers, ...type, authorization },
        ...payload,
      };
      const answer = await api.app.inject(options);
      if (answer.statusCode >= 500) throw new Error(`${answer.statusCode} ${answer.payload}`);
      // A path with an odd segment may be another operation's or none's.
      if (answer.statusCode !== 404 && answer.statusCode !== 405) checkAgainstDocument(entry.method, url, answer);
    }
  };

  const withBody = operations().filter(({ operation }) => operation.requestBody?.content['application/json']);
  it.each(withBody.map((entry) => [entry.operation.operationId, entry] as const))(
    '%s does not refuse the example of its own body',
    async (_id, { method, path, operation }) => {
      const answer = await api.app.inject({
        method,
        url: path.replaceAll(/\{[^}]+\}/g, newId()),
        headers: { authorization: `Bearer ${callers[0]!.token}`, 'if-match': '"1"' },
        payload: operation.requestBody!.content['application/json']!.example as object,
      });
      expect([400, 415]).not.toContain(answer.statusCode);
      expect(answer.payload).not.toContain('"VALIDATION_FAILED"');
    },
  );

  it.each(operations().map((entry) => [entry.operation.operationId, entry] as const))(
    '%s refuses them without failing',
    async (_id, entry) => {
      const media = entry.operation.requestBody?.content['application/json'];
      const body = entry.method === 'GET' ? fc.constant(undefined) : oddBody(media?.schema);
      const request = fc.tuple(oddPath(entry.path), oddQuery(entry), body, oddHeaders);
      await fc.assert(
        fc.asyncProperty(request, ([path, query, sent, headers]) =>
          send(entry, query === '' ? path : `${path}?${query}`, sent, headers as Record<string, string>),
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    RUNS * 1_000,
  );
});
