import { serviceCode } from './claim-loops.writer.js';
import { decimal } from './envelope.writer.js';
import type { SyntheticClaim } from './synthetic-claim.rules.js';
import type { Adjustment, ClaimPayment, LinePayment } from './synthetic-payment.rules.js';
import { SUBMITTED_DAYS_BACK, type SyntheticPractice } from './synthetic-practice.rules.js';

/** Loops 2100 and 2110 of one claim payment. */
export function claimPaymentLoops(practice: SyntheticPractice, payment: ClaimPayment): string[] {
  const { claim } = payment;
  const segments = [
    claimHead(practice, payment),
    ...adjustmentSegments(payment.adjustments),
    ...people(practice, claim),
  ];
  if (payment.claimRemark) segments.push(`MOA***${payment.claimRemark}`);
  segments.push(
    `DTM*232*${claim.fromDay}`,
    `DTM*233*${claim.throughDay}`,
    `DTM*050*${practice.daysBack[SUBMITTED_DAYS_BACK] ?? ''}`,
  );
  return segments.concat(payment.lines.flatMap(serviceLoop));
}

function claimHead(practice: SyntheticPractice, payment: ClaimPayment): string {
  const { payer } = payment.claim.household;
  return [
    'CLP',
    payment.claim.patientControlNumber,
    payment.isReversal ? '22' : '1',
    decimal(payment.chargeCents),
    decimal(payment.paidCents),
    decimal(payment.patientCents),
    practice.isInstitutional ? payer.institutionalIndicator : payer.filingIndicator,
    payment.payerControlNumber,
    payment.claim.facilityCode,
    '1',
  ].join('*');
}

function people(practice: SyntheticPractice, { household, patient, isDependent, provider }: SyntheticClaim): string[] {
  const segments = [`NM1*QC*1*${patient.lastName}*${patient.firstName}****MI*${household.memberId}`];
  const { subscriber } = household;
  if (isDependent) segments.push(`NM1*IL*1*${subscriber.lastName}*${subscriber.firstName}****MI*${household.memberId}`);
  if (!practice.isInstitutional)
    segments.push(`NM1*82*1*${provider.lastName}*${provider.firstName}****XX*${provider.npi}`);
  return segments;
}

function serviceLoop({ line, ...payment }: LinePayment): string[] {
  const { procedure, revenue } = line.service;
  const code = procedure ? serviceCode(line) : `NU:${revenue}`;
  const segments = [
    `SVC*${code}*${decimal(payment.chargeCents)}*${decimal(payment.paidCents)}*${procedure ? revenue : ''}*${line.units}`,
    `DTM*472*${line.servedOn}`,
    ...adjustmentSegments(payment.adjustments),
    `REF*6R*${line.controlNumber}`,
  ];
  if (payment.allowedCents !== 0) segments.push(`AMT*B6*${decimal(payment.allowedCents)}`);
  if (payment.remark) segments.push(`LQ*HE*${payment.remark}`);
  return segments;
}

/** One CAS per group; a second reason of the group goes into the second triplet, behind an empty quantity. */
export function adjustmentSegments(adjustments: readonly Adjustment[]): string[] {
  const triplets = new Map<string, string[]>();
  for (const { group, reason, cents } of adjustments) {
    const before = triplets.get(group);
    const triplet = `${reason}*${decimal(cents)}`;
    if (before) before.push(triplet);
    else triplets.set(group, [triplet]);
  }
  return Array.from(triplets, ([group, each]) => `CAS*${group}*${each.join('**')}`);
}
