import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { LightMyRequestResponse } from 'fastify';
import type { OpenApi, Operation, Response, Schema } from '../../src/shared/http/openapi-types.js';

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as OpenApi;
const BEFORE_ANY_OPERATION = new Set(['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED']);
const HINT = 'Is openapi.json stale? Run `npm run openapi`.';

interface Route {
  method: string;
  path: string;
  pattern: RegExp;
  operation: Operation;
}

// Fixed segments before parameters, as the router does.
const routes: Route[] = Object.entries(document.paths)
  .sort(([left], [right]) => (left.replaceAll('{', '~') < right.replaceAll('{', '~') ? -1 : 1))
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      pattern: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      operation,
    })),
  );

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);
ajv.addSchema(closed({ $id: 'document', components: { schemas: document.components.schemas } } as Schema), 'document');
const validators = new Map<string, ValidateFunction>();

/** Throws unless the answer is exactly what openapi.json says of its operation: status, media type, every property. */
export function checkAgainstDocument(method: string, url: string, answer: LightMyRequestResponse): void {
  const path = url.split('?')[0]!;
  const route = routes.find((each) => each.method === method && each.pattern.test(path));
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  if (isProblem && BEFORE_ANY_OPERATION.has(answer.json<{ code: string }>().code)) return;
  if (route === undefined) throw new Error(`${method} ${path} is no operation of openapi.json. ${HINT}`);
  const where = `${route.operation.operationId} (${method} ${route.path}) answered ${answer.statusCode}`;
  const said = route.operation.responses[String(answer.statusCode)];
  if (said === undefined) throw new Error(`${where}, which openapi.json does not tell: ${answer.payload}\n${HINT}`);
  checkBody(where, dereferenced(said), answer);
}

function dereferenced(response: Response): Response {
  if (response.$ref === undefined) return response;
  return document.components.responses![response.$ref.split('/').at(-1)!]!;
}

function checkBody(where: string, said: Response, answer: LightMyRequestResponse): void {
  const type = String(answer.headers['content-type'] ?? '').split(';')[0]!;
  if (said.content === undefined) {
    if (answer.payload !== '') throw new Error(`${where} with a body, which openapi.json does not tell. ${HINT}`);
    return;
  }
  const media = said.content[type];
  if (media === undefined) {
    throw new Error(`${where} as "${type}"; openapi.json says ${Object.keys(said.content).join(', ')}. ${HINT}`);
  }
  if (media.schema === undefined || !type.endsWith('json')) return;
  const validate = validatorOf(media.schema);
  if (validate(answer.json())) return;
  const problems = validate.errors!.map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
  throw new Error(`${where} otherwise than openapi.json says:\n${problems.join('\n')}\n${HINT}`);
}

function validatorOf(schema: Schema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = validators.get(key);
  if (known !== undefined) return known;
  const absolute = JSON.parse(key.replaceAll('"#/components/', '"document#/components/')) as Schema;
  const made = ajv.compile(closed(absolute));
  validators.set(key, made);
  return made;
}

/** Properties that the document does not name are refused, wherever it names some. */
function closed(schema: Schema): Schema {
  if (Array.isArray(schema)) return schema.map(closed) as unknown as Schema;
  if (typeof schema !== 'object' || schema === null) return schema;
  const children = Object.entries(schema).map(([name, child]) => [
    name,
    name === 'example' || name === 'examples' || name === 'enum' || name === 'default'
      ? child
      : closed(child as Schema),
  ]);
  const mapped = Object.fromEntries(children) as Schema;
  const namesProperties = mapped.type === 'object' && typeof mapped.properties === 'object';
  return namesProperties ? { additionalProperties: false, ...mapped } : mapped;
}
