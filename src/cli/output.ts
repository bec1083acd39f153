import { once } from 'node:events';

/** Writes a line (or a chunk that ends in one) to standard output, waiting when the reader is slower. */
export async function writeLine(text: string): Promise<void> {
  if (!process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)) await once(process.stdout, 'drain');
}

/** Says on standard error why the input cannot be used; answers exit code 2. */
export function unusable(message: string): 2 {
  process.stderr.write(`${message}\n`);
  return 2;
}

/** Whether an argument is an option and no file; `-` is standard input. */
export function isOption(argument: string): boolean {
  return argument.startsWith('-') && argument !== '-';
}

/** Whether somebody asks what a command does. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}
