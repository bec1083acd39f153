import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';
import { ClaimPayment } from '../eras/claim-payment.entity.js';
import type { Likeness } from './candidate.rules.js';
import { QUEUE_REASONS, type ListUnmatchedPaymentsQuery } from './unmatched-payment.dto.js';

const LIST: ListContract = {
  list: 'unmatched-payments',
  filters: { status: ['status', 'in'], reasons: ['holdReason', 'in'], eraId: ['eraId', 'equals'] },
  sorts: ['createdAt', 'chargeCents'],
};
const MOST_CANDIDATES = 10;

export interface LikeClaim extends Likeness {
  claimPaymentId: string;
  claimId: string;
  patientControlNumber: string;
  status: ClaimStatus;
  chargeCents: number;
  servedFromOn: string | null;
}

// Three ways to a claim, each by its own index: the control number, the payer's number, the member.
const FOUND = `SELECT w.id AS payment_id, c.id FROM waiting w JOIN claims c ON c.company_id = $1
    AND c.patient_control_key = upper(btrim(w.patient_control_number))
  UNION SELECT w.id, c.id FROM waiting w JOIN claims c ON c.company_id = $1 AND c.payer_control_number = w.payer_control_number
  UNION SELECT w.id, c.id FROM waiting w JOIN coverages o ON o.company_id = $1 AND o.member_id = w.member_id
    JOIN claims c ON c.company_id = $1 AND c.coverage_id = o.id
    AND (c.served_from_on = w.served_from_on OR c.charge_cents = abs(w.charge_cents))`;

/** Claim payments that wait for a human. */
@Injectable()
export class UnmatchedPaymentsRepository extends TenantRepository<ClaimPayment> {
  constructor(store: Store) {
    super(store, ClaimPayment);
  }

  list({ reason, ...query }: ListUnmatchedPaymentsQuery): Promise<Page<ClaimPayment>> {
    const reasons = reason === undefined ? [...QUEUE_REASONS] : [reason];
    return this.page(LIST, Object.assign({}, query, { status: ['unmatched', 'held'], reasons }));
  }

  /** Claims like these payments, by payment: the ten that have most in common with each. */
  async like(claimPaymentIds: readonly string[]): Promise<Map<string, LikeClaim[]>> {
    const rows = await this.store.database.query<LikeClaim>(
      `WITH waiting AS MATERIALIZED (
         SELECT p.*, e.payer_id FROM claim_payments p JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
         WHERE p.company_id = $1 AND p.id = ANY($2::uuid[])), found AS (${FOUND}), compared AS (
         SELECT w.id AS "claimPaymentId", c.id AS "claimId", c.patient_control_number AS "patientControlNumber", c.status,
           c.charge_cents AS "chargeCents", c.served_from_on AS "servedFromOn", c.number,
           c.patient_control_key = upper(btrim(w.patient_control_number)) AS "isSameControlNumber",
           coalesce(c.payer_control_number = w.payer_control_number, false) AS "isSamePayerControlNumber",
           coalesce(c.payer_id = w.payer_id, false) AS "isSamePayer",
           coalesce(o.member_id = w.member_id, false) AS "isSameMember",
           coalesce(c.served_from_on = w.served_from_on, false) AS "isSameDay",
           c.charge_cents = abs(w.charge_cents) AS "isSameCharge"
         FROM found f JOIN waiting w ON w.id = f.payment_id JOIN claims c ON c.company_id = $1 AND c.id = f.id
         LEFT JOIN coverages o ON o.company_id = $1 AND o.id = c.coverage_id),
       ranked AS (SELECT *, row_number() OVER (PARTITION BY "claimPaymentId" ORDER BY
         "isSameControlNumber"::int * 6 + "isSamePayerControlNumber"::int * 5 + "isSameMember"::int * 4
           + "isSameDay"::int * 2 + "isSameCharge"::int * 2 + "isSamePayer"::int DESC, number) AS place FROM compared)
       SELECT * FROM ranked WHERE place <= ${MOST_CANDIDATES} ORDER BY "claimPaymentId", place`,
      [claimPaymentIds],
    );
    return groupedBy(rows, ({ claimPaymentId }) => claimPaymentId);
  }

  /** Where the claim stands; undefined: there is none with this id. */
  async claimStatus(claimId: string): Promise<ClaimStatus | undefined> {
    const [row] = await this.store.database.query<{ status: ClaimStatus }>(
      'SELECT status FROM claims WHERE company_id = $1 AND id = $2',
      [claimId],
    );
    return row?.status;
  }
}
