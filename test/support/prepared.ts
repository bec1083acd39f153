import { Authenticator } from '../../src/shared/access/authenticator.js';
import { DevelopmentIssuer } from '../../src/shared/access/development-issuer.js';
import type { Role } from '../../src/shared/access/permission.codes.js';
import { newId } from '../../src/shared/database/new-id.js';
import { tenantContext } from '../../src/shared/tenancy/tenant-context.js';
import type { TestApi, TestCompany } from './api.js';
import { rolesWith, type Operation } from './operations.js';
import { recipeOf } from './recipes/all-recipes.js';
import type { ValidRequest } from './recipes/recipe.js';

/** A request that must succeed, and the header of the caller who may send it. */
export interface Prepared {
  request: ValidRequest;
  authorization: string;
}

/** Who sends the operation's positive control. */
export function roleOf(operation: Operation): Role {
  return recipeOf(operation).as ?? rolesWith(operation.permission!)[0]!;
}

/** Prepares one valid request in the company, by the operation's recipe. */
export async function prepare(api: TestApi, company: TestCompany, operation: Operation): Promise<Prepared> {
  const caller = await company.as(roleOf(operation));
  const request = await recipeOf(operation).request({ api, company, caller, as: company.as });
  const missing = operation.pathParameters.filter((name) => request.params?.[name] === undefined);
  if (missing.length > 0) throw new Error(`The recipe of ${operation.id} answers no ${missing.join(', ')}`);
  const authorization = `Bearer ${caller.token}`;
  // The caller's own row is written at first sight; what follows is the operation's alone.
  await tenantContext.run({ requestId: newId() }, () => api.app.get(Authenticator).authenticate(authorization));
  return { request, authorization };
}

/** A token of the company with exactly these roles. */
export async function bearer(
  api: TestApi,
  company: TestCompany,
  roles: readonly string[],
  expiresInDays = 1,
): Promise<string> {
  const subject = `only-${roles.join('-')}`;
  const issuer = api.app.get(DevelopmentIssuer);
  return `Bearer ${await issuer.sign({ companyId: company.id, subject, name: subject, roles, expiresInDays })}`;
}
