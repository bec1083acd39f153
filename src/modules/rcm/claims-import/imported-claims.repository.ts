import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { CLAIM_EVENTS } from '../claims/claim-event-table.codes.js';
import { hasGoneOut } from '../claims/claim-status.rules.js';
import { ClaimFiguresRepository } from '../claim-figures/claim-figures.repository.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { ClaimEvent as ClaimRead } from '../x12/x12-events.reader.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { ClaimFamiliesRepository } from './claim-families.repository.js';
import { claimChildren, type ClaimChildren } from './claim-rows.rules.js';
import { CLAIM_LINES, CLAIMS, DIAGNOSES } from './claim-tables.js';
import { claimFacts } from './imported-claim.rules.js';
import type { MatchedClaim } from './imported-parties.repository.js';
import type { EarlyVersion, TakenNumber } from './imported-version.rules.js';
import type { LinkedClaim } from './imported-versions.service.js';
import { settledBefore } from './prior-payers.rules.js';

/** A claim of the file with its place in it, `set.claim`, which is its identity (rcm.md §4 "Claim identity"). */
export interface PlacedClaim extends ClaimRead {
  filePosition: string;
  /** Of its interchange, as characters. */
  separators: string;
}

type Facts = ReturnType<typeof claimFacts> & MatchedClaim['ids'];

/** A claim as it is about to be stored. */
interface NewClaim {
  read: PlacedClaim;
  losses: MatchedClaim['losses'];
  facts: Facts;
  own: { id: string; number: number; status: 'draft' | 'submitted' };
  taken: TakenNumber;
  /** What the payers before have settled of it, in cents. */
  settledCents: number;
}

/** Stores the claims of an 837, a chunk in a handful of statements. */
@Injectable()
export class ImportedClaimsRepository {
  constructor(
    private readonly store: Store,
    private readonly counters: Counters,
    private readonly families: ClaimFamiliesRepository,
    private readonly ledger: LedgerWritesRepository,
    private readonly figures: ClaimFiguresRepository,
    private readonly days: CompanyDays,
  ) {}

  /** The first of `count` fresh claim numbers; locks the company's counter until the unit ends. */
  takeNumbers(count: number): Promise<number> {
    return this.counters.take('claim', count);
  }

  /** Those of the places in the file whose claims are stored already. */
  async storedAmong(x12FileId: string, filePositions: string[]): Promise<Set<string>> {
    const rows = await this.store.database.query<{ filePosition: string }>(
      `SELECT file_position AS "filePosition" FROM claims
       WHERE company_id = $1 AND x12_file_id = $2 AND file_position = ANY($3)`,
      [x12FileId, filePositions],
    );
    return new Set(rows.map(({ filePosition }) => filePosition));
  }

  /**
   * Inserts claims and all that hangs on them; `matched` in the order of the claims. Answers those that have gone out in
   * the place of claims that are here, or after them.
   */
  async insert(
    file: X12File,
    placed: PlacedClaim[],
    matched: MatchedClaim[],
    firstNumber: number,
  ): Promise<LinkedClaim[]> {
    const today = await this.days.today();
    const claims = await this.numbered(file, placed, matched, firstNumber);
    const children = claims.map((claim) => childrenOf(claim, file, today));
    const rows = claims.map((claim, index) => rowOf(claim, file, children[index]!.hasErrors));
    this.figures.changed(rows.map(({ id }) => id));
    await this.write(rows, children);
    await this.follow(claims);
    const at = this.store.clock.now();
    const events = claims.map(({ own }) => eventOf(own, file.id, at));
    await bulkInsert(this.store.database, CLAIM_EVENTS, stamped(events, at));
    return claims.flatMap(linked);
  }

  /** The claims with their ids and numbers, and what they are to those that are here. */
  private async numbered(
    { disposition }: X12File,
    placed: readonly PlacedClaim[],
    matched: readonly MatchedClaim[],
    firstNumber: number,
  ): Promise<NewClaim[]> {
    const status = disposition === 'draft' ? 'draft' : 'submitted';
    const facts = placed.map(({ claim }, index) => ({
      ...claimFacts(claim, matched[index]!.losses),
      ...matched[index]!.ids,
    }));
    const numbers = await this.families.numbersOf(facts);
    return placed.map((read, index) => {
      const own = { id: newId(), number: firstNumber + index, status } as const;
      const of = facts[index]!;
      const settledCents = settledBefore(read.claim, of.responsibilityCode);
      return { read, losses: matched[index]!.losses, facts: of, own, taken: numbers.take(of, own), settledCents };
    });
  }

  /** Versions that came before the claims whose place they take are told which those are. */
  private async follow(claims: readonly NewClaim[]): Promise<void> {
    const early = claims.filter(({ taken }) => taken.earlyVersion !== null);
    if (early.length === 0) return;
    await this.store.database.query(
      `UPDATE claims c SET replaces_id = n.former, version = c.version + 1, updated_at = $4
       FROM unnest($2::uuid[], $3::uuid[]) AS n(id, former) WHERE c.company_id = $1 AND c.id = n.id AND c.replaces_id IS NULL`,
      [early.map(({ taken }) => taken.earlyVersion!.id), early.map(({ own }) => own.id), this.store.clock.now()],
    );
  }

  private async write(rows: readonly object[], children: readonly ClaimChildren[]): Promise<void> {
    const at = this.store.clock.now();
    const all = (kind: 'lines' | 'diagnoses' | 'findings'): object[] => children.flatMap((of) => of[kind]);
    await this.ledger.append(
      children.flatMap(({ charges }) => charges),
      [
        { into: CLAIMS, rows: stamped(rows, at) },
        { into: CLAIM_LINES, rows: stamped(all('lines'), at) },
        { into: DIAGNOSES, rows: stamped(all('diagnoses'), at) },
        { into: FINDINGS, rows: stamped(all('findings'), at) },
      ],
    );
  }
}

function childrenOf({ read, losses, own, taken, settledCents }: NewClaim, file: X12File, today: string): ClaimChildren {
  const { isRepeated } = taken;
  const isCharged = own.status === 'submitted' && taken.isCharged;
  return claimChildren(
    read,
    { claimId: own.id, x12FileId: file.id, today, isCharged, settledCents, isRepeated, newId },
    losses,
  );
}

/** Columns that say nothing are left out: most claims have none of the last four. */
function rowOf({ read, facts, own, taken, settledCents }: NewClaim, file: X12File, hasErrors: boolean) {
  const { familyId, replacesId, priorClaimId } = taken;
  return {
    ...facts,
    ...own,
    x12FileId: file.id,
    filePosition: read.filePosition,
    familyId,
    replacesId,
    priorClaimId,
    importHadErrors: hasErrors || null,
    priorSettledCents: settledCents || null,
  };
}

function linked({ read, own, taken, settledCents, facts }: NewClaim): LinkedClaim[] {
  const { supersedes, handsOver, priorClaimId, earlyVersion } = taken;
  if (earlyVersion !== null) return supersededBy(earlyVersion, own.id);
  if (supersedes.length === 0 && handsOver === null) return [];
  const leftCents = read.claim.chargeCents - settledCents;
  return [{ claimId: own.id, frequencyCode: facts.frequencyCode, priorClaimId, supersedes, handsOver, leftCents }];
}

/** A version that has gone out takes the place of the claim that comes after it at once. */
function supersededBy({ id: claimId, frequencyCode, status }: EarlyVersion, formerId: string): LinkedClaim[] {
  if (!hasGoneOut(status)) return [];
  return [{ claimId, frequencyCode, priorClaimId: null, supersedes: [formerId], handsOver: null, leftCents: 0 }];
}

function eventOf({ id, status }: NewClaim['own'], sourceId: string, at: string): Record<string, unknown> {
  return { claimId: id, sequence: 1, kind: 'imported', fromStatus: null, toStatus: status, occurredAt: at, sourceId };
}
