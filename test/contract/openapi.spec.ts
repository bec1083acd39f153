import { spawnSync } from 'node:child_process';
import { PERMISSIONS } from '../../src/shared/access/permission.codes.js';
import { completed } from '../../src/shared/http/openapi-document.js';
import { exampleOf, withNullTypes } from '../../src/shared/http/openapi-schemas.js';
import type { OpenApi } from '../../src/shared/http/openapi-types.js';
import { openApi, operations } from '../support/openapi-operations.js';

const all = operations().map((entry) => [entry.operation.operationId, entry] as const);

describe('openapi.json', () => {
  it('is what the controllers say', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/openapi.mjs', '--check'], { encoding: 'utf8' });
    expect(`${status} ${stderr}`).toMatch(/^0 /);
  }, 120_000);

  it('passes Spectral without an error or a warning', () => {
    const cli = 'node_modules/@stoplight/spectral-cli/dist/index.js';
    const options = ['--ruleset=.spectral.json', '--fail-severity=hint', '--format=text'];
    const { status, stdout } = spawnSync(process.execPath, [cli, 'lint', 'openapi.json', ...options], {
      encoding: 'utf8',
    });
    expect(`${status} ${stdout}`).toMatch(/^0 /);
  }, 60_000);

  it('is OpenAPI 3.1 and names no operation twice', () => {
    expect(openApi().openapi).toBe('3.1.0');
    const ids = all.map(([id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(all)('%s has a summary, a tag, a permission and answers with examples', (_id, { method, operation }) => {
    expect(operation.summary).toBeTruthy();
    expect(operation.tags).toHaveLength(1);
    if (operation.security !== undefined) expect(Object.keys(PERMISSIONS)).toContain(operation['x-permission']);
    const answers = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
    expect(answers.length).toBeGreaterThan(0);
    for (const [status, answer] of answers) {
      if (status !== '204') expect(Object.keys(answer.content ?? {})).not.toEqual([]);
      expect(Object.keys(answer.headers!)).toContain('RateLimit');
      const json = answer.content?.['application/json'];
      if (json !== undefined) expect(json).toHaveProperty('example');
    }
    for (const media of Object.values(operation.requestBody?.content ?? {})) expect(media.schema).toBeDefined();
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '429', '503']));
    if (method !== 'GET')
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['409', '415', '422']));
  });

  it('says of each refusal which codes it may carry', () => {
    const { responses = {} } = openApi().components;
    expect(responses.NotFound!.description).toMatch('`NOT_FOUND`');
    for (const response of Object.values(responses)) {
      expect(Object.keys(response.content!)).toEqual(['application/problem+json']);
    }
  });
});

describe('completing the document', () => {
  it('writes nullable as JSON Schema does', () => {
    expect(withNullTypes({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    expect(withNullTypes({ type: 'string', enum: ['a'], nullable: true })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    expect(withNullTypes({ allOf: [{ $ref: '#/x' }], nullable: true })).toEqual({
      oneOf: [{ allOf: [{ $ref: '#/x' }] }, { type: 'null' }],
    });
    expect(withNullTypes({ type: 'array', items: { type: 'integer', nullable: true } })).toEqual({
      type: 'array',
      items: { type: ['integer', 'null'] },
    });
  });

  it('makes examples of what the fields say', () => {
    const schemas = { Line: { type: 'object', properties: { cents: { type: 'integer', minimum: 3 } } } };
    const claim = {
      type: 'object',
      properties: {
        on: { type: 'string', format: 'date' },
        lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
      },
    };
    expect(exampleOf(claim, schemas)).toEqual({ on: '2026-06-30', lines: [{ cents: 3 }] });
  });

  it('adds If-Match refusals only where If-Match is taken', () => {
    const patch = (name: string): string[] => {
      const parameters = [{ name, in: 'header' as const, schema: { type: 'string' } }];
      const operation = { operationId: 'change', parameters, responses: { 200: { description: '' } } };
      const document = { info: {}, components: { schemas: {} }, paths: { '/things/{id}': { patch: operation } } };
      return Object.keys(completed(document as unknown as OpenApi).paths['/things/{id}']!.patch!.responses);
    };
    expect(patch('If-Match')).toEqual(expect.arrayContaining(['404', '412', '428']));
    expect(patch('X-Other')).not.toEqual(expect.arrayContaining(['412']));
  });
});
