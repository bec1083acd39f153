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

/** Where a recipe prepares: a company, and the caller who will send the request. */
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

interface Made {
  statusCode: number;
  body: string;
  json(): unknown;
}

/** An answer that must have succeeded: a preparation that fails says so itself. */
export function made<T = Record<string, unknown>>(answer: Made): T {
  if (answer.statusCode >= 300) throw new Error(`A preparation was refused: ${answer.statusCode} ${answer.body}`);
  return answer.json() as T;
}

/** The id in an answer that must have succeeded. */
export const idOf = (answer: Made): string => made<{ id: string }>(answer).id;

/** Makes a record as the company's administrator and answers its id. */
export async function newRecord({ as }: Kitchen, path: string, body?: unknown): Promise<string> {
  return idOf(await (await as('company_admin')).post(path, { body }));
}

type Make = (kitchen: Kitchen) => Promise<string>;

/** Reads, or acts without a body, on one record that `make` makes. */
export const on = (make: Make, more: Omit<ValidRequest, 'params'> = {}): Recipe => ({
  request: async (kitchen) => ({ params: { id: await make(kitchen) }, ...more }),
});

/** Changes a record that was just made. */
export const change = (make: Make, body?: unknown): Recipe => on(make, { headers: FIRST_VERSION, body });

/** Takes back what was just done to a record, e.g. activates what was deactivated. */
export const undo = (make: Make, path: string, act: string): Recipe => ({
  async request(kitchen) {
    const id = await make(kitchen);
    const admin = await kitchen.as('company_admin');
    made(await admin.post(`${path}/${id}/${act}`, { headers: FIRST_VERSION }));
    return { params: { id }, headers: { 'if-match': '"2"' } };
  },
});
