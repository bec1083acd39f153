import { readFileSync } from 'node:fs';
import type { OpenApi, Operation, Schema } from '../../src/shared/http/openapi-types.js';
import { resolved } from '../../src/shared/http/openapi-schemas.js';

export interface OperationEntry {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  operation: Operation;
}

/** The committed document. */
export function openApi(): OpenApi {
  return JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as OpenApi;
}

/** Every operation of it; the schema of a JSON body in place of the reference to it. */
export function operations(): OperationEntry[] {
  const document = openApi();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const media = operation.requestBody?.content['application/json'];
      if (media !== undefined) media.schema = resolved(media.schema, document.components.schemas) as Schema;
      return { method: method.toUpperCase() as OperationEntry['method'], path, operation };
    }),
  );
}
