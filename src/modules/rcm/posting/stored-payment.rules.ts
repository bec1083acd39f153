import type { ClaimPayment, RemittanceParty, Remittance, ServicePayment } from '../x12/remittance.rules.js';
import type { Adjustment } from '../x12/x12-segment.rules.js';
import type { EraInHand } from './era-in-hand.rules.js';
import { isForwarded } from './adjudication.rules.js';

/** A remittance as it is stored. */
export interface StoredEra {
  id: string;
  x12FileId: string;
  x12SetId: string;
  payerId: string | null;
  payerName: string | null;
  payerIdentifier: string;
  traceNumber: string;
  payeeIdentifier: string;
  methodCode: string | null;
  paidCents: number;
  paidOn: string | null;
}

/** A claim payment as it is stored, with its services and adjustments. */
export interface StoredPayment {
  id: string;
  ordinal: number;
  patientControlNumber: string;
  statusCode: string;
  chargeCents: number;
  paidCents: number;
  patientResponsibilityCents: number;
  payerControlNumber: string | null;
  memberId: string | null;
  servedFromOn: string | null;
  isBalanced: boolean;
  isForwarded: boolean;
  remarkCodes: string[];
  adjustments: StoredAdjustment[];
  services: StoredService[];
}

export interface StoredService {
  id: string;
  ordinal: number;
  procedureCode: string | null;
  modifiers: string[];
  revenueCode: string | null;
  originalProcedureCode: string | null;
  chargeCents: number;
  paidCents: number;
  paidUnits: number | null;
  servedFromOn: string | null;
  controlNumber: string | null;
  remarkCodes: string[];
  adjustments: StoredAdjustment[];
}

export interface StoredAdjustment {
  groupCode: string;
  reasonCode: string;
  cents: number;
  quantity: number | null;
}

const NPI = /^\d{10}$/;
const NO_PARTY: RemittanceParty = {
  entityCode: '',
  name: '',
  firstName: '',
  middleName: '',
  suffix: '',
  idQualifier: '',
  id: '',
  street: '',
  city: '',
  state: '',
  zip: '',
  references: [],
};

/** A stored remittance, to be posted: what posting asks is as the file said it, the rest is empty. `today`: YYYY-MM-DD. */
export function eraInHandOf(era: StoredEra, today: string): EraInHand {
  const { id, x12FileId, x12SetId, payerId, paidOn } = era;
  const isPayeeOurs = true;
  const postedOn = paidOn ?? today;
  const reversedIds = new Set<string>();
  return {
    id,
    x12FileId,
    x12SetId,
    payerId,
    remittance: remittanceOf(era),
    holdReason: null,
    isPayeeOurs,
    postedOn,
    reversedIds,
  };
}

/** A stored claim payment as reading gave it to posting. */
export function paymentOf(stored: StoredPayment): ClaimPayment {
  const party = { ...NO_PARTY, id: stored.memberId ?? '' };
  const isSentOn = stored.isForwarded && !isForwarded({ statusCode: stored.statusCode, crossoverPayer: null });
  return {
    ordinal: stored.ordinal,
    segment: 0,
    headerNumber: '',
    patientControlNumber: stored.patientControlNumber,
    statusCode: stored.statusCode,
    chargeCents: stored.chargeCents,
    paidCents: stored.paidCents,
    patientResponsibilityCents: stored.patientResponsibilityCents,
    filingCode: '',
    payerControlNumber: stored.payerControlNumber ?? '',
    facilityCode: '',
    frequencyCode: '',
    diagnosisRelatedGroup: '',
    adjustments: stored.adjustments.map(adjustmentOf),
    patient: party,
    insured: null,
    corrected: null,
    renderingProvider: null,
    crossoverPayer: isSentOn ? NO_PARTY : null,
    otherParties: [],
    references: [],
    periods: [],
    statementFromOn: stored.servedFromOn,
    statementToOn: null,
    receivedOn: null,
    amounts: [],
    remarkCodes: stored.remarkCodes,
    services: stored.services.map(serviceOf),
    kept: [],
  };
}

function serviceOf(stored: StoredService): ServicePayment {
  const { procedureCode, modifiers, revenueCode, originalProcedureCode: original } = stored;
  // SVC01 of a service without a procedure was its revenue code.
  const [qualifier, code] = procedureCode === null ? ['NU', revenueCode ?? ''] : ['HC', procedureCode];
  return {
    ordinal: stored.ordinal,
    segment: 0,
    procedure: { qualifier, code, modifiers, description: '' },
    originalProcedure: original === null ? null : { qualifier, code: original, modifiers: [], description: '' },
    revenueCode: revenueCode ?? '',
    chargeCents: stored.chargeCents,
    paidCents: stored.paidCents,
    paidUnits: stored.paidUnits,
    submittedUnits: null,
    servedFromOn: stored.servedFromOn,
    servedToOn: null,
    adjustments: stored.adjustments.map(adjustmentOf),
    controlNumber: stored.controlNumber ?? '',
    references: [],
    remarkCodes: stored.remarkCodes,
    amounts: [],
    kept: [],
  };
}

function adjustmentOf({ groupCode, reasonCode, cents, quantity }: StoredAdjustment): Adjustment {
  return { groupCode, reasonCode, cents, quantity };
}

function remittanceOf(era: StoredEra): Remittance {
  const isNpi = NPI.test(era.payeeIdentifier);
  return {
    handlingCode: '',
    paymentCents: era.paidCents,
    creditOrDebit: 'C',
    methodCode: era.methodCode ?? '',
    paidOn: era.paidOn,
    traceNumber: era.traceNumber,
    payerId: era.payerIdentifier,
    producedOn: null,
    payer: { ...NO_PARTY, name: era.payerName ?? '' },
    payee: null,
    payeeNpi: isNpi ? era.payeeIdentifier : '',
    payeeTaxId: isNpi ? '' : era.payeeIdentifier,
    kept: [],
  };
}
