import type { LineSink } from '../modules/rcm/x12/json-line.writer.js';
import { X12InspectionWriter } from '../modules/rcm/x12/x12-inspection.writer.js';
import { readX12 } from '../modules/rcm/x12/x12.reader.js';
import { bytesOf, UnreadableFile } from './input-file.js';
import { asksForHelp, isOption, unusable } from './output.js';

const HELP = `Usage: quintet x12 inspect FILE… [--summary]        (- is standard input)

Reads X12 files (837P, 837I, 835, 999, 277CA, 277, 276, TA1) and prints one JSON line per transaction set,
in file order, with everything that is wrong with it. Amounts are whole cents.

  --summary   leave the arrays of claims, provider adjustments and acknowledgements out
  --help      print this

Exit code: 0 nothing wrong, 1 a finding of severity error, 2 a file that cannot be read; the worst of all files.
`;

/**
 * `quintet x12 inspect`: takes the arguments after these words and a writer of lines, which is waited for; answers the
 * exit code. `today` (YYYY-MM-DD) is for the rule that no service lies in the future. Never throws for what a file holds.
 */
export async function inspect(args: readonly string[], write: LineSink, today = utcToday()): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  const files = args.filter((argument) => !isOption(argument));
  const options = args.filter(isOption);
  const unknown = options.find((option) => option !== '--summary');
  if (unknown !== undefined) return unusable(`There is no option ${unknown}.\n\n${HELP}`);
  if (files.length === 0) return unusable(HELP);
  let worst = 0;
  for (const file of files) {
    const writer = new X12InspectionWriter(write, { file, isSummary: options.includes('--summary'), today });
    worst = Math.max(worst, await inspectFile(file, writer));
  }
  return worst;
}

async function inspectFile(file: string, writer: X12InspectionWriter): Promise<number> {
  try {
    for await (const event of readX12(bytesOf(file), { hash: false })) await writer.write(event);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await writer.writeError({ code: 'FILE_UNREADABLE', offset: error.offset, message: error.message });
  }
  return writer.verdict;
}

function utcToday(): string {
  return new Date().toISOString().slice(0, 10);
}
