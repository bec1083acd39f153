import { NOT_NAMED } from '../claims-import/stored-fields.rules.js';
import { fitted, type Fit, type Loss } from '../claims-import/stored-value.rules.js';
import type { ClaimPayment, ProviderAdjustment, Remittance } from '../x12/remittance.rules.js';
import type { Adjustment } from '../x12/x12-segment.rules.js';
import type { Finding } from '../x12/x12-findings.codes.js';

// Values are cut to the fields that keep them (as the entities say) before anything is decided by them, so that what is
// matched, posted and answered is one and the same. The file keeps them whole.
const words = (most: number, otherwise = ''): Fit => ({ kind: 'words', most, otherwise });
const codes = (most: number, longest: number): Fit => ({ kind: 'codes', most, longest });

const REMITTANCE: Readonly<Record<string, Fit>> = {
  traceNumber: words(50, NOT_NAMED),
  payerId: words(20, NOT_NAMED),
  methodCode: words(3),
  payeeNpi: words(80),
  payeeTaxId: words(80),
};
const PARTY: Readonly<Record<string, Fit>> = { name: words(60), firstName: words(35), id: words(80) };
const PAYMENT: Readonly<Record<string, Fit>> = {
  patientControlNumber: words(50, NOT_NAMED),
  statusCode: words(2, '-'),
  payerControlNumber: words(50),
  remarkCodes: codes(20, 10),
};
const SERVICE: Readonly<Record<string, Fit>> = {
  revenueCode: words(48),
  controlNumber: words(50),
  remarkCodes: codes(99, 10),
};
const PROCEDURE: Readonly<Record<string, Fit>> = { code: words(48), modifiers: codes(4, 2) };
const ADJUSTMENT: Readonly<Record<string, Fit>> = { groupCode: words(2, '-'), reasonCode: words(5, '-') };
const PROVIDER_ADJUSTMENT: Readonly<Record<string, Fit>> = {
  providerId: words(80, NOT_NAMED),
  reasonCode: words(3, '-'),
  reference: words(50),
};

/** The head of a remittance as it can be stored. */
export function storableRemittance(remittance: Remittance): Remittance {
  const kept = fitted(remittance, REMITTANCE, [], '');
  return { ...kept, payer: party(kept.payer, []), payee: party(kept.payee, []) };
}

/** A claim payment as it can be stored, and a finding when something of it was cut. */
export function storablePayment(payment: ClaimPayment): { payment: ClaimPayment; findings: Finding[] } {
  const losses: Loss[] = [];
  const kept: ClaimPayment = {
    ...fitted(payment, PAYMENT, losses, ''),
    patient: party(payment.patient, losses),
    insured: party(payment.insured, losses),
    adjustments: adjustments(payment.adjustments, losses),
    services: payment.services.map((service) => ({
      ...fitted(service, SERVICE, losses, ''),
      procedure: fitted(service.procedure, PROCEDURE, losses, ''),
      originalProcedure: service.originalProcedure && fitted(service.originalProcedure, PROCEDURE, losses, ''),
      adjustments: adjustments(service.adjustments, losses),
    })),
  };
  if (losses.length === 0) return { payment: kept, findings: [] };
  const fields = [...new Set(losses.map(({ path }) => path))].join(', ');
  const message = `longer than their fields, and cut: ${fields}`;
  return { payment: kept, findings: [{ code: 'VALUE_CUT', severity: 'warning', segment: payment.segment, message }] };
}

/** A provider adjustment as it can be stored. */
export function storableProviderAdjustment(adjustment: ProviderAdjustment): ProviderAdjustment {
  return fitted(adjustment, PROVIDER_ADJUSTMENT, [], '');
}

function party<T extends object>(named: T | null, losses: Loss[]): T | null {
  return named === null ? null : fitted(named, PARTY, losses, '');
}

function adjustments(all: readonly Adjustment[], losses: Loss[]): Adjustment[] {
  return all.map((adjustment) => fitted(adjustment, ADJUSTMENT, losses, ''));
}
