import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { BatchStatus } from '../batches/batch-status.rules.js';
import type { ListAcknowledgementsQuery, ListAnswersQuery } from './acknowledgement.dto.js';
import { Acknowledgement } from './acknowledgement.entity.js';
import { ACKNOWLEDGEMENTS } from './acknowledgement-table.codes.js';
import type { BatchAnswers } from './batch-acknowledgement.rules.js';

const LIST: ListContract = {
  list: 'acknowledgements',
  filters: {
    kind: ['kind', 'equals'],
    level: ['level', 'equals'],
    outcome: ['outcome', 'equals'],
    effect: ['effect', 'equals'],
    x12FileId: ['x12FileId', 'equals'],
    batchId: ['batchId', 'equals'],
    claimId: ['claimId', 'equals'],
  },
  sorts: ['-createdAt', 'createdAt'],
};

// The latest word of each kind on each claim of the batch, whatever a copy said again.
const ANSWERS = `WITH latest AS (
    SELECT DISTINCT ON (a.batch_id, a.claim_id, a.kind) a.batch_id, a.claim_id, a.outcome FROM acknowledgements a
    WHERE a.company_id = $1 AND a.batch_id = ANY($2) AND a.claim_id IS NOT NULL AND a.effect <> 'repeated'
    ORDER BY a.batch_id, a.claim_id, a.kind, a.created_at DESC, a.id DESC),
  claims_of AS (
    SELECT l.batch_id, l.claim_id, bool_or(l.outcome = 'rejected') AS is_rejected,
      bool_or(l.outcome IN ('accepted', 'accepted_with_errors')) AS is_accepted FROM latest l GROUP BY l.batch_id, l.claim_id)
  SELECT b.id AS "batchId", b.status, b.claim_count AS "claimCount",
    (SELECT count(*) FROM claims_of c WHERE c.batch_id = b.id AND c.is_rejected) AS "rejectedClaims",
    (SELECT count(*) FROM claims_of c WHERE c.batch_id = b.id AND c.is_accepted AND NOT c.is_rejected) AS "acceptedClaims",
    (SELECT count(*) FROM acknowledgements a WHERE a.company_id = b.company_id AND a.batch_id = b.id) AS answers
  FROM claim_batches b WHERE b.company_id = $1 AND b.id = ANY($2) ORDER BY b.id`;

/** What acknowledgements have said, as evidence. */
@Injectable()
export class AcknowledgementsRepository extends TenantRepository<Acknowledgement> {
  constructor(store: Store) {
    super(store, Acknowledgement);
  }

  list(query: ListAcknowledgementsQuery): Promise<Page<Acknowledgement>> {
    return this.page(LIST, query);
  }

  ofBatch(batchId: string, query: ListAnswersQuery): Promise<Page<Acknowledgement>> {
    return this.page(LIST, Object.assign({}, query, { batchId }));
  }

  ofClaim(claimId: string, query: ListAnswersQuery): Promise<Page<Acknowledgement>> {
    return this.page(LIST, Object.assign({}, query, { claimId }));
  }

  /** The answers that reject each of these claims, the latest first, ten at most of each. */
  async rejectionsOf(claimIds: readonly string[]): Promise<Map<string, Acknowledgement[]>> {
    const byClaim = new Map<string, Acknowledgement[]>();
    if (claimIds.length === 0) return byClaim;
    const found = await this.store.database.query<{ id: string }>(
      `SELECT id FROM (SELECT a.id, row_number() OVER (PARTITION BY a.claim_id ORDER BY a.created_at DESC, a.id DESC) AS place
         FROM acknowledgements a WHERE a.company_id = $1 AND a.claim_id = ANY($2) AND a.outcome = 'rejected') ranked
       WHERE place <= 10`,
      [claimIds],
    );
    const rows = await this.find({ id: In(found.map(({ id }) => id)) }, { createdAt: 'DESC', id: 'DESC' });
    for (const row of rows) byClaim.set(row.claimId!, [...(byClaim.get(row.claimId!) ?? []), row]);
    return byClaim;
  }

  /** Which of these places of a file are stored already. */
  async storedAmong(x12FileId: string, places: readonly string[]): Promise<Set<string>> {
    const rows = await this.store.database.query<{ place: string }>(
      'SELECT place FROM acknowledgements WHERE company_id = $1 AND x12_file_id = $2 AND place = ANY($3)',
      [x12FileId, places],
    );
    return new Set(rows.map(({ place }) => place));
  }

  /** Which of these fingerprints other files had. */
  async repeatedAmong(x12FileId: string, fingerprints: readonly string[]): Promise<Set<string>> {
    const rows = await this.store.database.query<{ fingerprint: string }>(
      `SELECT DISTINCT fingerprint FROM acknowledgements
       WHERE company_id = $1 AND fingerprint = ANY($3) AND x12_file_id <> $2`,
      [x12FileId, fingerprints],
    );
    return new Set(rows.map(({ fingerprint }) => fingerprint));
  }

  /** Inserts rows of `answerRow`; the audit note is the caller's. */
  insertAll(rows: readonly object[]): Promise<void> {
    return bulkInsert(this.store.database, ACKNOWLEDGEMENTS, stamped(rows, this.store.clock.now()));
  }

  /** What the acknowledgements of these batches say together. */
  answersOf(batchIds: readonly string[]): Promise<(BatchAnswers & { batchId: string; status: BatchStatus })[]> {
    return this.store.database.query(ANSWERS, [batchIds]);
  }
}
