import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { PERMISSIONS, type Permission } from '../access/permission.codes.js';
import {
  header,
  HEADERS,
  PROBLEM_SCHEMAS,
  refusalComponents,
  refusalReference,
  refusalStatuses,
} from './openapi-responses.js';
import { exampleOf, resolved, withNullTypes } from './openapi-schemas.js';
import type { MediaType, OpenApi, Operation, Parameter, Response, Schema, Schemas } from './openapi-types.js';

const DESCRIPTION = `Revenue cycle, clinical records, population health, quality and compliance of US healthcare organisations.
Every request carries a bearer token; the company comes from it. Refusals are RFC 9457 problems with a stable \`code\`.
Records change under their ETag (\`If-Match\`); lists are paged with \`cursor\`; a POST with an \`Idempotency-Key\` can be repeated.`;

const BYTES: Schema = { type: 'string', format: 'binary', description: 'The file' };
const JSON_FILE: Schema = { type: ['object', 'array'], additionalProperties: true, items: {}, description: 'The file' };
const SUCCESS: Record<string, string> = {
  200: 'Done; the answer',
  201: 'Made; the new record',
  202: 'Accepted; the job that does it',
  204: 'Done; no content',
};
const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Names this request for 24 hours: sent again with the same payload it gets the same answer, done once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** The OpenAPI 3.1 document: what the Swagger module reads from the controllers, completed by what holds for all. */
export function openApiDocument(app: INestApplication): OpenApi {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Quintet')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setContact('Quintet maintainers', '', '')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This server')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'token')
    .build();
  const read = SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method });
  return completed(read as unknown as OpenApi);
}

/** Adds what no controller says: null types, examples, problem answers, headers, permissions in words. */
export function completed(document: OpenApi): OpenApi {
  const schemas = {
    ...Object.fromEntries(
      Object.entries(document.components.schemas ?? {}).map(([name, of]) => [name, withNullTypes(of)]),
    ),
    ...PROBLEM_SCHEMAS,
  };
  const statuses = new Set<number>();
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = Object.entries(item).map(([method, operation]): [string, Operation] => {
      for (const status of refusalStatuses(method, path, operation)) statuses.add(status);
      return [method, completedOperation(method, path, operation, schemas)];
    });
    return [path, Object.fromEntries(operations)] as const;
  });
  const tags = paths.flatMap(([, item]) => Object.values(item).flatMap((operation) => operation.tags ?? []));
  return {
    ...document,
    info: { ...document.info, contact: { name: 'Quintet maintainers' } },
    tags: [...new Set(tags)].sort().map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: { ...document.components, schemas, responses: refusalComponents(statuses), headers: HEADERS },
  };
}

function completedOperation(method: string, path: string, given: Operation, schemas: Schemas): Operation {
  const { 'x-example-without': without = [], ...operation } = given;
  const successes = successesOf(operation);
  const isIdempotent = method === 'post' && !hasUpload(operation);
  const responses = [
    ...successes.map(([status, response]) => [status, success(status, response, isIdempotent, schemas)] as const),
    ...refusalStatuses(method, path, operation).map((status) => [String(status), refusalReference(status)] as const),
  ];
  const parameters = (operation.parameters ?? []).map(completedParameter);
  return {
    ...operation,
    description: words(operation),
    parameters: isIdempotent ? [...parameters, IDEMPOTENCY_KEY] : parameters,
    ...(operation.requestBody === undefined
      ? {}
      : {
          requestBody: {
            ...operation.requestBody,
            content: withExamples(rawFiles(operation.requestBody.content), schemas, without),
          },
        }),
    responses: Object.fromEntries(responses),
  };
}

/** The Swagger module lists a POST's 201 even where the operation answers 202. */
function successesOf(operation: Operation): [string, Response][] {
  const isAccepted = operation.responses['202'] !== undefined;
  return Object.entries(operation.responses).filter(
    ([status]) => Number(status) < 400 && !(isAccepted && status === '201'),
  );
}

/** A file that does not come in a form is the body itself, no object with a field. */
function rawFiles(content: Record<string, MediaType>): Record<string, MediaType> {
  if (content['multipart/form-data'] === undefined) return content;
  const entries = Object.entries(content).map(([type, media]): [string, MediaType] => {
    if (type === 'multipart/form-data') return [type, media];
    return [type, { schema: type === 'application/json' ? JSON_FILE : BYTES }];
  });
  return Object.fromEntries(entries);
}

function hasUpload(operation: Operation): boolean {
  const types = Object.keys(operation.requestBody?.content ?? {});
  return types.some((type) => type !== 'application/json');
}

function completedParameter(parameter: Parameter): Parameter {
  const isId = parameter.in === 'path' && /^id$|Id$/.test(parameter.name) && parameter.schema.format === undefined;
  const schema = withNullTypes(isId ? { ...parameter.schema, format: 'uuid' } : parameter.schema);
  return { ...parameter, schema };
}

function success(status: string, response: Response, isIdempotent: boolean, schemas: Schemas): Response {
  const content = response.content && withExamples(response.content, schemas);
  const answer = resolved(response.content?.['application/json']?.schema, schemas);
  return {
    ...response,
    description: response.description || (SUCCESS[status] ?? 'Done'),
    headers: {
      ...response.headers,
      ...(answer.properties?.version === undefined ? {} : { ETag: header('ETag') }),
      ...(answer.properties?.nextCursor === undefined ? {} : { Link: header('Link') }),
      ...(isIdempotent ? { 'Idempotency-Replayed': header('Idempotency-Replayed') } : {}),
      RateLimit: header('RateLimit'),
      'RateLimit-Policy': header('RateLimit-Policy'),
    },
    ...(content === undefined ? {} : { content }),
  };
}

function withExamples(
  content: Record<string, MediaType>,
  schemas: Schemas,
  without: readonly string[] = [],
): Record<string, MediaType> {
  const entries = Object.entries(content).map(([type, media]): [string, MediaType] => {
    if (media.schema === undefined) return [type, media];
    const schema = withNullTypes(media.schema);
    const example = media.example ?? (type === 'application/json' ? exampleOf(schema, schemas) : undefined);
    for (const field of without) leaveOut(example, field.split('.'));
    return [type, { ...media, schema, ...(example === undefined ? {} : { example }) }];
  });
  return Object.fromEntries(entries);
}

function leaveOut(example: unknown, [field, ...deeper]: readonly string[]): void {
  if (typeof example !== 'object' || example === null || field === undefined) return;
  const fields = example as Record<string, unknown>;
  if (deeper.length > 0) leaveOut(fields[field], deeper);
  else delete fields[field];
}

function words(operation: Operation): string {
  const permission = operation['x-permission'];
  const roles = permission === undefined ? [] : PERMISSIONS[permission as Permission];
  return [
    operation.description,
    permission && `Needs the permission \`${permission}\` (${roles.join(', ')}).`,
    operation['x-shows-phi'] && 'Shows protected health information: an audit event tells who saw what.',
  ]
    .filter((part) => part)
    .join('\n\n');
}
