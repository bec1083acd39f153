import type { Adjustment } from '../x12/x12-segment.rules.js';
import type { ClaimPayment, RemittanceParty, ServicePayment } from '../x12/remittance.rules.js';
import { isForwarded } from './adjudication.rules.js';

/** numeric(15, 3) holds no more; a quantity beyond is no quantity. */
const MOST_QUANTITY = 1e9;
/** SVC01 of a service without a procedure is its revenue code (qualifier NU). */
const REVENUE = 'NU';

/** First day of service: the statement's, else the earliest of the services. */
export function servedFromOn(payment: ClaimPayment): string | null {
  if (payment.statementFromOn !== null) return payment.statementFromOn;
  const days = payment.services.flatMap(({ servedFromOn: day }) => (day === null ? [] : [day]));
  return days.sort()[0] ?? null;
}

/** A claim payment as its row, beyond keys and what posting decided. */
export function paymentFacts(payment: ClaimPayment, isBalanced: boolean): Record<string, unknown> {
  const { patient, insured } = payment;
  return {
    ordinal: payment.ordinal,
    patientControlNumber: payment.patientControlNumber,
    statusCode: payment.statusCode,
    chargeCents: payment.chargeCents,
    paidCents: payment.paidCents,
    patientResponsibilityCents: payment.patientResponsibilityCents,
    payerControlNumber: payment.payerControlNumber || null,
    patientFamilyName: patient?.name || null,
    patientGivenName: patient?.firstName || null,
    memberId: memberIdOf(patient) || memberIdOf(insured) || null,
    servedFromOn: servedFromOn(payment),
    isBalanced,
    isForwarded: isForwarded(payment),
    remarkCodes: payment.remarkCodes,
  };
}

/** The member id that the payer names; '' when it names none. */
export function memberIdOf(party: RemittanceParty | null): string {
  return party?.id ?? '';
}

/** A service as its row, beyond keys and the line it was matched to. */
export function serviceFacts(service: ServicePayment): Record<string, unknown> {
  const { procedure, originalProcedure } = service;
  const isRevenueOnly = procedure.qualifier === REVENUE;
  return {
    ordinal: service.ordinal,
    procedureCode: isRevenueOnly ? null : procedure.code || null,
    modifiers: procedure.modifiers,
    revenueCode: (isRevenueOnly ? procedure.code : service.revenueCode) || null,
    originalProcedureCode: originalProcedure?.code || null,
    chargeCents: service.chargeCents,
    paidCents: service.paidCents,
    paidUnits: storable(service.paidUnits),
    servedFromOn: service.servedFromOn,
    controlNumber: service.controlNumber || null,
    remarkCodes: service.remarkCodes,
  };
}

/** An adjustment as its row, beyond keys: the amount as it came, never with another sign. */
export function adjustmentFacts({ groupCode, reasonCode, cents, quantity }: Adjustment): Record<string, unknown> {
  return { groupCode, reasonCode, cents, quantity: storable(quantity) };
}

function storable(quantity: number | null): number | null {
  return quantity !== null && Math.abs(quantity) <= MOST_QUANTITY ? quantity : null;
}
