import {
  type ArchiveFinding,
  type FoundEntry,
  piecesOf,
  type RandomAccess,
  verifyArchive,
} from '../../../shared/archives/sealed-archive.reader.js';
import { EXTRACT_FORMAT, type ExtractHead, verifyExtract } from '../../../shared/audit/chain-extract.engine.js';
import { BINDER_PATHS } from './binder.codes.js';

export interface BinderFinding extends Omit<ArchiveFinding, 'code'> {
  code: ArchiveFinding['code'] | 'EVIDENCE_ALTERED' | 'CHAIN_BROKEN' | 'CHAIN_MISSING' | 'MANIFEST_OTHER';
}

export interface BinderVerdict {
  findings: BinderFinding[];
  files: number;
  manifestSha256: string | null;
  /** Events of the audit trail whose hash was computed again, and those of which only the hash is told. */
  events: number;
  withheld: number;
}

const MANIFEST_AND_SEAL = 2;
const LONGEST_HEAD = 1 << 20;

/**
 * Holds a binder against itself, offline: every byte of the archive, and the chain of its audit trail. `expected` is
 * the manifest's hash as it was told by the system that made the binder.
 */
export async function verifyBinder(file: RandomAccess, expected?: string): Promise<BinderVerdict> {
  const { findings: changed, entries, manifestSha256 } = await verifyArchive(file);
  const findings: BinderFinding[] = [...changed];
  if (expected !== undefined && manifestSha256 !== expected) {
    const message = `The manifest's hash is ${manifestSha256 ?? 'not there'}, not ${expected}.`;
    findings.push({ code: 'MANIFEST_OTHER', path: null, offset: null, message });
  }
  await nameAlteredEvidence(file, entries, findings);
  const { events, withheld } = await verifyTrail(file, entries, findings);
  const files = Math.max(0, entries.length - MANIFEST_AND_SEAL);
  return { findings, files, manifestSha256, events, withheld };
}

/** What the system itself found altered when it made the binder. */
async function nameAlteredEvidence(
  file: RandomAccess,
  entries: readonly FoundEntry[],
  findings: BinderFinding[],
): Promise<void> {
  const problems = entries.find(({ path }) => path === BINDER_PATHS.evidenceProblems);
  if (problems === undefined) return;
  for await (const line of linesOf(file, problems)) {
    const message = `When the binder was made, the stored file was not what had been uploaded: ${line}`;
    findings.push({
      code: 'EVIDENCE_ALTERED',
      path: /"path":"([^"]*)"/.exec(line)?.[1] ?? null,
      offset: null,
      message,
    });
  }
}

async function verifyTrail(
  file: RandomAccess,
  entries: readonly FoundEntry[],
  findings: BinderFinding[],
): Promise<{ events: number; withheld: number }> {
  const chain = entries.find(({ path }) => path === BINDER_PATHS.chain);
  const headEntry = entries.find(({ path }) => path === BINDER_PATHS.chainHead);
  const head = headEntry && (await headOf(file, headEntry));
  if (chain === undefined || head === undefined) {
    const path = chain === undefined ? BINDER_PATHS.chain : BINDER_PATHS.chainHead;
    findings.push({ code: 'CHAIN_MISSING', path, offset: null, message: 'The proof of the audit trail is not there.' });
    return { events: 0, withheld: 0 };
  }
  const verdict = await verifyExtract(head, linesOf(file, chain));
  for (const { sequence, message } of verdict.findings) {
    const place = sequence === null ? '' : `Event ${sequence} of the chain: `;
    findings.push({ code: 'CHAIN_BROKEN', path: BINDER_PATHS.chain, offset: null, message: `${place}${message}` });
  }
  return verdict;
}

async function headOf(file: RandomAccess, { offset, bytes }: FoundEntry): Promise<ExtractHead | undefined> {
  try {
    const text = (await file.read(offset, Math.min(bytes, LONGEST_HEAD))).toString();
    const head = JSON.parse(text) as ExtractHead;
    const isHead = head.format === EXTRACT_FORMAT && typeof head.companyId === 'string';
    return isHead && typeof head.start?.hash === 'string' && typeof head.through?.hash === 'string' ? head : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of an entry, one at a time. */
async function* linesOf(file: RandomAccess, { offset, bytes }: FoundEntry): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of piecesOf(file, offset, bytes)) {
    rest = Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, from)) {
      yield rest.toString('utf8', from, end);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest.toString();
}
