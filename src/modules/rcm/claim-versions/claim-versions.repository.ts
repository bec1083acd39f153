import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { jsonColumns } from '../../../shared/database/json-columns.js';
import type { OpenAmount } from './open-amount.rules.js';
import { VERSION_FIELDS, type ClaimVersion } from './claim-version.dto.js';

/** A version that goes out with a batch, and the claim in whose place it stands. */
export interface GoingVersion {
  claimId: string;
  replacesId: string;
  frequencyCode: string;
}

const BALANCE = `(SELECT coalesce(sum(l.balance_effect_cents), 0)::bigint FROM ledger_entries l
  WHERE l.company_id = c.company_id AND l.claim_id = c.id)`;

/** What versions of a claim have to do with each other. */
@Injectable()
export class ClaimVersionsRepository {
  constructor(private readonly database: Database) {}

  /** All versions of the claim's family, in the order of their numbers. */
  family(claimId: string): Promise<(ClaimVersion & { familyId: string })[]> {
    return this.database.query(
      `SELECT ${jsonColumns('c', VERSION_FIELDS)}, c.family_id AS "familyId", c.charge_cents AS "chargeCents",
         ${BALANCE} AS "balanceCents"
       FROM claims k JOIN claims c ON c.company_id = k.company_id AND c.family_id = k.family_id
       WHERE k.company_id = $1 AND k.id = $2 ORDER BY c.number`,
      [claimId],
    );
  }

  /** The version in the place of this claim that was not given up. */
  async openVersionOf(claimId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT id FROM claims WHERE company_id = $1 AND replaces_id = $2 AND status <> 'voided'`,
      [claimId],
    );
    return row?.id ?? null;
  }

  /**
   * The corrections and voids of a batch whose former is not superseded yet; and those that went out before the former,
   * which goes now (drafts of files can be sent in any order).
   */
  goingWith(batchId: string): Promise<GoingVersion[]> {
    const pair = (claim: string, more: string): string =>
      `SELECT c.id AS "claimId", c.replaces_id AS "replacesId", c.frequency_code AS "frequencyCode"
       FROM claim_batch_claims b JOIN claims ${claim} ON ${claim}.company_id = b.company_id AND ${claim}.id = b.claim_id
       JOIN claims ${claim === 'c' ? 'o' : 'c'} ON c.company_id = o.company_id AND c.replaces_id = o.id
       WHERE b.company_id = $1 AND b.batch_id = $2 AND o.status NOT IN ('corrected', 'voided')${more}`;
    const gone = ` AND c.status NOT IN ('draft', 'validated', 'queued', 'voided')`;
    return this.database.query(`${pair('c', '')} UNION ${pair('o', gone)}`, [batchId]);
  }

  /** Those of the claims that a void bill has taken back, and that bill. */
  voidedAmong(claimIds: readonly string[]): Promise<{ claimId: string; voidId: string }[]> {
    return this.database.query(
      `SELECT o.id AS "claimId", v.id AS "voidId" FROM claims o
       JOIN claims v ON v.company_id = o.company_id AND v.replaces_id = o.id AND v.frequency_code = '8'
       WHERE o.company_id = $1 AND o.id = ANY($2::uuid[]) AND o.status = 'voided'`,
      [claimIds],
    );
  }

  /** Those of the claims on which a claim payment stands that was not reversed. */
  async withStandingPayment(claimIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ claimId: string }>(
      `SELECT DISTINCT p.claim_id AS "claimId" FROM claim_payments p
       WHERE p.company_id = $1 AND p.claim_id = ANY($2::uuid[]) AND p.status = 'posted' AND p.reverses_id IS NULL
         AND NOT EXISTS (SELECT FROM claim_payments r WHERE r.company_id = p.company_id AND r.reverses_id = p.id)`,
      [claimIds],
    );
    return new Set(rows.map(({ claimId }) => claimId));
  }

  /** What is open on these claims, line by line; the day is that of the charge. */
  openAmounts(claimIds: readonly string[], today: string): Promise<OpenAmount[]> {
    return this.database.query(
      `SELECT l.claim_id AS "claimId", l.claim_line_item_id AS "claimLineItemId", c.prior_claim_id AS "priorClaimId",
         sum(l.balance_effect_cents)::bigint AS cents,
         coalesce(min(l.posted_on) FILTER (WHERE l.kind IN ('charge', 'transfer')), $3::date) AS "postedOn"
       FROM claims c JOIN ledger_entries l ON l.company_id = c.company_id AND l.claim_id = c.id
       WHERE c.company_id = $1 AND c.id = ANY($2::uuid[])
       GROUP BY l.claim_id, l.claim_line_item_id, c.prior_claim_id HAVING sum(l.balance_effect_cents) <> 0 ORDER BY 1, 2`,
      [claimIds, today],
    );
  }

  /** What is charged on these claims, line by line. */
  chargesOn(claimIds: readonly string[]): Promise<Omit<OpenAmount, 'priorClaimId'>[]> {
    return this.database.query(
      `SELECT claim_id AS "claimId", claim_line_item_id AS "claimLineItemId", sum(cents)::bigint AS cents,
         min(posted_on) AS "postedOn"
       FROM ledger_entries WHERE company_id = $1 AND claim_id = ANY($2::uuid[]) AND kind = 'charge'
       GROUP BY claim_id, claim_line_item_id HAVING sum(cents) <> 0 ORDER BY 1, 2`,
      [claimIds],
    );
  }

  /** Void bills among the claims that do not repeat the charges of the claim they take back. */
  async differingVoids(claimIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ claimId: string }>(
      `SELECT c.id AS "claimId" FROM claims c
       WHERE c.company_id = $1 AND c.id = ANY($2::uuid[]) AND c.frequency_code = '8' AND c.replaces_id IS NOT NULL
         AND ${services('c.id')} IS DISTINCT FROM ${services('c.replaces_id')}`,
      [claimIds],
    );
    return new Set(rows.map(({ claimId }) => claimId));
  }
}

const services = (claimId: string): string => `(SELECT array_agg(concat_ws('|', l.procedure_code, l.revenue_code,
    array_to_string(l.modifiers, ','), l.charge_cents, l.units, l.served_from_on) ORDER BY l.line_number)
  FROM claim_line_items l WHERE l.company_id = $1 AND l.claim_id = ${claimId})`;
