import type { ArgumentMetadata } from '@nestjs/common';
import { AcceptedQueries } from './accepted-queries.js';

class ListThings {
  limit?: number;
  status?: unknown;
}
class ListOthers {
  limit?: number;
}
const THINGS: ArgumentMetadata = { type: 'query', metatype: ListThings };
const OTHERS: ArgumentMetadata = { type: 'query', metatype: ListOthers };
const checked = (facts: object): ListThings => Object.assign(new ListThings(), facts);

describe('accepted queries', () => {
  it('are found by the very same query of the same operation only', () => {
    const queries = new AcceptedQueries();
    queries.keep({ limit: '5' }, THINGS, checked({ limit: 5 }));
    expect(queries.find({ limit: '5' }, THINGS)).toStrictEqual(checked({ limit: 5 }));
    expect(queries.find({ limit: '6' }, THINGS)).toBeUndefined();
    expect(queries.find({ limit: '5', sort: 'x' }, THINGS)).toBeUndefined();
    expect(queries.find({ limit: ['5'] }, THINGS)).toBeUndefined();
    expect(queries.find({ limit: '5' }, OTHERS)).toBeUndefined();
  });

  it('are an object of its own for every request', () => {
    const queries = new AcceptedQueries();
    const first = checked({ limit: 5 });
    expect(queries.keep({ limit: '5' }, THINGS, first)).toBe(first);
    first.limit = 6;
    const second = queries.find({ limit: '5' }, THINGS) as ListThings;
    expect(second).toStrictEqual(checked({ limit: 5 }));
    second.limit = 7;
    expect(queries.find({ limit: '5' }, THINGS)).toStrictEqual(checked({ limit: 5 }));
  });

  it.each([
    ['lists', { status: ['a'] }, checked({ status: ['a'] })],
    ['what is no DTO', { limit: '5' }, { limit: 5 }],
    ['long ones', { status: 'a'.repeat(600) }, checked({ status: 'a'.repeat(600) })],
  ])('do not hold %s', (_, value, query) => {
    const queries = new AcceptedQueries();
    expect(queries.keep(value, THINGS, query)).toBe(query);
    expect(queries.find(value, THINGS)).toBeUndefined();
  });

  it('are bounded', () => {
    const queries = new AcceptedQueries();
    for (let limit = 0; limit < 1001; limit++) queries.keep({ limit: String(limit) }, THINGS, checked({ limit }));
    expect(queries.find({ limit: '0' }, THINGS)).toBeUndefined();
    expect(queries.find({ limit: '1000' }, THINGS)).toStrictEqual(checked({ limit: 1000 }));
  });
});
