import { compactFromDay } from '../../../shared/domain/day.rules.js';
import { x12AmountFromCents } from '../../../shared/domain/money.rules.js';
import { otherPayerLoop } from './other-payer.writer.js';
import type { ClaimType, HealthCode, SubmittedClaim } from './submitted-claim.rules.js';
import { lineLoop } from './submitted-line.writer.js';
import { providerLoops } from './submitted-party.writer.js';
import type { QualifiedPeriod } from './x12-segment.rules.js';
import type { WrittenSegment } from './x12-segment.writer.js';
import {
  amountSegment,
  daysSegment,
  inOrder,
  keptOf,
  orderOf,
  overKept,
  periodSegment,
  referenceSegment,
} from './x12-values.writer.js';

/** Segments of loop 2300 in the order of the guides (005010X222A1, 005010X223A2). */
const ORDER = orderOf('CLM DTP CL1 PWK CN1 AMT REF K3 NTE CR1 CR2 CR3 CR4 CR5 CR6 CR7 CR8 CRC HI HCP');
/** HI families of an institutional claim in the order of its guide, ICD-9 ones beside those of ICD-10. */
const FAMILIES = 'ABK BK ABJ BJ APR PR ABN BN DR ABF BF BBR BR BBQ BQ BI BH BE BG TC'.split(' ');
/** Principal and other diagnoses of a professional claim share one HI; so do principal and other anaesthesia procedures. */
const TOGETHER: Readonly<Record<string, string>> = {
  ABK: 'diagnoses',
  ABF: 'diagnoses',
  BK: 'diagnoses',
  BF: 'diagnoses',
  BP: 'anaesthesia',
  BO: 'anaesthesia',
};
const CODES_PER_SEGMENT = 12;

/** Loops 2300 to 2440 of one claim, without HL: the mirror of what the reader folds. */
export function claimLoops(claim: SubmittedClaim): WrittenSegment[] {
  return [
    ...inOrder(segmentsOfClaim(claim), ORDER),
    ...providerLoops(claim.providers, keptOf(claim.kept, '2310')),
    ...claim.otherPayers.flatMap(otherPayerLoop),
    ...claim.lines.flatMap((line, index) => lineLoop(claim.type, line, index + 1)),
  ];
}

function segmentsOfClaim(claim: SubmittedClaim): WrittenSegment[] {
  const kept = keptOf(claim.kept, '2300');
  const said = kept.find(({ elements }) => elements[0] === 'CLM');
  const { admissionTypeCode, admissionSourceCode, patientStatusCode } = claim;
  const admission = [admissionTypeCode, admissionSourceCode, patientStatusCode];
  return [
    overKept(said, claimSegment(claim)),
    ...periods(claim),
    ...(admission.every((code) => code === '') ? [] : [['CL1', ...admission]]),
    ...claim.amounts.map(amountSegment),
    ...claim.references.map(referenceSegment),
    ...healthCodeSegments(claim.type, claim.codes),
    ...kept.filter((segment) => segment !== said).map(({ elements }) => elements),
  ];
}

function claimSegment(claim: SubmittedClaim): WrittenSegment {
  const { facilityCode, facilityQualifier, frequencyCode } = claim;
  return [
    'CLM',
    claim.patientControlNumber,
    x12AmountFromCents(claim.chargeCents),
    '',
    '',
    [facilityCode, facilityQualifier, frequencyCode],
    claim.providerSignature,
    claim.assignmentCode,
    claim.benefitsAssigned,
    claim.releaseOfInformation,
  ];
}

/** DTP: statement, admission and discharge as the claim has them now, the others as they came. */
function periods(claim: SubmittedClaim): WrittenSegment[] {
  const own = ownPeriods(claim);
  const said = claim.periods.flatMap((period) => {
    const mine = own.get(period.qualifier);
    own.delete(period.qualifier);
    return mine === undefined ? (isOwn(period) ? [] : [periodSegment(period)]) : [mine(period)];
  });
  return [...[...own.values()].map((write) => write(null)), ...said];
}

type WritePeriod = (said: QualifiedPeriod | null) => WrittenSegment;

function ownPeriods(claim: SubmittedClaim): Map<string, WritePeriod> {
  const { dischargeTime, statementFromOn: from, statementToOn: to, admittedOn } = claim;
  const own = new Map<string, WritePeriod>();
  if (dischargeTime !== null) own.set('096', () => ['DTP', '096', 'TM', dischargeTime]);
  if (from !== null) {
    own.set('434', () => ['DTP', '434', 'RD8', `${compactFromDay(from)}-${compactFromDay(to ?? from)}`]);
  }
  if (admittedOn !== null) {
    // The hour of admission has no field: it stays while the day does.
    own.set('435', (said) =>
      said?.fromOn === admittedOn ? periodSegment(said) : daysSegment('435', admittedOn, null),
    );
  }
  return own;
}

function isOwn({ qualifier, fromOn, time }: QualifiedPeriod): boolean {
  const isRead = fromOn !== null || time !== null;
  return isRead && (qualifier === '434' || qualifier === '435' || qualifier === '096');
}

function healthCodeSegments(type: ClaimType, codes: readonly HealthCode[]): WrittenSegment[] {
  const groups = new Map<string, HealthCode[][]>();
  for (const code of codes) {
    const family = (type === 'professional' && TOGETHER[code.qualifier]) || code.qualifier;
    const parts = groups.get(family) ?? [];
    const last = parts.at(-1);
    if (last === undefined || last.length === CODES_PER_SEGMENT) parts.push([code]);
    else last.push(code);
    groups.set(family, parts);
  }
  const place = (family: string): number => (FAMILIES.includes(family) ? FAMILIES.indexOf(family) : FAMILIES.length);
  return [...groups]
    .sort(([one], [other]) => (type === 'institutional' ? place(one) - place(other) : 0))
    .flatMap(([, parts]) => parts.map((part) => ['HI', ...part.map(healthCodeElement)]));
}

function healthCodeElement({ qualifier, code, fromOn, toOn, cents, presentOnAdmission }: HealthCode): string[] {
  const days = fromOn === null ? ['', ''] : (daysSegment('', fromOn, toOn).slice(2) as string[]);
  const amount = cents === null ? '' : x12AmountFromCents(cents);
  return [qualifier, code, ...days, amount, '', '', '', presentOnAdmission];
}
