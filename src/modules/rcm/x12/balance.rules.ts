import { decimalFromCents } from '../../../shared/domain/money.rules.js';
import { isReversal } from './remittance.rules.js';

interface Adjusted {
  adjustments: readonly { groupCode: string; cents: number }[];
}

/** What the balance of a service needs. */
export interface BalanceLine extends Adjusted {
  chargeCents: number;
  paidCents: number;
}

/** What the balance of a claim payment needs. */
export interface BalanceClaim extends BalanceLine {
  statusCode: string;
  patientResponsibilityCents: number;
  services: readonly BalanceLine[];
}

/** What the balance of a transaction set needs. */
export interface BalanceSet {
  paymentCents: number;
  creditOrDebit: string;
  sumClaimPaidCents: number;
  sumProviderAdjustmentCents: number;
}

export type ImbalanceCode =
  | 'LINE_UNBALANCED'
  | 'CLAIM_UNBALANCED'
  | 'CLAIM_SERVICES_UNBALANCED'
  | 'PATIENT_RESPONSIBILITY_DIFFERS'
  | 'SET_UNBALANCED'
  | 'PAYMENT_IS_DEBIT'
  | 'PAYMENT_NEGATIVE';

export interface Imbalance {
  code: ImbalanceCode;
  /** Index of the service, for LINE_UNBALANCED. */
  serviceIndex: number | null;
  message: string;
}

/**
 * What is out of balance in a claim payment, in exact cents (rcm.md §4 D 3): each line SVC02 - CAS = SVC03
 * (RFI 2348); the claim CLP03 - all CAS = CLP04 (RFI 2601), and with services sum of SVC03 - claim-level CAS = CLP04.
 * CLP05 = sum of PR is no part of the balance (RFI 2548) and not asked of reversals. Nothing is ever "fixed".
 */
export function claimImbalances(claim: BalanceClaim): Imbalance[] {
  const problems: Imbalance[] = [];
  const claimLevelCents = sumOfAdjustments(claim);
  let lineLevelCents = 0;
  let linePaidCents = 0;
  for (let index = 0; index < claim.services.length; index++) {
    const line = claim.services[index] as BalanceLine;
    const adjustedCents = sumOfAdjustments(line);
    lineLevelCents += adjustedCents;
    linePaidCents += line.paidCents;
    if (line.chargeCents - adjustedCents !== line.paidCents) problems.push(lineImbalance(line, adjustedCents, index));
  }
  if (claim.chargeCents - claimLevelCents - lineLevelCents !== claim.paidCents) {
    const sum = claimLevelCents + lineLevelCents;
    const message = `charge ${money(claim.chargeCents)} less adjustments ${money(sum)} is not the payment ${money(claim.paidCents)}`;
    problems.push({ code: 'CLAIM_UNBALANCED', serviceIndex: null, message });
  }
  if (claim.services.length > 0 && linePaidCents - claimLevelCents !== claim.paidCents) {
    const message = `services paid ${money(linePaidCents)} less claim adjustments ${money(claimLevelCents)} is not the payment ${money(claim.paidCents)}`;
    problems.push({ code: 'CLAIM_SERVICES_UNBALANCED', serviceIndex: null, message });
  }
  const responsibilityCents = patientResponsibilityOf(claim);
  if (responsibilityCents !== claim.patientResponsibilityCents && !isReversal(claim)) {
    const message = `patient responsibility ${money(claim.patientResponsibilityCents)} is not the sum ${money(responsibilityCents)} of the PR adjustments`;
    problems.push({ code: 'PATIENT_RESPONSIBILITY_DIFFERS', serviceIndex: null, message });
  }
  return problems;
}

/** What is out of balance in the transaction set itself: BPR02 = sum of CLP04 - sum of PLB amounts; money only comes in. */
export function setImbalances(set: BalanceSet): Imbalance[] {
  const problems: Imbalance[] = [];
  if (set.sumClaimPaidCents - set.sumProviderAdjustmentCents !== set.paymentCents) {
    const message = `claims paid ${money(set.sumClaimPaidCents)} less provider adjustments ${money(set.sumProviderAdjustmentCents)} is not the payment ${money(set.paymentCents)}`;
    problems.push({ code: 'SET_UNBALANCED', serviceIndex: null, message });
  }
  if (set.creditOrDebit === 'D') {
    problems.push({ code: 'PAYMENT_IS_DEBIT', serviceIndex: null, message: 'the payment is a debit (BPR03 = D)' });
  }
  if (set.paymentCents < 0) {
    const message = `the payment ${money(set.paymentCents)} is negative`;
    problems.push({ code: 'PAYMENT_NEGATIVE', serviceIndex: null, message });
  }
  return problems;
}

/** Whether an imbalance breaks the balance; a differing patient responsibility only deserves a look. */
export function breaksBalance(imbalance: Imbalance): boolean {
  return imbalance.code !== 'PATIENT_RESPONSIBILITY_DIFFERS';
}

/** The PR adjustments of a claim payment, its own and those of its services. */
export function patientResponsibilityOf(claim: Pick<BalanceClaim, 'adjustments' | 'services'>): number {
  let cents = 0;
  for (const { groupCode, cents: amount } of claim.adjustments) if (groupCode === 'PR') cents += amount;
  for (const service of claim.services) {
    for (const { groupCode, cents: amount } of service.adjustments) if (groupCode === 'PR') cents += amount;
  }
  return cents;
}

function sumOfAdjustments({ adjustments }: Adjusted): number {
  let cents = 0;
  for (const adjustment of adjustments) cents += adjustment.cents;
  return cents;
}

function lineImbalance(line: BalanceLine, adjustedCents: number, serviceIndex: number): Imbalance {
  const message = `line ${serviceIndex + 1}: charge ${money(line.chargeCents)} less adjustments ${money(adjustedCents)} is not the payment ${money(line.paidCents)}`;
  return { code: 'LINE_UNBALANCED', serviceIndex, message };
}

/** Sums of safe integers can leave the safe range; the message then shows what there is. */
function money(cents: number): string {
  return Number.isSafeInteger(cents) ? decimalFromCents(cents) : `${cents} cents`;
}
