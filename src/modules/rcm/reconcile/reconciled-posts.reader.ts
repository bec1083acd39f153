import type { TakenLines } from '../posting/line-match.rules.js';
import { postingsOf } from '../posting/posting.rules.js';
import type { LedgerKind } from '../ledger/ledger.rules.js';
import type { ClaimPayment } from '../x12/remittance.rules.js';
import type { BookedClaim } from './claim-book.reader.js';

/** A row that the ledger would have. */
export interface Post {
  /** Line control number (REF 6R) of the claim's line, else its 1-based position; null: the claim as a whole. */
  line: string | number | null;
  /** CAS group code and reason; null for what is paid. */
  group: string | null;
  carc: string | null;
  /** With its sign. */
  cents: number;
  kind: LedgerKind;
}

/** The ledger rows of a claim payment on its claim; `taken` by the claim payments before it in its set. */
export function postsOf(payment: ClaimPayment, claim: BookedClaim, taken: TakenLines): Post[] {
  const lines = taken.match(claim.id, payment.services, claim.lines);
  return postingsOf(payment).map(({ serviceIndex, groupCode, reasonCode, cents, kind }) => {
    const lineId = serviceIndex === null ? null : (lines[serviceIndex]?.lineId ?? null);
    const line = claim.lines.find(({ id }) => id === lineId);
    return { line: line?.controlNumber ?? line?.lineNumber ?? null, group: groupCode, carc: reasonCode, cents, kind };
  });
}

/** The rows that take these back. */
export function contraPosts(posts: readonly Post[]): Post[] {
  return posts.map((post) => ({ ...post, cents: -post.cents }));
}
