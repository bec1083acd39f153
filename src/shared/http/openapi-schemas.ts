import type { Schema, Schemas } from './openapi-types.js';

const FORMATS: Record<string, string> = {
  date: '2026-06-30',
  'date-time': '2026-06-30T14:03:11.000Z',
  uuid: '01900000-0000-7000-8000-000000000001',
  email: 'somebody@example.com',
  uri: 'https://example.com/',
  binary: '',
};
const MAX_DEPTH = 8;

/** OpenAPI 3.0's `nullable` as JSON Schema 2020-12 (OpenAPI 3.1) says it, all the way down. */
export function withNullTypes(schema: Schema): Schema {
  const { nullable, ...rest } = mapChildren(schema, withNullTypes);
  if (nullable !== true) return rest;
  if (rest.$ref !== undefined || rest.allOf !== undefined) {
    const { description, ...referred } = rest;
    return { ...(description === undefined ? {} : { description }), oneOf: [referred, { type: 'null' }] };
  }
  const types = rest.type === undefined ? [] : [rest.type].flat();
  return {
    ...rest,
    ...(types.length === 0 ? {} : { type: [...types, 'null'] }),
    ...(rest.enum === undefined ? {} : { enum: [...rest.enum, null] }),
  };
}

function mapChildren(schema: Schema, map: (child: Schema) => Schema): Schema {
  const mapped: Schema = { ...schema };
  if (schema.properties !== undefined) {
    mapped.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, child]) => [name, map(child)]),
    );
  }
  if (schema.items !== undefined) mapped.items = map(schema.items);
  if (typeof schema.additionalProperties === 'object') mapped.additionalProperties = map(schema.additionalProperties);
  for (const keyword of ['allOf', 'oneOf', 'anyOf'] as const) {
    if (schema[keyword] !== undefined) mapped[keyword] = schema[keyword].map(map);
  }
  return mapped;
}

/** The schema a reference stands for; a schema that is none stays. */
export function resolved(schema: Schema | undefined, schemas: Schemas): Schema {
  if (schema === undefined) return {};
  if (schema.$ref === undefined) return schema;
  return schemas[schema.$ref.slice('#/components/schemas/'.length)] ?? {};
}

/** A value that the schema describes, made of the examples its fields give. */
export function exampleOf(given: Schema, schemas: Schemas, depth = 0): unknown {
  const schema = resolved(given, schemas);
  const said = [schema.example, schema.default, schema.enum?.[0]].find((value) => value !== undefined);
  if (said !== undefined || depth > MAX_DEPTH) return said ?? null;
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas, depth + 1)));
  }
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice !== undefined) return exampleOf(choice, schemas, depth + 1);
  return plainExample(schema, schemas, depth);
}

function plainExample(schema: Schema, schemas: Schemas, depth: number): unknown {
  switch ([schema.type].flat()[0]) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return schema.items === undefined ? [] : [exampleOf(schema.items, schemas, depth + 1)];
    case 'string':
      return FORMATS[schema.format ?? ''] ?? digest(schema) ?? someText(schema);
    case 'null':
      return null;
    default:
      return objectExample(schema, schemas, depth);
  }
}

// Digests are the one pattern that needs no example of its own.
function digest(schema: Schema): string | undefined {
  const digits = /^\^\[0-9a-f\]\{(\d+)\}\$$/.exec(String(schema.pattern))?.[1];
  return digits === undefined ? undefined : '0123456789abcdef'.repeat(8).slice(0, Number(digits));
}

function someText({ minLength = 0, maxLength }: Schema): string {
  return 'text'.padEnd(minLength, 't').slice(0, maxLength);
}

function objectExample(schema: Schema, schemas: Schemas, depth: number): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, schemas, depth + 1)]));
}
