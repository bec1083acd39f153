import { CsvError, readCsv } from '../../../shared/csv/csv.reader.js';
import { isDay } from '../../../shared/domain/day.rules.js';
import { centsFromDecimal } from '../../../shared/domain/money.rules.js';
import type { Problem } from '../../../shared/errors/domain-error.js';
import { readAddenda } from './deposit.rules.js';

/** A deposit as a line of the bank's list tells it. */
export interface ListedDeposit {
  traceNumber: string;
  payerIdentifier: string | null;
  amountCents: number;
  depositedOn: string;
  bankReference: string | null;
}

const COLUMNS = ['trace_number', 'payer_identifier', 'amount', 'deposited_on', 'bank_reference', 'addenda'] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;
const MOST_ROWS = 20_000;
const MOST_PROBLEMS = 100;
const LONGEST = { traceNumber: 50, payerIdentifier: 20, bankReference: 80 };

/**
 * Reads a bank's list of deposits: a head line with column names in any order (`amount` in dollars and cents and
 * `deposited_on` are needed, and `trace_number` or `addenda`), then a deposit a line. Answers the deposits, or every
 * problem with its line (the first hundred).
 */
export async function readDepositList(
  content: AsyncIterable<Uint8Array>,
): Promise<{ deposits: ListedDeposit[]; problems: Problem[] }> {
  const deposits: ListedDeposit[] = [];
  const problems: Problem[] = [];
  let head: string[] | null = null;
  try {
    for await (const { line, cells } of readCsv(content)) {
      if (problems.length >= MOST_PROBLEMS) break;
      if (head === null) {
        head = cells.map((cell) => cell.trim().toLowerCase());
        problems.push(...headProblems(head, line));
        if (problems.length > 0) break;
      } else if (deposits.length === MOST_ROWS) {
        problems.push({ code: 'CSV_TOO_LONG', message: `more than ${MOST_ROWS} deposits`, line });
        break;
      } else {
        const named = Object.fromEntries(head.map((name, index) => [name, cells[index]?.trim() ?? ''])) as Cells;
        const { deposit, wrong } = depositOf(named);
        deposits.push(deposit);
        problems.push(...wrong.map((message) => ({ code: 'CSV_VALUE', message, line })));
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push({ code: error.code, message: error.message, line: error.line });
  }
  if (problems.length === 0 && deposits.length === 0)
    problems.push({ code: 'CSV_EMPTY', message: 'the file holds no deposit', line: 1 });
  return { deposits, problems };
}

function headProblems(head: readonly string[], line: number): Problem[] {
  const unknown = head.filter((name) => !(COLUMNS as readonly string[]).includes(name));
  const missing = ['amount', 'deposited_on'].filter((name) => !head.includes(name));
  if (!head.includes('trace_number') && !head.includes('addenda')) missing.push('trace_number');
  return [
    ...unknown.map((name) => ({ code: 'CSV_COLUMN_UNKNOWN', message: `unknown column ${name.slice(0, 40)}`, line })),
    ...missing.map((name) => ({ code: 'CSV_COLUMN_MISSING', message: `column ${name} is missing`, line })),
  ];
}

function depositOf(cells: Cells): { deposit: ListedDeposit; wrong: string[] } {
  const read = cells.addenda ? readAddenda(cells.addenda) : null;
  const cents = centsFromDecimal(cells.amount ?? '');
  const deposit = {
    traceNumber: cells.trace_number || read?.traceNumber || '',
    payerIdentifier: cells.payer_identifier || read?.payerIdentifier || null,
    amountCents: cents ?? 0,
    depositedOn: cells.deposited_on ?? '',
    bankReference: cells.bank_reference || null,
  };
  const checks: [boolean, string][] = [
    [deposit.traceNumber === '', 'a trace number is needed, or addenda with TRN*1*…'],
    [deposit.traceNumber.length > LONGEST.traceNumber, 'trace_number is longer than 50'],
    [(deposit.payerIdentifier?.length ?? 0) > LONGEST.payerIdentifier, 'payer_identifier is longer than 20'],
    [(deposit.bankReference?.length ?? 0) > LONGEST.bankReference, 'bank_reference is longer than 80'],
    [cents === null || cents < 0, 'amount must be dollars and cents, e.g. 1250.50'],
    [!isDay(deposit.depositedOn), 'deposited_on must be a day YYYY-MM-DD'],
  ];
  return { deposit, wrong: checks.filter(([is]) => is).map(([, says]) => says) };
}
