import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { companyDay, CompanyDays } from '../../../shared/time/company-days.js';
import { versionOrder } from '../claim-versions/version-order.codes.js';
import type { PriorDecision } from './secondary-claim.rules.js';

/** A claim to the next payer, and what it follows. */
export interface FollowingClaim {
  claimId: string;
  priorClaimId: string;
  status: string;
}

/** What is open on a claim that the next payer is billed for, and where it goes. */
export interface HandedOver {
  fromClaimId: string;
  fromLineId: string | null;
  toClaimId: string;
  toLineId: string | null;
  cents: number;
  postedOn: string;
}

const adjustments = (of: string): string => `(SELECT coalesce(jsonb_agg(jsonb_build_object('groupCode', a.group_code,
    'reasonCode', a.reason_code, 'cents', a.cents, 'quantity', trim_scale(a.quantity)) ORDER BY a.ordinal), '[]')
  FROM payment_adjustments a WHERE a.company_id = p.company_id AND a.claim_payment_id = p.id AND ${of})`;
const LINES = `(SELECT coalesce(jsonb_agg(jsonb_build_object('claimLineItemId', s.claim_line_item_id,
    'procedureCode', s.procedure_code, 'modifiers', s.modifiers, 'revenueCode', s.revenue_code,
    'paidUnits', trim_scale(s.paid_units), 'paidCents', s.paid_cents,
    'adjustments', ${adjustments('a.line_payment_id = s.id')}) ORDER BY s.ordinal), '[]')
  FROM placed_line_payments s WHERE s.company_id = p.company_id AND s.claim_payment_id = p.id)`;
const STANDING = `p.status = 'posted' AND p.reverses_id IS NULL
  AND NOT EXISTS (SELECT FROM claim_payments r WHERE r.company_id = p.company_id AND r.reverses_id = p.id)`;
/** `c`: the claim whose payer has decided; the card must have been in force on its first day of service. */
const NEXT_COVERAGE = `coverages v WHERE v.company_id = c.company_id AND v.patient_id = c.patient_id
  AND v."order" = CASE c.responsibility_code WHEN 'P' THEN 'secondary' WHEN 'S' THEN 'tertiary' END
  AND (v.effective_on IS NULL OR v.effective_on <= c.served_from_on) AND (v.ends_on IS NULL OR v.ends_on >= c.served_from_on)`;
const BALANCE = `(SELECT coalesce(sum(l.balance_effect_cents), 0) FROM ledger_entries l
  WHERE l.company_id = c.company_id AND l.claim_id = c.id)`;
const DECIDED = `('secondary_pending', 'paid', 'partially_paid', 'zero_paid', 'denied', 'appealed', 'corrected', 'voided', 'closed', 'crossed_over')`;

/** What billing the next payer asks the database. */
@Injectable()
export class SecondaryClaimsRepository {
  constructor(
    private readonly store: Store,
    private readonly days: CompanyDays,
  ) {}

  /** The unreversed decisions of the claim's payer, oldest first. */
  decisionsOn(claimId: string): Promise<PriorDecision[]> {
    return this.store.database.query(
      `SELECT p.id, p.paid_cents AS "paidCents", p.is_forwarded AS "isForwarded",
         (p.is_balanced AND e.is_balanced) AS "isBalanced", coalesce(e.paid_on, ${companyDay('e.created_at')}) AS "decidedOn",
         ${adjustments('a.line_payment_id IS NULL')} AS adjustments, ${LINES} AS lines
       FROM claim_payments p JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
       WHERE p.company_id = $1 AND p.claim_id = $2 AND ${STANDING} ORDER BY p.created_at, p.era_id, p.ordinal`,
      [claimId],
    );
  }

  /** The patient's card of the next payer. */
  async nextCoverageOf(claimId: string): Promise<{ coverageId: string; payerId: string } | null> {
    const [row] = await this.store.database.query<{ coverageId: string; payerId: string }>(
      `SELECT v.id AS "coverageId", v.payer_id AS "payerId" FROM claims c, ${NEXT_COVERAGE}
         AND c.company_id = $1 AND c.id = $2 ORDER BY v.effective_on DESC NULLS LAST, v.id DESC LIMIT 1`,
      [claimId],
    );
    return row ?? null;
  }

  /** The claim to the next payer that stands already. */
  async nextClaimOf(claimId: string): Promise<string | null> {
    const [row] = await this.store.database.query<{ id: string }>(
      `SELECT id FROM claims WHERE company_id = $1 AND prior_claim_id = $2 AND status NOT IN ('voided', 'corrected') LIMIT 1`,
      [claimId],
    );
    return row?.id ?? null;
  }

  /** Keeps which claim payments a claim to the next payer was copied from. */
  async keepPriors(claimId: string, claimPaymentIds: readonly string[]): Promise<void> {
    await this.store.database.query(
      `INSERT INTO claim_prior_payments (company_id, claim_id, claim_payment_id)
       SELECT $1, $2, id FROM unnest($3::uuid[]) AS given(id) ON CONFLICT DO NOTHING`,
      [claimId, claimPaymentIds],
    );
  }

  /** Of which claim payments a claim to the next payer tells. */
  async priorsOf(claimId: string): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(
      'SELECT claim_payment_id AS id FROM claim_prior_payments WHERE company_id = $1 AND claim_id = $2',
      [claimId],
    );
    return rows.map(({ id }) => id);
  }

  /** The newest version of the claim before this one on which a decision of its payer stands. */
  async decidedBefore(claimId: string): Promise<string | null> {
    const [row] = await this.store.database.query<{ id: string }>(
      `SELECT v.id FROM claims c JOIN claims k ON k.company_id = c.company_id AND k.id = c.prior_claim_id
       JOIN claims v ON v.company_id = k.company_id AND v.family_id = k.family_id AND v.responsibility_code = k.responsibility_code
       WHERE c.company_id = $1 AND c.id = $2 AND EXISTS (
         SELECT 1 FROM claim_payments p WHERE p.company_id = v.company_id AND p.claim_id = v.id AND ${STANDING})
       ORDER BY ${versionOrder('v')} DESC LIMIT 1`,
      [claimId],
    );
    return row?.id ?? null;
  }

  /** The claims to next payers that were copied from one of these claim payments. */
  copiedFrom(claimPaymentIds: readonly string[]): Promise<FollowingClaim[]> {
    return this.store.database.query(
      `SELECT DISTINCT c.id AS "claimId", c.prior_claim_id AS "priorClaimId", c.status FROM claim_prior_payments k
       JOIN claims c ON c.company_id = k.company_id AND c.id = k.claim_id
       WHERE k.company_id = $1 AND k.claim_payment_id = ANY($2::uuid[]) AND c.status NOT IN ('voided', 'corrected')`,
      [claimPaymentIds],
    );
  }

  /** Those of the claims that tell of a decision which its payer has taken back since. */
  async withReversedPrior(claimIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.store.database.query<{ claimId: string }>(
      `SELECT DISTINCT k.claim_id AS "claimId" FROM claim_prior_payments k
       JOIN claim_payments r ON r.company_id = k.company_id AND r.reverses_id = k.claim_payment_id
       WHERE k.company_id = $1 AND k.claim_id = ANY($2::uuid[])`,
      [claimIds],
    );
    return new Set(rows.map(({ claimId }) => claimId));
  }

  /**
   * Of these claims, those that wait for the next payer: there is a card of it, and either a claim to it that is not
   * decided, or none and something open.
   */
  async waitingForNext(claimIds: readonly string[]): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(
      `SELECT c.id FROM claims c WHERE c.company_id = $1 AND c.id = ANY($2::uuid[])
         AND EXISTS (SELECT 1 FROM ${NEXT_COVERAGE})
         AND CASE WHEN EXISTS (SELECT 1 FROM claims n WHERE n.company_id = c.company_id AND n.prior_claim_id = c.id AND n.status <> 'voided')
           THEN NOT EXISTS (SELECT 1 FROM claims n WHERE n.company_id = c.company_id AND n.prior_claim_id = c.id AND n.status IN ${DECIDED} AND n.status <> 'voided')
           ELSE ${BALANCE} > 0 END`,
      [claimIds],
    );
    return rows.map(({ id }) => id);
  }

  /** The claims that these follow and that still wait for them. */
  async pendingBefore(claimIds: readonly string[]): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(
      `SELECT DISTINCT o.id FROM claims c JOIN claims o ON o.company_id = c.company_id AND o.id = c.prior_claim_id
       WHERE c.company_id = $1 AND c.id = ANY($2::uuid[]) AND c.status IN ${DECIDED} AND o.status = 'secondary_pending'`,
      [claimIds],
    );
    return rows.map(({ id }) => id);
  }

  /** What is open, line by line, on the claims that those of a batch follow; it goes to the same line of theirs. */
  openBefore(batchId: string): Promise<HandedOver[]> {
    return this.openFor(
      'IN (SELECT claim_id FROM claim_batch_claims WHERE company_id = $1 AND batch_id = $2)',
      batchId,
    );
  }

  /** The same for these claims. */
  openBeforeClaims(claimIds: readonly string[]): Promise<HandedOver[]> {
    return this.openFor('= ANY($2::uuid[])', claimIds);
  }

  /** Of a claim that is not followed any more, because its correction is, only what it handed over comes back. */
  private async openFor(claims: string, which: string | readonly string[]): Promise<HandedOver[]> {
    return this.store.database.query(
      `WITH going AS (
         SELECT c.id, f.id AS from_id, f.id = r.prior_claim_id AND f.id <> c.prior_claim_id AS is_left_behind
         FROM claims c LEFT JOIN claims r ON r.company_id = c.company_id AND r.id = c.replaces_id
         JOIN claims f ON f.company_id = c.company_id AND f.id IN (c.prior_claim_id, c.replaces_id, r.prior_claim_id)
           AND (f.id = c.replaces_id OR f.id = r.prior_claim_id AND f.id <> c.prior_claim_id OR f.status NOT IN ('corrected', 'voided'))
         WHERE c.company_id = $1 AND c.id ${claims} AND c.frequency_code <> '8' AND c.prior_claim_id IS NOT NULL)
       SELECT g.from_id AS "fromClaimId", l.claim_line_item_id AS "fromLineId", g.id AS "toClaimId", t.id AS "toLineId",
         sum(l.balance_effect_cents)::bigint AS cents, $3::date AS "postedOn"
       FROM going g JOIN ledger_entries l ON l.company_id = $1 AND l.claim_id = g.from_id
         AND (l.kind = 'transfer' OR NOT coalesce(g.is_left_behind, false))
       LEFT JOIN claim_line_items i ON i.company_id = $1 AND i.id = l.claim_line_item_id
       LEFT JOIN claim_line_items t ON t.company_id = $1 AND t.claim_id = g.id AND t.line_number = i.line_number
       GROUP BY 1, 2, 3, 4 HAVING sum(l.balance_effect_cents) <> 0 ORDER BY 1, 2`,
      [which, await this.days.today()],
    );
  }
}
