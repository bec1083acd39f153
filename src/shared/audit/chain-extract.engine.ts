import { chainHash, type ChainPoint, genesis, type SignedHead } from './audit-chain.engine.js';
import { canonicalText } from './canonical.engine.js';

export const EXTRACT_FORMAT = 'quintet/audit-extract/v1';

/** A link of the chain as an extract tells it; the event's text is left out where it is nobody's business. */
export interface ExtractRow extends ChainPoint {
  eventId: string;
  /** The stored canonical text; null: withheld, only its hash is told. */
  body: string | null;
}

/** From where to where an extract reaches. */
export interface ExtractHead {
  format: typeof EXTRACT_FORMAT;
  companyId: string;
  /** What the first line continues from. */
  start: ChainPoint;
  /** What the last line ends with. */
  through: ChainPoint;
  /** The head that was signed and kept outside the database, if there was one. */
  signedHead: SignedHead | null;
}

export interface ExtractFinding {
  /** Place in the chain; null: the head. */
  sequence: number | null;
  message: string;
}

/** What a walk over an extract has found. */
export interface ExtractVerdict {
  findings: ExtractFinding[];
  events: number;
  withheld: number;
}

/** One line: the link, and the event in its canonical text. */
export function extractLine({ sequence, eventId, hash, body }: ExtractRow): string {
  const link = `{"sequence":${sequence},"eventId":"${eventId}","hash":"${hash}"`;
  return body === null ? `${link}}\n` : `${link},"event":${body}}\n`;
}

/**
 * Computes the chain again from what an extract tells, without the database: each event's hash from its text and the
 * hash before it. Names the first line that breaks it. A withheld event only hands its hash on.
 */
export async function verifyExtract(
  head: ExtractHead,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<ExtractVerdict> {
  const verdict: ExtractVerdict = { findings: [], events: 0, withheld: 0 };
  const broken = (sequence: number | null, message: string): ExtractVerdict => {
    verdict.findings.push({ sequence, message });
    return verdict;
  };
  const { start, through, companyId } = head;
  if (start.sequence === 0 && start.hash !== genesis(companyId).hash) {
    return broken(null, 'The chain does not begin where the chain of this company begins.');
  }
  let last: ChainPoint = start;
  for await (const line of lines) {
    const sequence = last.sequence + 1;
    const row = rowOf(line);
    if (row === undefined) return broken(sequence, 'The line is not as an extract is written.');
    if (row.sequence !== sequence) return broken(sequence, `After ${last.sequence} comes ${row.sequence}.`);
    if (row.body === null) verdict.withheld += 1;
    else if (chainHash(last.hash, row.body) !== row.hash) return broken(sequence, `Event ${row.eventId} was altered.`);
    else verdict.events += 1;
    last = { sequence, hash: row.hash };
  }
  if (last.sequence !== through.sequence || last.hash !== through.hash) {
    return broken(last.sequence, `The extract ends here, its head says ${through.sequence}.`);
  }
  return verdict;
}

/** The row of a line; undefined for one that is not, to the letter, as it was written. */
function rowOf(line: string): ExtractRow | undefined {
  try {
    const { sequence, eventId, hash, event } = JSON.parse(line) as Omit<ExtractRow, 'body'> & {
      event?: { id: string };
    };
    const body = event === undefined ? null : canonicalText(event);
    const row = { sequence, eventId, hash, body };
    const isOwn = event === undefined || event.id === eventId;
    return isOwn && extractLine(row) === `${line}\n` ? row : undefined;
  } catch {
    return undefined;
  }
}
