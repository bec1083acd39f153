import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { claimProblems } from '../claims/claim-validation.rules.js';
import { balanceEffect } from '../ledger/ledger.rules.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import type { PlacedClaim } from './claim-set.importer.js';
import { CHARGES, CLAIM_EVENTS, CLAIM_FINDINGS, CLAIM_LINES, CLAIMS, DIAGNOSES } from './claim-tables.js';
import { chargePostings, claimFacts, diagnosisFacts, lineFacts } from './imported-claim.rules.js';
import type { ClaimParties } from './imported-parties.repository.js';

type Rows = Record<string, unknown>[];

/** Stores the claims of an 837, a chunk in a handful of statements. */
@Injectable()
export class ImportedClaimsRepository {
  constructor(
    private readonly store: Store,
    private readonly counters: Counters,
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

  /** Inserts claims and all that hangs on them; `parties` in the order of the claims. */
  async insert(file: X12File, placed: PlacedClaim[], parties: ClaimParties[], firstNumber: number): Promise<void> {
    const taken = await this.takenControlNumbers(placed);
    const status = file.disposition === 'draft' ? 'draft' : 'submitted';
    const rows = placed.map(({ claim, filePosition }, index) => {
      const id = newId();
      const origin = { id, familyId: id, number: firstNumber + index, status, x12FileId: file.id, filePosition };
      return { ...claimFacts(claim), ...parties[index], ...origin };
    });
    const children = placed.map((read, index) => this.childrenOf(read, rows[index]!.id, file, taken));
    const at = this.store.clock.now();
    const save = (table: typeof CLAIMS, of: Rows): Promise<void> =>
      bulkInsert(this.store.database, table, stamped(of, at));
    await save(CLAIMS, rows);
    await save(
      CLAIM_LINES,
      children.flatMap(({ lines }) => lines),
    );
    await save(
      DIAGNOSES,
      children.flatMap(({ diagnoses }) => diagnoses),
    );
    await save(
      CLAIM_EVENTS,
      rows.map(({ id }) => eventOf(id, status, file.id, at)),
    );
    await save(
      CLAIM_FINDINGS,
      children.flatMap(({ findings }) => findings),
    );
    if (status === 'submitted')
      await save(
        CHARGES,
        children.flatMap(({ charges }) => charges),
      );
  }

  private childrenOf({ claim, findings }: PlacedClaim, claimId: string, file: X12File, taken: Set<string>) {
    const today = this.store.clock.today();
    const lines = claim.lines.map((line) => ({ id: newId(), claimId, ...lineFacts(line) }));
    const lineIds = new Map(claim.lines.map((line, index) => [line.ordinal, lines[index]!.id]));
    const charges = chargePostings(claim, today).map(({ lineNumber, cents, postedOn }) => ({
      claimId,
      claimLineItemId: lineNumber === null ? null : lineIds.get(lineNumber),
      kind: 'charge',
      cents,
      balanceEffectCents: balanceEffect('charge', cents),
      postedOn,
    }));
    const found = [...findings, ...claimProblems(claim, today), ...repeated(claim.patientControlNumber, taken)];
    return {
      lines,
      charges,
      diagnoses: diagnosisFacts(claim).map((diagnosis) => ({ claimId, ...diagnosis })),
      findings: found.map((finding) => ({ path: null, segment: null, ...finding, claimId, x12FileId: file.id })),
    };
  }

  /** Control numbers (folded) that live claims have already, and those that come twice in this chunk. */
  private async takenControlNumbers(placed: PlacedClaim[]): Promise<Set<string>> {
    const keys = placed.map(({ claim }) => folded(claim.patientControlNumber));
    const rows = await this.store.database.query<{ key: string }>(
      `SELECT DISTINCT patient_control_key AS key FROM claims
       WHERE company_id = $1 AND patient_control_key = ANY($2) AND status <> ALL('{voided,corrected,closed}')`,
      [keys],
    );
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    return new Set([...rows.map(({ key }) => key), ...twice]);
  }
}

function eventOf(claimId: string, toStatus: string, sourceId: string, at: string): Record<string, unknown> {
  return { claimId, sequence: 1, kind: 'imported', fromStatus: null, toStatus, occurredAt: at, sourceId };
}

function repeated(patientControlNumber: string, taken: Set<string>): Record<string, unknown>[] {
  if (!taken.has(folded(patientControlNumber))) return [];
  const message = 'another live claim has this patient control number: it cannot be submitted under it';
  return [{ code: 'PCN_NOT_UNIQUE', severity: 'error', path: 'patientControlNumber', message }];
}

function folded(patientControlNumber: string): string {
  return patientControlNumber.trim().toUpperCase();
}
