import type {
  Adjustment,
  KeptSegment,
  Procedure,
  QualifiedAmount,
  QualifiedPeriod,
  Reference,
} from './x12-segment.rules.js';

/** A payer, payee or person as an 835 names it (N1 loops 1000A and 1000B, NM1 in 2100). */
export interface RemittanceParty {
  /** N101 or NM101. */
  entityCode: string;
  /** Organisation, or last name of a person. */
  name: string;
  firstName: string;
  middleName: string;
  suffix: string;
  /** N103 or NM108: XX is an NPI, FI a tax id, MI a member id, … */
  idQualifier: string;
  id: string;
  street: string;
  city: string;
  state: string;
  zip: string;
  references: Reference[];
}

/** The head of an 835: BPR, TRN, DTM, loops 1000A (payer) and 1000B (payee). */
export interface Remittance {
  /** BPR01: I remittance only, H notification only (zero pay), … */
  handlingCode: string;
  /** BPR02. */
  paymentCents: number;
  /** BPR03: C credit, D debit. */
  creditOrDebit: string;
  /** BPR04: ACH, CHK, NON, … */
  methodCode: string;
  /** BPR16. */
  paidOn: string | null;
  /** TRN02: check or EFT number. */
  traceNumber: string;
  /** TRN03: "1" and the payer's tax id. */
  payerId: string;
  /** DTM 405. */
  producedOn: string | null;
  payer: RemittanceParty | null;
  payee: RemittanceParty | null;
  /** N104 of the payee where it is an NPI (qualifier XX), else ''. */
  payeeNpi: string;
  /** Tax id of the payee: N104 with FI, else REF TJ, else ''. */
  payeeTaxId: string;
  kept: KeptSegment[];
}

/** Loop 2110 of an 835: what was paid for one service. */
export interface ServicePayment {
  /** 1-based in its claim payment. */
  ordinal: number;
  /** Of the SVC, 1-based inside ST. */
  segment: number;
  /** SVC01, what was adjudicated. */
  procedure: Procedure;
  /** SVC06, what was submitted, where it differs. */
  originalProcedure: Procedure | null;
  /** SVC04. */
  revenueCode: string;
  /** SVC02. */
  chargeCents: number;
  /** SVC03. */
  paidCents: number;
  /** SVC05; the standard's default is 1. */
  paidUnits: number | null;
  /** SVC07. */
  submittedUnits: number | null;
  /** DTM 472, or 150 and 151. */
  servedFromOn: string | null;
  servedToOn: string | null;
  adjustments: Adjustment[];
  /** REF 6R: the line control number that the claim carried. */
  controlNumber: string;
  references: Reference[];
  /** LQ HE. */
  remarkCodes: string[];
  amounts: QualifiedAmount[];
  kept: KeptSegment[];
}

/** Loop 2100 of an 835: what was paid for one claim. */
export interface ClaimPayment {
  /** 1-based in its transaction set: with the set it identifies the claim payment. */
  ordinal: number;
  /** Of the CLP, 1-based inside ST. */
  segment: number;
  /** LX01 of the 2000 loop it stands in. */
  headerNumber: string;
  /** CLP01. */
  patientControlNumber: string;
  /** CLP02: 1-4, 19-23, 25. */
  statusCode: string;
  /** CLP03. */
  chargeCents: number;
  /** CLP04. */
  paidCents: number;
  /** CLP05, 0 when absent. */
  patientResponsibilityCents: number;
  /** CLP06. */
  filingCode: string;
  /** CLP07. */
  payerControlNumber: string;
  /** CLP08 and CLP09. */
  facilityCode: string;
  frequencyCode: string;
  /** CLP11. */
  diagnosisRelatedGroup: string;
  /** CAS of the claim itself; those of the services are theirs, and both count (rcm.md §4 D 4). */
  adjustments: Adjustment[];
  /** NM1 QC, IL, 74, 82, TT, PR, GB; the first of each. */
  patient: RemittanceParty | null;
  insured: RemittanceParty | null;
  corrected: RemittanceParty | null;
  renderingProvider: RemittanceParty | null;
  crossoverPayer: RemittanceParty | null;
  otherParties: RemittanceParty[];
  references: Reference[];
  /** DTM, e.g. 232 and 233 statement from and to, 050 received. */
  periods: QualifiedPeriod[];
  statementFromOn: string | null;
  statementToOn: string | null;
  receivedOn: string | null;
  amounts: QualifiedAmount[];
  /** Remark codes of MIA05, MIA20-23 and MOA03-07. */
  remarkCodes: string[];
  services: ServicePayment[];
  kept: KeptSegment[];
}

/** One adjustment of a PLB segment. Positive reduces the payment, negative increases it (rcm.md §4 D 10). */
export interface ProviderAdjustment {
  /** 1-based in its transaction set. */
  ordinal: number;
  segment: number;
  /** PLB01. */
  providerId: string;
  /** PLB02. */
  fiscalPeriodOn: string | null;
  /** PLB03-1: WO, FB, L6, 72, CS, … */
  reasonCode: string;
  /** PLB03-2. */
  reference: string;
  cents: number;
}

/** The sums of an 835. */
export interface RemittanceTotals {
  claimCount: number;
  serviceCount: number;
  providerAdjustmentCount: number;
  paymentCents: number;
  sumChargeCents: number;
  sumClaimPaidCents: number;
  sumPatientResponsibilityCents: number;
  sumProviderAdjustmentCents: number;
  unbalancedClaimCount: number;
  /** All three levels of rcm.md §4 D 3. */
  isBalanced: boolean;
}

/** CLP02 of a reversal: the amounts are those of the original with the other sign. */
export const REVERSAL_STATUS = '22';

/** Whether this claim payment takes an earlier one back. */
export function isReversal(payment: { statusCode: string }): boolean {
  return payment.statusCode === REVERSAL_STATUS;
}
