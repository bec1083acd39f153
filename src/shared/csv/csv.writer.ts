/** A cell: text, a number as it is, or nothing. */
export type CsvCell = string | number | null;

export interface CsvTable {
  /** Without its ending. */
  fileName: string;
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}

const NEEDS_QUOTES = /[",\r\n]/;
// A spreadsheet would run these as formulas (OWASP, CSV injection); numbers are written as numbers and need no guard.
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180: commas, CRLF, quotes where needed, a header line. Text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvText({ columns, rows }: CsvTable): string {
  return [columns, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
