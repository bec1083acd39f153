/** How a filter compares its column with the given value (isNull: whatever that is). All are leakproof under row-level security. */
export type Operator = 'equals' | 'isNull' | 'startsWith' | 'atLeast' | 'atMost' | 'in';

/** An allow-listed filter: query parameter -> column property and comparison. */
export type Filters = Record<string, readonly [column: string, operator: Operator]>;

/** What a list of one aggregate allows. */
export interface ListContract {
  /** Names the list in its cursors. */
  list: string;
  filters: Filters;
  /** Sortable column properties, NOT NULL; the first is the default. */
  sorts: readonly [string, ...string[]];
}

/** The part of every list's query string that is the same. */
export interface ListRequest {
  limit?: number;
  cursor?: string;
  sort?: string;
  total?: boolean;
}

/** A page of a list. */
export interface Page<T> {
  items: T[];
  /** Cursor of the next page, null on the last one. */
  nextCursor: string | null;
  /** How many records the filters match; only when asked for. */
  total?: number;
}
