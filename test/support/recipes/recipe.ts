import type { Role } from '../../../src/shared/access/permission.codes.js';
import type { Caller, TestApi, TestCompany } from '../api.js';

/** What makes an operation succeed. */
export interface ValidRequest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** A JSON body, or bytes with their content-type in `headers`. */
  body?: unknown;
}

/** Where a recipe prepares: a company of its own, and the caller who will send the request. */
export interface Kitchen {
  api: TestApi;
  company: TestCompany;
  /** Has the role of the recipe. */
  caller: Caller;
  /** Anybody of the same company, for what the caller may not prepare. */
  as(role: Role, subject?: string): Promise<Caller>;
}

/** How to make one valid request of an operation: prepares the records it needs, over HTTP, anew at every call. */
export interface Recipe {
  /** Who sends it; by default the first role that has the permission. */
  as?: Role;
  /** Said of an operation that is no GET and changes nothing all the same (a search with its words in the body). */
  isRead?: true;
  /** Said of an operation that answers from the source alone. */
  needsNoStatement?: true;
  request(kitchen: Kitchen): Promise<ValidRequest> | ValidRequest;
}

/** Recipes by operationId. */
export type Recipes = Record<string, Recipe>;

/** For operations that need nothing. */
export const NOTHING: Recipe = { request: () => ({}) };

export const FIRST_VERSION = { 'if-match': '"1"' };

/** The id in an answer that must have succeeded: a preparation that fails says so itself. */
export function idOf(answer: { statusCode: number; body: string; json(): { id: string } }): string {
  if (answer.statusCode >= 300) throw new Error(`A preparation was refused: ${answer.statusCode} ${answer.body}`);
  return answer.json().id;
}
