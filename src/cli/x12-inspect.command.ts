import { createReadStream } from 'node:fs';
import type { TextSink } from '../modules/rcm/x12/json-line.writer.js';
import { X12InspectionWriter } from '../modules/rcm/x12/x12-inspection.writer.js';
import { readX12 } from '../modules/rcm/x12/x12.reader.js';

const HELP = `Usage: quintet x12 inspect FILE… [--summary]

Reads X12 files (837P, 837I, 835, 999, 277CA, 277, 276, TA1) and prints one JSON line per transaction set,
in file order, with everything that is wrong with it. Amounts are whole cents.

  --summary   leave the arrays of claims, provider adjustments and acknowledgements out
  --help      print this

Exit code: 0 nothing wrong, 1 a finding of severity error, 2 a file that cannot be read; the worst of all files.
`;

/** What the command needs from outside. */
export interface InspectIo {
  /** Takes text for standard output; a returned promise is waited for (backpressure). */
  write: TextSink;
  /** Takes text for standard error. */
  writeError: TextSink;
  /** YYYY-MM-DD. */
  today: string;
}

/** `quintet x12 inspect`: the arguments after these words; answers the exit code. Never throws for what a file holds. */
export async function inspect(args: readonly string[], io: InspectIo): Promise<number> {
  const files = args.filter((argument) => !argument.startsWith('--'));
  const options = args.filter((argument) => argument.startsWith('--'));
  const unknown = options.find((option) => option !== '--summary' && option !== '--help');
  if (options.includes('--help')) {
    await io.write(HELP);
    return 0;
  }
  if (files.length === 0 || unknown !== undefined) {
    await io.writeError(unknown === undefined ? HELP : `Unknown option ${unknown}\n\n${HELP}`);
    return 2;
  }
  let worst = 0;
  for (const file of files) worst = Math.max(worst, await inspectFile(file, options.includes('--summary'), io));
  return worst;
}

async function inspectFile(file: string, isSummary: boolean, io: InspectIo): Promise<number> {
  const writer = new X12InspectionWriter(io.write, { file, isSummary, today: io.today });
  try {
    for await (const event of readX12(bytesOf(file))) await writer.write(event);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await writer.writeError({ code: 'FILE_UNREADABLE', offset: error.offset, message: error.message });
  }
  return writer.verdict;
}

/** The operating system would not give the file, or not all of it. */
class UnreadableFile extends Error {
  constructor(
    readonly offset: number,
    cause: unknown,
  ) {
    const reason = cause !== null && typeof cause === 'object' && 'code' in cause ? String(cause.code) : 'unknown';
    super(`the file cannot be read: ${reason}`, { cause });
  }
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  let offset = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      yield chunk as Buffer;
      offset += (chunk as Buffer).length;
    }
  } catch (error) {
    throw new UnreadableFile(offset, error);
  }
}
