import type { LightMyRequestResponse } from 'fastify';
import { checkAgainstDocument } from '../support/response-schema.js';
import { exampleOf } from '../../src/shared/http/openapi-schemas.js';
import { openApi } from '../support/openapi-operations.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const payer = exampleOf({ $ref: '#/components/schemas/Payer' }, openApi().components.schemas) as Record<
  string,
  unknown
>;

function answer(statusCode: number, body: unknown, type = JSON_TYPE): LightMyRequestResponse {
  const payload = JSON.stringify(body);
  return {
    statusCode,
    payload,
    headers: { 'content-type': type },
    json: () => body,
  } as unknown as LightMyRequestResponse;
}

describe('the check that every end-to-end answer passes', () => {
  const path = '/api/v1/rcm/payers/01900000-0000-7000-8000-000000000001';

  it('lets through what the document says', () => {
    expect(() => checkAgainstDocument('GET', path, answer(200, payer))).not.toThrow();
    expect(() =>
      checkAgainstDocument('GET', '/api/v1/rcm/payers?limit=1', answer(200, { items: [payer], nextCursor: null })),
    ).not.toThrow();
  });

  it.each([
    ['one property too many', 200, { ...payer, companyId: 'x' }, /readPayer .*companyId/s],
    ['one too few', 200, { ...payer, version: undefined, name: undefined }, /readPayer .*name/s],
    ['a wrong type', 200, { ...payer, version: '1' }, /readPayer .*\/version/s],
    ['a value outside the list', 200, { ...payer, type: 'bank' }, /readPayer .*\/type/s],
    ['an unknown status', 299, payer, /readPayer .*299/],
    ['a refusal with an unknown code', 404, { code: 'OOPS' }, /readPayer/],
  ])('fails loudly for %s', (_what, status, body, words) => {
    const type = status === 404 ? 'application/problem+json' : JSON_TYPE;
    const json = JSON.parse(JSON.stringify(body)) as unknown;
    expect(() => checkAgainstDocument('GET', path, answer(status, json, type))).toThrow(words);
  });

  it('fails for an operation that the document does not know, and for another media type', () => {
    expect(() => checkAgainstDocument('GET', '/api/v1/unheard', answer(200, {}))).toThrow(
      'GET /api/v1/unheard is no operation',
    );
    expect(() => checkAgainstDocument('GET', path, answer(200, payer, 'text/html'))).toThrow('as "text/html"');
  });
});
