import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { CLAIM_EVENTS } from '../claims/claim-event-table.codes.js';
import { ClaimFiguresRepository } from '../claim-figures/claim-figures.repository.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { ClaimEvent as ClaimRead } from '../x12/x12-events.reader.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { claimChildren, type ClaimChildren } from './claim-rows.rules.js';
import { CLAIM_LINES, CLAIMS, DIAGNOSES } from './claim-tables.js';
import { claimFacts } from './imported-claim.rules.js';
import type { MatchedClaim } from './imported-parties.repository.js';
import { controlNumberKey, ControlNumbers, type ControlNumberHolder } from './imported-version.rules.js';

/** A claim of the file with its place in it, `set.claim`, which is its identity (rcm.md §4 "Claim identity"). */
export interface PlacedClaim extends ClaimRead {
  filePosition: string;
  /** Of its interchange, as characters. */
  separators: string;
}

/** Stores the claims of an 837, a chunk in a handful of statements. */
@Injectable()
export class ImportedClaimsRepository {
  constructor(
    private readonly store: Store,
    private readonly counters: Counters,
    private readonly ledger: LedgerWritesRepository,
    private readonly figures: ClaimFiguresRepository,
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

  /** Inserts claims and all that hangs on them; `matched` in the order of the claims. */
  async insert(file: X12File, placed: PlacedClaim[], matched: MatchedClaim[], firstNumber: number): Promise<void> {
    const today = await this.today();
    const status = file.disposition === 'draft' ? 'draft' : 'submitted';
    const facts = placed.map(({ claim }, index) => ({
      ...claimFacts(claim, matched[index]!.losses),
      ...matched[index]!.ids,
    }));
    const numbers = new ControlNumbers(await this.holdersOf(facts));
    const rows: Record<string, unknown>[] = [];
    const children = placed.map((read, index): ClaimChildren => {
      const id = newId();
      const { familyId, isRepeated } = numbers.take(facts[index]!, id);
      const origin = { id, familyId, number: firstNumber + index, status, x12FileId: file.id };
      rows.push({ ...facts[index], ...origin, filePosition: read.filePosition });
      const place = { claimId: id, x12FileId: file.id, today, isSubmitted: status === 'submitted', isRepeated, newId };
      return claimChildren(read, place, matched[index]!.losses);
    });
    this.figures.changed(rows.map(({ id }) => id as string));
    const all = (kind: 'lines' | 'diagnoses' | 'findings'): object[] => children.flatMap((of) => of[kind]);
    const at = this.store.clock.now();
    await this.ledger.append(
      children.flatMap(({ charges }) => charges),
      [
        { into: CLAIMS, rows: stamped(rows, at) },
        { into: CLAIM_LINES, rows: stamped(all('lines'), at) },
        { into: DIAGNOSES, rows: stamped(all('diagnoses'), at) },
        { into: FINDINGS, rows: stamped(all('findings'), at) },
      ],
    );
    const events = rows.map(({ id }) => eventOf(id, status, file.id, at));
    await bulkInsert(this.store.database, CLAIM_EVENTS, stamped(events, at));
  }

  /** Live claims that have one of these control numbers already. */
  private holdersOf(facts: readonly { patientControlNumber: string }[]): Promise<ControlNumberHolder[]> {
    return this.store.database.query<ControlNumberHolder>(
      `SELECT patient_control_key AS key, billing_provider_id AS "billingProviderId",
              (array_agg(DISTINCT family_id))[1:2] AS "familyIds" FROM claims
       WHERE company_id = $1 AND patient_control_key = ANY($2) AND status <> ALL('{voided,corrected,closed}')
       GROUP BY patient_control_key, billing_provider_id`,
      [[...new Set(facts.map(({ patientControlNumber }) => controlNumberKey(patientControlNumber)))]],
    );
  }

  /** The company's day: what lies in the future there is judged by it. */
  private async today(): Promise<string> {
    const [company] = await this.store.database.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM companies WHERE company_id = $1',
    );
    return this.store.clock.today(company?.timeZone);
  }
}

function eventOf(claimId: unknown, toStatus: string, sourceId: string, at: string): Record<string, unknown> {
  return { claimId, sequence: 1, kind: 'imported', fromStatus: null, toStatus, occurredAt: at, sourceId };
}
