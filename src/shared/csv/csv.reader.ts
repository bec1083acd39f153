/** One record of a CSV file. */
export interface CsvRecord {
  /** Line on which it begins, 1-based. */
  line: number;
  cells: string[];
}

/** A CSV file that cannot be read on: what is wrong, and on which line. */
export class CsvError extends Error {
  constructor(
    readonly code: 'CSV_QUOTE_NOT_CLOSED' | 'CSV_QUOTE_MISPLACED' | 'CSV_NOT_UTF8' | 'CSV_RECORD_TOO_LONG',
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** A record must end within so many characters: what opens a quote and never closes it must not fill the memory. */
const LONGEST_RECORD = 64 * 1024;

/**
 * The records of a CSV file (RFC 4180: quotes, doubled quotes, line breaks in quotes; lines end with LF or CRLF) with
 * flat memory. A byte order mark is skipped, empty lines are left out. Throws CsvError.
 */
export async function* readCsv(content: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const cutter = new RecordCutter();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of content) yield* cutter.take(decoded(decoder, piece, cutter.line));
  yield* cutter.take(decoded(decoder, undefined, cutter.line));
  yield* cutter.end();
}

function decoded(decoder: TextDecoder, piece: Uint8Array | undefined, line: number): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new CsvError('CSV_NOT_UTF8', line, 'the text is not UTF-8');
  }
}

class RecordCutter {
  line = 1;
  private begin = 1;
  private cells: string[] = [];
  private cell = '';
  private size = 0;
  /** plain: outside quotes · quoted: inside · closing: behind a quote that may be doubled. */
  private place: 'start' | 'plain' | 'quoted' | 'closing' = 'start';

  *take(text: string): Generator<CsvRecord> {
    for (const character of text) {
      if (++this.size > LONGEST_RECORD) throw new CsvError('CSV_RECORD_TOO_LONG', this.begin, 'the record is too long');
      if (this.place === 'quoted') this.inQuotes(character);
      else if (character === '\n') yield* this.close();
      else this.outside(character);
      if (character === '\n') this.line++;
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.place === 'quoted') throw new CsvError('CSV_QUOTE_NOT_CLOSED', this.begin, 'a quote is not closed');
    yield* this.close();
  }

  private inQuotes(character: string): void {
    if (character === '"') this.place = 'closing';
    else this.cell += character;
  }

  private outside(character: string): void {
    if (character === ',') this.endCell();
    else if (character === '"') this.quote();
    else if (character === '\r') return;
    else if (this.place === 'closing')
      throw new CsvError('CSV_QUOTE_MISPLACED', this.line, 'something stands behind a closing quote');
    else {
      this.cell += character;
      this.place = 'plain';
    }
  }

  private quote(): void {
    if (this.place === 'plain') throw new CsvError('CSV_QUOTE_MISPLACED', this.line, 'a quote stands inside a cell');
    if (this.place === 'closing') this.cell += '"';
    this.place = 'quoted';
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.place = 'start';
  }

  private *close(): Generator<CsvRecord> {
    const isEmpty = this.cells.length === 0 && this.cell === '' && this.place === 'start';
    if (!isEmpty) {
      this.endCell();
      yield { line: this.begin, cells: this.cells };
    }
    this.cells = [];
    this.size = 0;
    this.begin = this.line + 1;
  }
}
