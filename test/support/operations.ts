import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { PERMISSIONS, ROLES, type Permission, type Role } from '../../src/shared/access/permission.codes.js';
import { openApiDocument } from '../../src/shared/http/openapi-document.js';
import type { ValidRequest } from './recipes/recipe.js';

/** One operation of the API, as its OpenAPI document tells it. */
export interface Operation {
  id: string;
  method: NonNullable<InjectOptions['method']>;
  /** With its placeholders: `/api/v1/rcm/payers/{id}`. */
  path: string;
  permission: Permission | undefined;
  showsPhi: string | undefined;
  pathParameters: string[];
}

interface DescribedOperation {
  operationId?: string;
  'x-permission'?: Permission;
  'x-shows-phi'?: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of the application, in the order of the document. */
export function operationsOf(app: NestFastifyApplication): Operation[] {
  return Object.entries(openApiDocument(app).paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const described = item[method] as DescribedOperation;
      return {
        id: described.operationId!,
        method: method.toUpperCase() as Operation['method'],
        path,
        permission: described['x-permission'],
        showsPhi: described['x-shows-phi'],
        pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
      };
    }),
  );
}

export const rolesWith = (permission: Permission): readonly Role[] => PERMISSIONS[permission];

export const rolesWithout = (permission: Permission): readonly Role[] =>
  ROLES.filter((role) => !rolesWith(permission).includes(role));

/** Sends a prepared request; `authorization` is the whole header, left out when undefined. */
export function send(
  app: NestFastifyApplication,
  operation: Operation,
  request: ValidRequest,
  authorization: string | undefined,
): Promise<LightMyRequestResponse> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(request.params?.[name] ?? ''),
  );
  const query = new URLSearchParams(request.query).toString();
  return app.inject({
    method: operation.method,
    url: query === '' ? path : `${path}?${query}`,
    headers: { ...(authorization === undefined ? {} : { authorization }), ...request.headers },
    ...(request.body === undefined ? {} : { payload: request.body as object }),
  });
}
