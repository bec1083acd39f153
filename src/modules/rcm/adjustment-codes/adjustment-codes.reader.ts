import { CsvError, readCsv } from '../../../shared/csv/csv.reader.js';
import type { Problem } from '../../../shared/errors/domain-error.js';
import { isDay } from '../../../shared/domain/day.rules.js';
import {
  CODE_LISTS,
  DENIAL_CATEGORIES,
  NEXT_ACTIONS,
  type CodeList,
  type DenialCategory,
  type NextAction,
} from './adjustment-code.codes.js';
import { codeProblems } from './adjustment-code.rules.js';
import type { CompanyCode } from './code-book.rules.js';

const NEEDED = ['list', 'code', 'wording', 'effectiveFromOn'] as const;
const COLUMNS = [...NEEDED, 'effectiveToOn', 'category', 'nextAction', 'isInformational', 'isAppealForbidden'] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Partial<Record<Column, string>>;

/** The published lists have some 400 and 1,200 codes. */
const MOST_ROWS = 20_000;
const MOST_PROBLEMS = 100;
const FLAGS: Record<string, boolean> = { true: true, false: false };

/**
 * Reads a CSV file of codes: a head line with the names of the columns in any order, then a code a line. Empty cells
 * are null: as shipped. Answers the rows, or every problem with its line (the first hundred).
 */
export async function readCodes(content: AsyncIterable<Buffer>): Promise<{ rows: CompanyCode[]; problems: Problem[] }> {
  const rows: CompanyCode[] = [];
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  let columns: Column[] | undefined;
  try {
    for await (const { line, cells } of readCsv(content)) {
      if (problems.length >= MOST_PROBLEMS) break;
      if (columns === undefined) {
        problems.push(...headProblems(cells, line));
        if (problems.length > 0) break;
        columns = cells as Column[];
      } else if (rows.length === MOST_ROWS) {
        problems.push({ code: 'CSV_TOO_LONG', message: `more than ${MOST_ROWS} codes`, line });
        break;
      } else {
        const found = rowOf(columns, cells, line);
        const key = `${found.row.list} ${found.row.code} ${found.row.effectiveFromOn}`;
        problems.push(...found.problems, ...repeated(lines.get(key), line));
        lines.set(key, line);
        rows.push(found.row);
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push({ code: error.code, message: error.message, line: error.line });
  }
  if (problems.length === 0 && rows.length === 0)
    problems.push({ code: 'CSV_EMPTY', message: 'the file holds no code', line: 1 });
  return { rows, problems };
}

function headProblems(head: readonly string[], line: number): Problem[] {
  const unknown = head.filter((name) => !(COLUMNS as readonly string[]).includes(name));
  const missing = NEEDED.filter((name) => !head.includes(name));
  const twice = head.filter((name, index) => head.indexOf(name) !== index);
  return [
    ...unknown.map((name) => ({ code: 'CSV_COLUMN_UNKNOWN', message: `unknown column ${name.slice(0, 40)}`, line })),
    ...missing.map((name) => ({ code: 'CSV_COLUMN_MISSING', message: `column ${name} is missing`, line })),
    ...twice.map((name) => ({ code: 'CSV_COLUMN_TWICE', message: `column ${name.slice(0, 40)} stands twice`, line })),
  ];
}

function rowOf(
  columns: readonly Column[],
  values: readonly string[],
  line: number,
): { row: CompanyCode; problems: Problem[] } {
  const cells: Cells = Object.fromEntries(columns.map((name, index) => [name, values[index]?.trim() ?? '']));
  const row: CompanyCode = {
    list: cells.list as CodeList,
    code: cells.code ?? '',
    wording: cells.wording ?? '',
    category: (cells.category || null) as DenialCategory | null,
    nextAction: (cells.nextAction || null) as NextAction | null,
    isInformational: FLAGS[cells.isInformational ?? ''] ?? null,
    isAppealForbidden: FLAGS[cells.isAppealForbidden ?? ''] ?? null,
    effectiveFromOn: cells.effectiveFromOn ?? '',
    effectiveToOn: cells.effectiveToOn || null,
  };
  const found = [...cellProblems(cells, values.length - columns.length), ...rowProblems(row)];
  return { row, problems: found.map((problem) => ({ ...problem, line })) };
}

function cellProblems(cells: Cells, tooMany: number): Problem[] {
  const isFlag = (text = ''): boolean => text === '' || text in FLAGS;
  const wrong: [boolean, Column, string][] = [
    [!isOf(CODE_LISTS, cells.list), 'list', `must be ${CODE_LISTS.join(' or ')}`],
    [!cells.wording || cells.wording.length > 1000, 'wording', 'must have 1 to 1000 characters'],
    [!isDay(cells.effectiveFromOn ?? ''), 'effectiveFromOn', 'must be a day YYYY-MM-DD'],
    [!!cells.effectiveToOn && !isDay(cells.effectiveToOn), 'effectiveToOn', 'must be a day YYYY-MM-DD or empty'],
    [!!cells.category && !isOf(DENIAL_CATEGORIES, cells.category), 'category', 'is no category'],
    [!!cells.nextAction && !isOf(NEXT_ACTIONS, cells.nextAction), 'nextAction', 'is no next action'],
    [!isFlag(cells.isInformational), 'isInformational', 'must be true, false or empty'],
    [!isFlag(cells.isAppealForbidden), 'isAppealForbidden', 'must be true, false or empty'],
  ];
  const problems = wrong
    .filter(([is]) => is)
    .map(([, name, says]) => ({ code: 'CSV_VALUE', message: `${name} ${says}` }));
  return tooMany > 0 ? [{ code: 'CSV_CELLS_TOO_MANY', message: 'more cells than columns' }, ...problems] : problems;
}

/** What only a row that is sound by its cells can be asked. */
function rowProblems(row: CompanyCode): Problem[] {
  if (!isOf(CODE_LISTS, row.list) || !isDay(row.effectiveFromOn)) return [];
  return codeProblems(row).map(({ code, message, field }) => ({ code, message: `${field}: ${message}` }));
}

function repeated(before: number | undefined, line: number): Problem[] {
  if (before === undefined) return [];
  return [{ code: 'CSV_ROW_TWICE', message: `the same list, code and first day as on line ${before}`, line }];
}

function isOf(list: readonly string[], text: string | undefined): boolean {
  return text !== undefined && list.includes(text);
}
