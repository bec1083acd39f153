import { Injectable } from '@nestjs/common';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { KeyRing } from '../blobs/key-ring.js';
import { decodeCursor, encodeCursor, filterHash, type CursorBinding, type CursorValue } from '../http/cursor.engine.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import type { ListContract, ListRequest, Operator, Page } from './page.js';
import type { TenantRow } from './tenant-row.entity.js';

const SQL: Record<Operator, (column: string, name: string) => string> = {
  equals: (column, name) => `${column} = :${name}`,
  isNull: (column) => `${column} IS NULL`,
  startsWith: (column, name) => `${column} ^@ :${name}`,
  atLeast: (column, name) => `${column} >= :${name}`,
  atMost: (column, name) => `${column} <= :${name}`,
  in: (column, name) => `${column} = ANY(:${name})`,
};
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** Keyset pages over one table: stable order (sort column, id), opaque signed cursors, no OFFSET. */
@Injectable()
export class Pages {
  constructor(private readonly keys: KeyRing) {}

  async page<T extends TenantRow>(rows: Repository<T>, contract: ListContract, request: ListRequest): Promise<Page<T>> {
    const limit = request.limit ?? DEFAULT_LIMIT;
    const given = givenFilters(contract, request);
    const sort = sortOf(contract, request.sort);
    const binding = this.binding(contract, given, request.sort);
    const query = filtered(rows, contract, given);
    const total = request.total ? await query.getCount() : undefined;
    if (request.cursor !== undefined) after(query, sort, this.position(binding, request.cursor));
    const direction = sort.isDescending ? 'DESC' : 'ASC';
    const found = await query
      .orderBy(`t.${sort.column}`, direction)
      .addOrderBy('t.id', direction)
      .limit(limit + 1)
      .getMany();
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.cursor(binding, last[sort.column as keyof T], last.id) : null;
    return total === undefined ? { items, nextCursor } : { items, nextCursor, total };
  }

  /** For hand-written list statements: the position a cursor stands for. */
  positionOf(contract: ListContract, request: ListRequest): [string | number, string] | undefined {
    if (request.cursor === undefined) return undefined;
    return this.position(this.binding(contract, givenFilters(contract, request), request.sort), request.cursor);
  }

  /** For hand-written list statements: the cursor after the row with this sort value and id. */
  cursorAfter(contract: ListContract, request: ListRequest, sortValue: string | number, id: string): string {
    return this.cursor(this.binding(contract, givenFilters(contract, request), request.sort), sortValue, id);
  }

  private key(): Buffer {
    return this.keys.subKey('cursor-signing').key;
  }

  private binding(contract: ListContract, filters: Record<string, unknown>, sort: string | undefined): CursorBinding {
    return {
      companyId: tenantContext.companyId(),
      list: contract.list,
      filterHash: filterHash(filters),
      sort: sort ?? contract.sorts[0],
    };
  }

  private cursor(binding: CursorBinding, sortValue: unknown, id: string): string {
    return encodeCursor(this.key(), binding, [sortValue as CursorValue, id]);
  }

  private position(binding: CursorBinding, cursor: string): [string | number, string] {
    try {
      return decodeCursor(this.key(), binding, cursor) as [string | number, string];
    } catch {
      throw new DomainError('INVALID_CURSOR', [{ code: 'INVALID_CURSOR', message: 'unusable', parameter: 'cursor' }]);
    }
  }
}

/** The filters that were given, by name. */
export function givenFilters(contract: ListContract, request: ListRequest): Record<string, unknown> {
  const values = request as Record<string, unknown>;
  const names = Object.keys(contract.filters).filter((name) => values[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** `name` ascending, `-name` descending; only what the contract allows. */
export function sortOf(contract: ListContract, wanted: string | undefined): { column: string; isDescending: boolean } {
  const sort = wanted ?? contract.sorts[0];
  const column = sort.replace(/^-/, '');
  if (!contract.sorts.some((allowed) => allowed.replace(/^-/, '') === column)) {
    const message = `sort must be one of ${contract.sorts.join(', ')}, with - for descending`;
    throw new DomainError('INVALID_PARAMETER', [{ code: 'INVALID_PARAMETER', message, parameter: 'sort' }]);
  }
  return { column, isDescending: sort.startsWith('-') };
}

function filtered<T extends TenantRow>(
  rows: Repository<T>,
  contract: ListContract,
  given: Record<string, unknown>,
): SelectQueryBuilder<T> {
  const query = rows.createQueryBuilder('t').where('t.companyId = :company', { company: tenantContext.companyId() });
  for (const [name, value] of Object.entries(given)) {
    const [column, operator] = contract.filters[name]!;
    query.andWhere(SQL[operator](`t.${column}`, name), { [name]: value });
  }
  return query;
}

function after<T extends TenantRow>(
  query: SelectQueryBuilder<T>,
  sort: { column: string; isDescending: boolean },
  [value, id]: [string | number, string],
): void {
  const beyond = sort.isDescending ? '<' : '>';
  const column = `t.${sort.column}`;
  query.andWhere(
    `${column} ${beyond}= :cursorValue AND (${column} ${beyond} :cursorValue OR t.id ${beyond} :cursorId)`,
    { cursorValue: value, cursorId: id },
  );
}
