export const TRANSPORT_KINDS = ['folder', 'sftp'] as const;
export type TransportKind = (typeof TRANSPORT_KINDS)[number];
export const AUTHENTICATIONS = ['password', 'private_key'] as const;
export type Authentication = (typeof AUTHENTICATIONS)[number];
export const DIRECTIONS = ['outbound', 'inbound'] as const;

export const SSH_PORT = 22;

interface TransportProblem {
  code: string;
  message: string;
  pointer: string;
}

/** What is asked of a transport, as far as it is checked here. */
export interface TransportFacts {
  kind: TransportKind;
  outboundPath: string;
  inboundPath: string;
  host?: string | null;
  userName?: string | null;
  hostKeyFingerprint?: string | null;
  authentication?: string | null;
  hasSecret: boolean;
}

/** All that is wrong with the settings of a transport. */
export function transportProblems(facts: TransportFacts): TransportProblem[] {
  const problems = [pathProblem(facts, 'outboundPath'), pathProblem(facts, 'inboundPath')].filter(
    (one) => one !== null,
  );
  if (facts.outboundPath === facts.inboundPath) {
    problems.push(problem('PATHS_NOT_DIFFERENT', 'what is sent must not be found as received', 'inboundPath'));
  }
  return facts.kind === 'sftp' ? [...problems, ...serverProblems(facts)] : problems;
}

function serverProblems(facts: TransportFacts): TransportProblem[] {
  const needed = ['host', 'userName', 'hostKeyFingerprint', 'authentication'] as const;
  const missing = needed.filter((name) => !facts[name]);
  const problems = missing.map((name) => problem('REQUIRED', `an SFTP transport needs ${name}`, name));
  if (!facts.hasSecret)
    problems.push(problem('REQUIRED', 'an SFTP transport needs a password or private key', 'secret'));
  return problems;
}

/** Folders lie below the company's own, so they are relative; on a server they are as the server has them. */
function pathProblem(
  { kind, ...facts }: TransportFacts,
  name: 'outboundPath' | 'inboundPath',
): TransportProblem | null {
  const path = facts[name];
  const parts = path.split('/');
  const isUnsafe = parts.includes('..') || /[\\\0-\x1f\x7f]/.test(path) || path.trim() === '';
  const isOutside =
    kind === 'folder' && (path.startsWith('/') || parts.includes('') || parts.some((part) => part.startsWith('.')));
  if (!isUnsafe && !isOutside) return null;
  return problem('PATH_NOT_ALLOWED', `${name} must stay inside its root: no "..", no hidden or absolute folder`, name);
}

function problem(code: string, message: string, name: string): TransportProblem {
  return { code, message, pointer: `/${name}` };
}

/** A file as a partner's folder lists it. */
export interface ListedFile {
  name: string;
  bytes: number;
  /** Milliseconds of the epoch, by the clock of where it lies. */
  modifiedMs: number;
}

/** Whether a file may be an inbound one at all, by its name: none that is hidden or on its way. */
export function isCandidate(name: string): boolean {
  return !/^\.|\.(tmp|part|partial|filepart|writing)$/i.test(name) && !/[/\\\0-\x1f\x7f]/.test(name);
}

/** The files that nobody is writing: in two listings some seconds apart they are the same, and not empty. */
export function settledFiles(before: readonly ListedFile[], after: readonly ListedFile[]): ListedFile[] {
  const known = new Map(before.map((file) => [file.name, file]));
  const settled = after.filter(({ name, bytes, modifiedMs }) => {
    const earlier = known.get(name);
    return isCandidate(name) && bytes > 0 && earlier?.bytes === bytes && earlier.modifiedMs === modifiedMs;
  });
  return settled.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
}

/** Seconds until the next attempt after so many that failed: a minute, doubled each time, an hour at most. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(3600, 60 * 2 ** Math.max(0, attempts - 1));
}
