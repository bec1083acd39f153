import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListDepositsQuery } from './deposit.dto.js';
import { Deposit } from './deposit.entity.js';
import type { ListedDeposit } from './deposit-list.reader.js';
import { reassociate, type Pair } from './deposit.rules.js';

const LIST: ListContract = {
  list: 'deposits',
  filters: {
    match: ['match', 'equals'],
    traceNumber: ['traceNumber', 'equals'],
    depositedFrom: ['depositedOn', 'atLeast'],
    depositedTo: ['depositedOn', 'atMost'],
  },
  sorts: ['-depositedOn', 'createdAt'],
};

const DEPOSITS: BulkTable = {
  table: 'deposits',
  kind: 'versioned',
  columns: {
    traceNumber: 'text',
    payerIdentifier: 'text',
    amountCents: 'bigint',
    depositedOn: 'date',
    bankReference: 'text',
    match: 'text',
  },
  onConflict: 'ON CONFLICT DO NOTHING',
};

/** So many pairs are looked at together. */
const MOST_PAIRS = 100_000;

/** Deposits, and which remittance each belongs to. */
@Injectable()
export class DepositsRepository extends TenantRepository<Deposit> {
  constructor(store: Store) {
    super(store, Deposit);
  }

  list(query: ListDepositsQuery): Promise<Page<Deposit>> {
    return this.page(LIST, query);
  }

  /** Adds those that are not there yet; answers their ids. */
  async addMissing(deposits: readonly ListedDeposit[]): Promise<string[]> {
    const rows = stamped(
      deposits.map((deposit) => ({ ...deposit, match: 'none' })),
      this.store.clock.now(),
    );
    await bulkInsert(this.store.database, DEPOSITS, rows);
    const there = await this.store.database.query<{ id: string }>(
      'SELECT id FROM deposits WHERE company_id = $1 AND id = ANY($2::uuid[])',
      [rows.map(({ id }) => id)],
    );
    return there.map(({ id }) => id);
  }

  /**
   * Finds out which of these deposits, or of those that these remittances wait for, belong to which remittance, and
   * keeps it on both. In the open unit of work.
   */
  async reassociate(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const pairs = await this.store.database.query<Pair>(
      `SELECT d.id AS "depositId", d.payer_identifier IS NOT NULL AS "isPayerNamed", e.id AS "eraId",
         e.payer_identifier AS "payerIdentifier", d.amount_cents - e.paid_cents AS "differenceCents"
       FROM deposits d JOIN claim_eras e ON e.company_id = d.company_id AND e.trace_number = d.trace_number
         AND (d.payer_identifier IS NULL OR d.payer_identifier = e.payer_identifier)
         AND e.status IN ('posted', 'held') AND e.funding IN ('unfunded', 'amount_differs')
       WHERE d.company_id = $1 AND d.match <> 'matched' AND d.trace_number IN (
         SELECT trace_number FROM deposits WHERE company_id = $1 AND id = ANY($2::uuid[])
         UNION SELECT trace_number FROM claim_eras WHERE company_id = $1 AND id = ANY($2::uuid[]))
       ORDER BY abs(d.amount_cents - e.paid_cents), d.deposited_on, d.id, e.created_at, e.id LIMIT ${MOST_PAIRS}`,
      [ids],
    );
    await this.keep(pairs, reassociate(pairs));
  }

  /** A remittance that is discarded explains no deposit any more. */
  async release(eraId: string): Promise<void> {
    await this.store.database.query(
      `UPDATE deposits SET era_id = NULL, match = 'none', difference_cents = NULL, version = version + 1,
         updated_at = $3, updated_by = $4 WHERE company_id = $1 AND era_id = $2`,
      [eraId, this.store.clock.now(), tenantContext.actorId()],
    );
  }

  /** All that was looked at is set anew: what belonged together in spite of its amounts may do so no more. */
  private async keep(looked: readonly Pair[], made: readonly Pair[]): Promise<void> {
    if (looked.length === 0) return;
    const of = new Map(made.map((pair) => [pair.depositId, pair]));
    const ofEra = new Map(made.map((pair) => [pair.eraId, pair]));
    const matchOf = (pair: Pair | undefined): string =>
      pair === undefined ? 'none' : pair.differenceCents === 0 ? 'matched' : 'amount_differs';
    const deposits = [...new Set(looked.map(({ depositId }) => depositId))].map((id) => {
      const pair = of.get(id);
      return { id, eraId: pair?.eraId ?? null, match: matchOf(pair), differenceCents: pair?.differenceCents ?? null };
    });
    const fundings = { none: 'unfunded', matched: 'funded', amount_differs: 'amount_differs' } as const;
    const eras = [...new Set(looked.map(({ eraId }) => eraId))].map((id) => ({
      id,
      funding: fundings[matchOf(ofEra.get(id)) as keyof typeof fundings],
    }));
    const stamp = [this.store.clock.now(), tenantContext.actorId()];
    await this.store.database.query(
      `UPDATE deposits d SET era_id = n."eraId", match = n.match, difference_cents = n."differenceCents",
         version = d.version + 1, updated_at = $3, updated_by = $4
       FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, "eraId" uuid, match text, "differenceCents" bigint)
       WHERE d.company_id = $1 AND d.id = n.id AND (d.era_id IS DISTINCT FROM n."eraId" OR d.match <> n.match)`,
      [JSON.stringify(deposits), ...stamp],
    );
    await this.store.database.query(
      `UPDATE claim_eras e SET funding = n.funding, version = e.version + 1, updated_at = $3, updated_by = $4
       FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, funding text)
       WHERE e.company_id = $1 AND e.id = n.id AND e.funding <> n.funding`,
      [JSON.stringify(eras), ...stamp],
    );
  }
}
