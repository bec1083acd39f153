import type { ValidRequest } from './recipes/recipe.js';

/** A place in a request that holds the id of a record. */
export interface IdPlace {
  part: 'params' | 'query' | 'body';
  /** Keys from the request downwards: `['body', 'lines', '0', 'payerId']`. */
  path: string[];
  id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every path parameter, and every uuid in query and body. */
export function idPlaces(request: ValidRequest): IdPlace[] {
  const inPath = Object.entries(request.params ?? {}).map(([name, id]): IdPlace => ({
    part: 'params',
    path: ['params', name],
    id,
  }));
  return [...inPath, ...below(request.query, 'query', ['query']), ...below(request.body, 'body', ['body'])];
}

function below(value: unknown, part: IdPlace['part'], path: string[]): IdPlace[] {
  if (typeof value === 'string') return UUID.test(value) ? [{ part, path, id: value }] : [];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => below(item, part, [...path, key]));
}

/** The same request with another id in that place. */
export function withId(request: ValidRequest, place: IdPlace, id: string): ValidRequest {
  const copy = structuredClone(request);
  let holder = copy as Record<string, unknown>;
  for (const key of place.path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[place.path.at(-1)!] = id;
  return copy;
}
