import type { CodeList, DenialCategory, NextAction } from './adjustment-code.codes.js';
import { SHIPPED_CODES } from './shipped-codes.codes.js';

/** What is known of a code on a day. */
export interface CodeMeaning {
  wording: string | null;
  category: DenialCategory | null;
  nextAction: NextAction | null;
  /** By itself it denies nothing. */
  isInformational: boolean;
  isAppealForbidden: boolean;
}

/** What a company says of a code; what is null is as shipped. */
export interface CompanyCode {
  list: CodeList;
  code: string;
  wording: string;
  category: DenialCategory | null;
  nextAction: NextAction | null;
  isInformational: boolean | null;
  isAppealForbidden: boolean | null;
  effectiveFromOn: string;
  /** Last day; null: until further notice. */
  effectiveToOn: string | null;
}

/** The codes as they are in force on one day, by list and code. */
export type CodeBook = ReadonlyMap<string, CodeMeaning>;

/** Every code that nobody has described: kept, and a denial like any other. */
const UNKNOWN: CodeMeaning = {
  wording: null,
  category: null,
  nextAction: null,
  isInformational: false,
  isAppealForbidden: false,
};

/** What the book says of a code; a code that is in no book is accepted. */
export function meaningOf(book: CodeBook, list: CodeList, code: string): CodeMeaning {
  return book.get(keyOf(list, code)) ?? UNKNOWN;
}

/**
 * The book of a company for a day: what is shipped, under what the company says. Of several rows of one code the one
 * that began last holds.
 */
export function codeBook(rows: readonly CompanyCode[], on: string): CodeBook {
  const book = new Map(SHIPPED_BOOK);
  const byStart = [...rows].sort((one, other) => (one.effectiveFromOn < other.effectiveFromOn ? -1 : 1));
  for (const row of byStart) {
    if (row.effectiveFromOn > on || (row.effectiveToOn !== null && row.effectiveToOn < on)) continue;
    const key = keyOf(row.list, row.code);
    book.set(key, over(SHIPPED_BOOK.get(key) ?? UNKNOWN, row));
  }
  return book;
}

/** The codes of a list in a book, in their order. */
export function codesOf(book: CodeBook, list: CodeList): (CodeMeaning & { code: string })[] {
  const prefix = `${list} `;
  return [...book]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, meaning]) => ({ code: key.slice(prefix.length), ...meaning }))
    .sort((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true }));
}

function over(shipped: CodeMeaning, row: CompanyCode): CodeMeaning {
  return {
    wording: row.wording,
    category: row.category ?? shipped.category,
    nextAction: row.nextAction ?? shipped.nextAction,
    isInformational: row.isInformational ?? shipped.isInformational,
    isAppealForbidden: row.isAppealForbidden ?? shipped.isAppealForbidden,
  };
}

function keyOf(list: CodeList, code: string): string {
  return `${list} ${code}`;
}

/** The book of a company that says nothing of its own. */
export const SHIPPED_BOOK: CodeBook = new Map(
  SHIPPED_CODES.map(({ list, code, ...meaning }): [string, CodeMeaning] => [keyOf(list, code), meaning]),
);
