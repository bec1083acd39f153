#!/usr/bin/env node
import { asksForHelp, unusable, writeLine } from './output.js';

/** One command: arguments after its name, a writer of lines; answers the exit code. */
type Command = (args: string[], write: (line: string) => Promise<void> | void) => Promise<number>;

// Loaded when asked for: `x12 inspect` needs neither Nest nor a database driver.
const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
  'x12 inspect': {
    summary: 'What X12 files say and what is wrong with them, a JSON line per transaction set',
    load: async () => (await import('./x12-inspect.command.js')).inspect,
  },
  'x12 reconcile': {
    summary: 'What remittances would post on claims, a JSON line per claim payment, offline',
    load: async () => (await import('./x12-reconcile.command.js')).reconcile,
  },
  'x12 generate': {
    summary: 'Balanced synthetic 837 and 835 files',
    load: async () => (await import('./x12-generate.command.js')).generate as Command,
  },
  // Quality improvement
  spc: {
    summary: 'Run charts and control charts with their signals, from JSON to JSON',
    load: async () => (await import('./spc.command.js')).spc,
  },
  // Regulatory compliance
  'binder verify': {
    summary: 'Whether an audit binder is, to the byte, what was written, offline',
    load: async () => (await import('./binder-verify.command.js')).verifyBinderFile as Command,
  },
  'company create': {
    summary: 'Make a company',
    load: async () => (await import('./company.command.js')).createCompany,
  },
  'company suspend': {
    summary: 'Suspend a company',
    load: async () => (await import('./company.command.js')).suspendCompany,
  },
  'company list': {
    summary: 'List the companies',
    load: async () => (await import('./company.command.js')).listCompanies,
  },
  token: { summary: 'A demo token for a role', load: async () => (await import('./token.command.js')).token },
  'keys rotate': { summary: 'Make a new master key', load: async () => (await import('./keys.command.js')).rotateKeys },
  'keys rewrap': {
    summary: "Put the stored files' keys under the current master key",
    load: async () => (await import('./keys.command.js')).rewrapKeys,
  },
  'db migrate': {
    summary: 'Bring the database up to date',
    load: async () => (await import('./db-migrate.command.js')).migrate,
  },
  doctor: {
    summary: 'Say in plain words what is wrong',
    load: async () => (await import('./doctor.command.js')).doctor,
  },
};

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  quintet ${name.padEnd(width)}  ${summary}`);
  return `Quintet on the command line. Each command knows --help.\n\n${lines.join('\n')}\n`;
}

async function main(args: string[]): Promise<number> {
  const words = args.slice(0, 2).filter((word) => !word.startsWith('-'));
  const name = [words.join(' '), words[0] ?? ''].find((candidate) => candidate in COMMANDS);
  if (name !== undefined) {
    const command = await COMMANDS[name]!.load();
    return command(args.slice(name.split(' ').length), writeLine);
  }
  if (args.length === 0 || asksForHelp(args)) {
    process.stdout.write(help());
    return 0;
  }
  return unusable(`There is no command "${words.join(' ')}". quintet --help lists them.`);
}

// A reader that closes early (`| head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) =>
  unusable(error instanceof Error ? error.message : String(error)),
);
