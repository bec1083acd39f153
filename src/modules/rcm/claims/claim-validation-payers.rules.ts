import type { OtherPayer, SubmittedClaim, SubmittedLine } from '../x12/submitted-claim.rules.js';
import type { Adjustment } from '../x12/x12-segment.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

/** SBR01 in the order in which payers pay. U (unknown) has no place in it. */
const ORDER = ['P', 'S', 'T', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
const UNKNOWN = 'U';

/** Rule 15: coordination of benefits. */
export function checkOtherPayers(claim: SubmittedClaim, problems: ClaimProblemList): void {
  checkOrder(claim, problems);
  const own = place(claim.subscriber.responsibilityCode);
  claim.otherPayers.forEach((payer, index) => {
    const path = `otherPayers[${index}]`;
    const isNameless = !payer.payer?.id;
    const nameless = 'another payer has no id (2330B NM109): lines could not say that it decided';
    problems.when(isNameless, 'OTHER_PAYER_ID_MISSING', `${path}.payer.id`, payer.segment, nameless);
    if (place(payer.responsibilityCode) < own) checkAdjudicationDate(claim, payer, path, problems);
    checkAdjustments(payer.adjustments, `${path}.adjustments`, payer.segment, problems);
    checkLevels(claim, payer, path, problems);
  });
  claim.lines.forEach((line, index) => checkLine(line, `lines[${index}]`, problems));
}

/** Unknown codes come last. */
function place(code: string): number {
  const index = ORDER.findIndex((known) => known === code);
  return index < 0 ? ORDER.length : index;
}

function checkOrder({ subscriber, otherPayers, segment }: SubmittedClaim, problems: ClaimProblemList): void {
  const at = subscriber.segment || segment;
  const path = 'subscriber.responsibilityCode';
  const own = subscriber.responsibilityCode;
  const isWrong = own !== UNKNOWN && place(own) === ORDER.length;
  problems.when(isWrong, 'RESPONSIBILITY_INVALID', path, at, 'SBR01 names no place in the order of payers');
  if (isWrong || own === UNKNOWN) return;
  const others = otherPayers.map(({ responsibilityCode }) => responsibilityCode).filter((code) => code !== UNKNOWN);
  const all = new Set([own, ...others]);
  const isTwice = all.size < others.length + 1;
  problems.when(isTwice, 'PAYER_ORDER_REPEATED', 'otherPayers', at, 'two payers have the same place in the order');
  for (const code of ORDER.slice(0, place(own))) {
    const message = `the claim goes to payer ${own}, and payer ${code} before it is not on it`;
    problems.when(!all.has(code), 'PRIOR_PAYER_MISSING', 'otherPayers', at, message);
  }
  const last = Math.max(...[...all].map(place).filter((index) => index < ORDER.length));
  const hasGap = ORDER.slice(place(own), last).some((code) => !all.has(code));
  problems.when(hasGap, 'PAYER_ORDER_HAS_GAP', 'otherPayers', at, 'the order of the payers after this one has a gap');
}

function checkAdjudicationDate(
  claim: SubmittedClaim,
  payer: OtherPayer,
  path: string,
  problems: ClaimProblemList,
): void {
  const isOnLine = claim.lines.some((line) =>
    line.adjudications.some(({ payerId, adjudicatedOn }) => payerId === payer.payer?.id && adjudicatedOn !== null),
  );
  const isOnClaim = payer.adjudicatedOn !== null;
  const at = payer.segment;
  const none = 'the payer before has no adjudication date (DTP 573), neither on the claim nor on a line';
  problems.when(!isOnLine && !isOnClaim, 'ADJUDICATION_DATE_MISSING', `${path}.adjudicatedOn`, at, none);
  const twice = 'the adjudication date (DTP 573) stands on the claim and on a line';
  problems.when(isOnLine && isOnClaim, 'ADJUDICATION_DATE_TWICE', `${path}.adjudicatedOn`, at, twice);
}

function checkAdjustments(
  adjustments: readonly Adjustment[],
  path: string,
  segment: number,
  problems: ClaimProblemList,
): void {
  const isIncomplete = adjustments.some(({ groupCode, reasonCode }) => groupCode === '' || reasonCode === '');
  const message = 'an adjustment has an amount without a group and reason';
  problems.when(isIncomplete, 'ADJUSTMENT_INCOMPLETE', path, segment, message);
}

/** The same adjustment, once on the claim and once as the sum over its lines. */
function checkLevels(claim: SubmittedClaim, payer: OtherPayer, path: string, problems: ClaimProblemList): void {
  const onLines = claim.lines
    .flatMap(({ adjudications }) => adjudications)
    .filter(({ payerId }) => payerId === payer.payer?.id)
    .flatMap(({ adjustments }) => adjustments);
  for (const adjustment of payer.adjustments) {
    const same = onLines.filter((other) => keyOf(other) === keyOf(adjustment)).map(({ cents }) => cents);
    const isTwice = same.includes(adjustment.cents) || sum(same) === adjustment.cents;
    if (same.length === 0 || !isTwice) continue;
    const message = `adjustment ${keyOf(adjustment)} stands on the claim and on its lines`;
    problems.add('ADJUSTMENT_AT_BOTH_LEVELS', `${path}.adjustments`, payer.segment, message);
  }
}

function checkLine(line: SubmittedLine, path: string, problems: ClaimProblemList): void {
  const payerIds = new Set(line.adjudications.map(({ payerId }) => payerId));
  line.adjudications.forEach(({ paidCents, adjustments, segment }, index) => {
    const at = `${path}.adjudications[${index}]`;
    const isNegative = paidCents < 0;
    problems.when(isNegative, 'ADJUDICATION_PAID_NEGATIVE', `${at}.paidCents`, segment, 'SVD02 is negative');
    checkAdjustments(adjustments, `${at}.adjustments`, segment, problems);
  });
  for (const payerId of payerIds) {
    const own = line.adjudications.filter((adjudication) => adjudication.payerId === payerId);
    const paid = sum(own.map(({ paidCents }) => paidCents));
    const adjusted = sum(own.flatMap(({ adjustments }) => adjustments).map(({ cents }) => cents));
    const isOff = paid + adjusted !== line.chargeCents;
    const message = 'the charge of the line is not what the payer before paid (SVD02) and adjusted (CAS)';
    problems.when(isOff, 'ADJUDICATION_UNBALANCED', `${path}.adjudications`, own[0]?.segment ?? 0, message);
  }
}

function keyOf({ groupCode, reasonCode }: Adjustment): string {
  return `${groupCode}-${reasonCode}`;
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, next) => total + next, 0);
}
