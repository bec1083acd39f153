import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { Store } from '../../../shared/database/store.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import type { PaymentInHand } from './claim-payment-posting.service.js';
import {
  paymentOf,
  type StoredAdjustment,
  type StoredEra,
  type StoredPayment,
  type StoredService,
} from './stored-payment.rules.js';

const ERA = `e.id, s.x12_file_id AS "x12FileId", e.x12_set_id AS "x12SetId", e.payer_id AS "payerId", e.payer_name AS "payerName",
  e.payer_identifier AS "payerIdentifier", e.trace_number AS "traceNumber", e.payee_identifier AS "payeeIdentifier",
  e.method_code AS "methodCode", e.paid_cents AS "paidCents", e.paid_on AS "paidOn"`;
const PAYMENT = `id, ordinal, patient_control_number AS "patientControlNumber", status_code AS "statusCode",
  charge_cents AS "chargeCents", paid_cents AS "paidCents", patient_responsibility_cents AS "patientResponsibilityCents",
  payer_control_number AS "payerControlNumber", member_id AS "memberId", served_from_on AS "servedFromOn",
  is_balanced AS "isBalanced", is_forwarded AS "isForwarded", remark_codes AS "remarkCodes"`;
const SERVICE = `id, claim_payment_id AS "claimPaymentId", ordinal, procedure_code AS "procedureCode", modifiers,
  revenue_code AS "revenueCode", original_procedure_code AS "originalProcedureCode", charge_cents AS "chargeCents",
  paid_cents AS "paidCents", paid_units::float8 AS "paidUnits", served_from_on AS "servedFromOn",
  control_number AS "controlNumber", remark_codes AS "remarkCodes"`;

type Of<Row> = Row & { claimPaymentId: string };

/** Remittances and claim payments that are stored, as posting takes them in hand again. */
@Injectable()
export class StoredPaymentsRepository {
  constructor(private readonly store: Store) {}

  /** Throws NOT_FOUND. */
  async era(id: string): Promise<StoredEra> {
    const [row] = await this.store.database.query<StoredEra>(
      `SELECT ${ERA} FROM claim_eras e JOIN x12_sets s ON s.company_id = e.company_id AND s.id = e.x12_set_id
       WHERE e.company_id = $1 AND e.id = $2`,
      [id],
    );
    if (row === undefined) throw notFound();
    return row;
  }

  /** The held claim payments of a remittance behind this ordinal, in their order; locks them. */
  heldOf(eraId: string, afterOrdinal: number, most: number): Promise<PaymentInHand[]> {
    return this.inHand(
      `WHERE company_id = $1 AND era_id = $2 AND status = 'held' AND ordinal > $3 ORDER BY ordinal LIMIT $4 FOR UPDATE`,
      [eraId, afterOrdinal, most],
    );
  }

  /** These claim payments; locks them. */
  some(ids: readonly string[]): Promise<PaymentInHand[]> {
    return this.inHand('WHERE company_id = $1 AND id = ANY($2::uuid[]) ORDER BY ordinal FOR UPDATE', [ids]);
  }

  private async inHand(where: string, parameters: unknown[]): Promise<PaymentInHand[]> {
    const { database } = this.store;
    const payments = await database.query<Omit<StoredPayment, 'services' | 'adjustments'>>(
      `SELECT ${PAYMENT} FROM claim_payments ${where}`,
      parameters,
    );
    const ids = [payments.map(({ id }) => id)];
    const services = await database.query<Of<Omit<StoredService, 'adjustments'>>>(
      `SELECT ${SERVICE} FROM line_payments WHERE company_id = $1 AND claim_payment_id = ANY($2::uuid[]) ORDER BY ordinal`,
      ids,
    );
    const adjustments = await database.query<Of<StoredAdjustment & { linePaymentId: string | null }>>(
      `SELECT claim_payment_id AS "claimPaymentId", line_payment_id AS "linePaymentId", group_code AS "groupCode",
         reason_code AS "reasonCode", cents, quantity::float8 AS quantity
       FROM payment_adjustments WHERE company_id = $1 AND claim_payment_id = ANY($2::uuid[]) ORDER BY ordinal`,
      ids,
    );
    const byPayment = groupedBy(services, ({ claimPaymentId }) => claimPaymentId);
    const byPlace = groupedBy(adjustments, ({ claimPaymentId, linePaymentId }) => linePaymentId ?? claimPaymentId);
    return payments.map((payment) => {
      const of = (id: string): StoredAdjustment[] => byPlace.get(id) ?? [];
      const own = (byPayment.get(payment.id) ?? []).map((service) => ({ ...service, adjustments: of(service.id) }));
      const read = paymentOf({ ...payment, services: own, adjustments: of(payment.id) });
      return {
        event: { kind: 'claim-payment', payment: read, findings: [], isBalanced: payment.isBalanced },
        stored: { id: payment.id, lineIds: own.map(({ id }) => id) },
      };
    });
  }
}
