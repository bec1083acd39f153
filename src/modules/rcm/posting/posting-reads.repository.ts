import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { Store } from '../../../shared/database/store.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';
import type { StandingPayment } from './adjudication.rules.js';
import { foundClaims, type FoundClaim, type KeyedClaim, type KeyRow } from './found-claims.rules.js';
import type { BilledLine } from './line-match.rules.js';
import type { ReversedPayment } from './correction.rules.js';
import type { Sought } from './payment-to-match.rules.js';
import type { PostedRow } from './posting.rules.js';
import type { Original } from './reversal.rules.js';

/** An unreversed claim payment that is posted on a claim. */
export type PostedPaymentRow = Original & StandingPayment & { correctsId: string | null };

/** So many held reversals are freed by one remittance; more wait for the next. */
const MOST_FREED = 1000;

// Two statements, put together by us: as one join, which the planner orders by what it believes of a company, each version
// was once compared with each pair of number and family, and a thousand claims took minutes.
const keysAndFamilies = (column: string, key: string): string => `WITH asked AS MATERIALIZED (
    SELECT number, ${key} AS key FROM unnest($2::text[]) AS given(number))
  SELECT key, number, NULL::uuid AS "familyId" FROM asked
  UNION ALL
  SELECT DISTINCT c.${column}, NULL, c.family_id FROM claims c
  WHERE c.company_id = $1 AND c.${column} = ANY (ARRAY(SELECT key FROM asked))`;

// Rows come locked in the order of their ids; the lock also makes sure that their status is the latest.
const versions = (
  column: string,
): string => `SELECT v.${column} AS key, v.id, v.family_id AS "familyId", v.number, v.status,
    v.charge_cents AS "chargeCents", v.served_from_on AS "servedFromOn", v.responsibility_code AS "responsibilityCode",
    v.payer_control_number AS "payerControlNumber", v.original_payer_control_number AS "originalPayerControlNumber",
    v.adjudicated_on IS NOT NULL AS "isAdjudicated", p.npi AS "billingNpi", p.tax_id AS "billingTaxId"
  FROM claims v JOIN providers p ON p.company_id = v.company_id AND p.id = v.billing_provider_id
  WHERE v.company_id = $1 AND v.family_id = ANY ($2::uuid[]) ORDER BY v.id FOR UPDATE OF v`;

// What a payment said of its lines is read off the ledger, so that it counts as it was posted.
const PAYMENT = `p.id, p.era_id AS "eraId", p.claim_id AS "claimId", e.payer_identifier AS "payerIdentifier",
  p.payer_control_number AS "payerControlNumber", p.charge_cents AS "chargeCents", p.paid_cents AS "paidCents",
  p.corrects_id AS "correctsId", p.status_code AS "statusCode", p.is_forwarded AS "isForwarded",
  coalesce(l.line_ids, '{}') AS "lineIds", coalesce(l.denied_line_ids, '{}') AS "deniedLineIds"`;
const POSTED = `FROM claim_payments p
  JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT claim_line_item_id) FILTER (WHERE claim_line_item_id IS NOT NULL) AS line_ids,
      array_agg(DISTINCT claim_line_item_id) FILTER (WHERE kind = 'denial' AND cents > 0) AS denied_line_ids
    FROM ledger_entries WHERE company_id = p.company_id AND claim_payment_id = p.id
  ) l ON true
  WHERE p.company_id = $1 AND p.status = 'posted' AND p.reverses_id IS NULL
    AND NOT EXISTS (SELECT FROM claim_payments r WHERE r.company_id = p.company_id AND r.reverses_id = p.id)`;

/** What posting asks the database, always for a whole chunk of claim payments at once. */
@Injectable()
export class PostingReadsRepository {
  constructor(private readonly store: Store) {}

  /** All versions of the claims that have one of these patient control numbers; locks them. */
  claimsByControlNumber(numbers: readonly string[]): Promise<FoundClaim[]> {
    return this.found('patient_control_key', 'upper(btrim(number))', numbers);
  }

  /** All versions of the claims to which a payer gave one of these numbers (CLP07); locks them. */
  claimsByPayerControlNumber(numbers: readonly string[]): Promise<FoundClaim[]> {
    return this.found('payer_control_number', 'number', numbers);
  }

  /** Ids of claims with this member, service date and charge, by the ordinal of the claim payment; of this payer, where it is known. */
  async candidates(sought: readonly Sought[], payerId: string | null): Promise<Map<number, string[]>> {
    if (sought.length === 0) return new Map();
    const rows = await this.store.database.query<{ ordinal: number; id: string }>(
      `SELECT s.ordinal, c.id
       FROM jsonb_to_recordset($2::jsonb) AS s(ordinal integer, "memberId" text, "servedFromOn" date, "chargeCents" bigint)
       JOIN coverages o ON o.member_id = s."memberId"
       JOIN claims c ON c.company_id = o.company_id AND c.coverage_id = o.id
         AND c.served_from_on = s."servedFromOn" AND c.charge_cents = s."chargeCents"
       WHERE o.company_id = $1 AND ($3::uuid IS NULL OR c.payer_id = $3) ORDER BY s.ordinal, c.number`,
      [JSON.stringify(sought), payerId],
    );
    const byOrdinal = groupedBy(rows, ({ ordinal }) => ordinal);
    return new Map([...byOrdinal].map(([ordinal, found]) => [ordinal, found.map(({ id }) => id)]));
  }

  async linesOf(claimIds: readonly string[]): Promise<Map<string, BilledLine[]>> {
    const rows = await this.many<BilledLine & { claimId: string }>(
      `SELECT claim_id AS "claimId", id, line_number AS "lineNumber", control_number AS "controlNumber",
         procedure_code AS "procedureCode", revenue_code AS "revenueCode", modifiers, charge_cents AS "chargeCents",
         served_from_on AS "servedFromOn"
       FROM claim_line_items WHERE company_id = $1 AND claim_id = ANY($2::uuid[])`,
      claimIds,
    );
    return groupedBy(rows, ({ claimId }) => claimId);
  }

  /** The unreversed claim payments that are posted on these claims, oldest first. */
  paymentsOn(claimIds: readonly string[]): Promise<PostedPaymentRow[]> {
    return this.many(
      `SELECT ${PAYMENT} ${POSTED} AND p.claim_id = ANY($2::uuid[]) ORDER BY p.created_at, p.era_id, p.ordinal`,
      claimIds,
    );
  }

  /** The unreversed posted claim payments with one of the payer's own numbers, oldest first. */
  paymentsNumbered(payerControlNumbers: readonly string[]): Promise<PostedPaymentRow[]> {
    return this.many(
      `SELECT ${PAYMENT} ${POSTED} AND p.payer_control_number = ANY($2::text[]) ORDER BY p.created_at, p.era_id, p.ordinal`,
      payerControlNumbers,
    );
  }

  /** The reversed claim payments of these claims, in the order in which they were reversed. */
  reversedOn(claimIds: readonly string[]): Promise<ReversedPayment[]> {
    return this.many(
      `SELECT o.id, o.claim_id AS "claimId", e.payer_identifier AS "payerIdentifier",
         (SELECT min(k.era_id::text) FROM claim_payments k
          WHERE k.company_id = o.company_id AND k.corrects_id = o.id AND k.corrects_id IS NOT NULL) AS "correctedInEraId"
       FROM claim_payments r JOIN claim_payments o ON o.company_id = r.company_id AND o.id = r.reverses_id
       JOIN claim_eras e ON e.company_id = o.company_id AND e.id = o.era_id
       WHERE r.company_id = $1 AND r.claim_id = ANY($2::uuid[]) AND r.reverses_id IS NOT NULL
       ORDER BY r.updated_at, r.era_id, r.ordinal`,
      claimIds,
    );
  }

  /**
   * Held reversals of posted remittances whose amounts one of this remittance's claim payments has, with the same number
   * of ours or of the payer's: the original that they wait for may have come.
   */
  async reversalsWaitingFor(eraId: string): Promise<{ id: string; eraId: string }[]> {
    return this.store.database.query(
      `SELECT DISTINCT r.id, r.era_id AS "eraId" FROM claim_payments r
       JOIN claim_eras e ON e.company_id = r.company_id AND e.id = r.era_id AND e.status = 'posted'
       JOIN claim_payments p ON p.company_id = r.company_id AND p.era_id = $2 AND p.status = 'posted'
         AND p.charge_cents = -r.charge_cents AND p.paid_cents = -r.paid_cents
         AND (upper(btrim(p.patient_control_number)) = upper(btrim(r.patient_control_number))
           OR p.payer_control_number = r.payer_control_number)
       WHERE r.company_id = $1 AND r.status = 'held' AND r.hold_reason = 'REVERSAL_WITHOUT_ORIGINAL'
       ORDER BY r.era_id, r.id LIMIT ${MOST_FREED}`,
      [eraId],
    );
  }

  /** The ledger rows of these claim payments. */
  ledgerOf(claimPaymentIds: readonly string[]): Promise<(PostedRow & { claimPaymentId: string })[]> {
    return this.many(
      `SELECT id, claim_payment_id AS "claimPaymentId", claim_line_item_id AS "claimLineItemId", kind,
         group_code AS "groupCode", reason_code AS "reasonCode", cents
       FROM ledger_entries WHERE company_id = $1 AND claim_payment_id = ANY($2::uuid[]) ORDER BY id`,
      claimPaymentIds,
    );
  }

  /** Where these claims stand now; locks them. */
  async statusesOf(claimIds: readonly string[]): Promise<Map<string, ClaimStatus>> {
    const rows = await this.many<{ id: string; status: ClaimStatus }>(
      'SELECT id, status FROM claims WHERE company_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
      claimIds,
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** The states that these claims went through, in their order. */
  async historiesOf(claimIds: readonly string[]): Promise<Map<string, ClaimStatus[]>> {
    const rows = await this.many<{ claimId: string; status: ClaimStatus }>(
      `SELECT claim_id AS "claimId", to_status AS status FROM claim_events
       WHERE company_id = $1 AND claim_id = ANY($2::uuid[]) ORDER BY claim_id, sequence`,
      claimIds,
    );
    const byClaim = groupedBy(rows, ({ claimId }) => claimId);
    return new Map([...byClaim].map(([claimId, events]) => [claimId, events.map(({ status }) => status)]));
  }

  private async found(column: string, key: string, numbers: readonly string[]): Promise<FoundClaim[]> {
    const keys = await this.many<KeyRow>(keysAndFamilies(column, key), numbers);
    const families = keys.flatMap(({ familyId }) => familyId ?? []);
    return foundClaims(keys, await this.many<KeyedClaim>(versions(column), families));
  }

  private many<Row>(sql: string, asked: readonly string[]): Promise<Row[]> {
    return asked.length === 0 ? Promise.resolve([]) : this.store.database.query<Row>(sql, [[...new Set(asked)]]);
  }
}
