import type { ArgumentMetadata, Type } from '@nestjs/common';

const MOST = 1000;
const MOST_CHARACTERS = 500;

/**
 * Query strings that were valid, by their DTO, so that the next request with the same one need not be checked again:
 * the checks look at nothing but the value. Bounded; every request gets an object of its own.
 */
export class AcceptedQueries {
  private readonly known = new Map<Type<unknown>, Map<string, object>>();

  find(value: unknown, { metatype }: ArgumentMetadata): object | undefined {
    const queries = metatype && this.known.get(metatype);
    const query = queries?.get(JSON.stringify(value));
    return query && (Object.assign(Object.create(metatype!.prototype as object) as object, query) as object);
  }

  /** Answers what it was given to keep. Whatever holds more than plain values is not kept: it could be changed. */
  keep(value: unknown, { metatype, data }: ArgumentMetadata, query: unknown): unknown {
    if (metatype === undefined || data !== undefined || typeof value !== 'object' || !(query instanceof metatype))
      return query;
    const key = JSON.stringify(value);
    if (key.length > MOST_CHARACTERS || !Object.values(query).every(isPlain)) return query;
    let queries = this.known.get(metatype);
    if (queries === undefined) this.known.set(metatype, (queries = new Map<string, object>()));
    if (queries.size >= MOST) queries.clear();
    queries.set(key, { ...query });
    return query;
  }
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
