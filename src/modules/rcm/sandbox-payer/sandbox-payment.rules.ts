import type { SandboxClaim, SandboxLine } from './sandbox-claim.rules.js';
import type { SandboxDenial } from './sandbox-outcomes.codes.js';

export interface SandboxAdjustment {
  group: string;
  reason: string;
  cents: number;
}

/** What is decided of one line: a denial, or the allowed amount and the patient's part of it. */
export interface LineDecision {
  denial: SandboxDenial | null;
  allowedCents: number;
  deductibleCents: number;
  coinsuranceCents: number;
  copayCents: number;
  /** OA-23: what prior payers paid and took off. */
  priorImpactCents: number;
}

/** What is decided of a claim, line by line. */
export interface ClaimDecision {
  lines: readonly LineDecision[];
  /** CO-253 on the claim as a whole. */
  reductionCents: number;
}

export interface SandboxLinePayment {
  line: SandboxLine;
  /** SVC01 where it is not what was sent (SVC06 then says that); null: as sent. */
  adjudicatedCode: readonly string[] | null;
  chargeCents: number;
  paidCents: number;
  adjustments: readonly SandboxAdjustment[];
  remark: string;
}

/** A claim payment (CLP) that balances at its two levels. */
export interface SandboxPayment {
  claim: SandboxClaim;
  /** CLP02. */
  statusCode: string;
  payerControlNumber: string;
  chargeCents: number;
  paidCents: number;
  /** CLP05; 0 on a reversal. */
  patientCents: number;
  adjustments: readonly SandboxAdjustment[];
  lines: readonly SandboxLinePayment[];
  claimRemark: string;
  /** NM1*TT: to whom the claim was sent on. */
  sentOnTo: string | null;
}

/** The claim payment of a decision: SVC02 - CAS = SVC03 and CLP03 - all CAS = CLP04 (X12 RFI 2348, 2601). */
export function paymentOf(claim: SandboxClaim, decision: ClaimDecision): SandboxPayment {
  const lines = claim.lines.map((line, at) => linePayment(line, decision.lines[at] as LineDecision));
  const claimRemark = decision.lines.find(({ denial }) => denial !== null)?.denial?.claimRemark ?? '';
  const { reductionCents } = decision;
  const adjustments = reductionCents === 0 ? [] : [{ group: 'CO', reason: '253', cents: reductionCents }];
  return settled({
    claim,
    statusCode: claim.isSecondary ? '2' : '1',
    payerControlNumber: claim.payerControlNumber,
    adjustments,
    lines,
    claimRemark,
    sentOnTo: null,
  });
}

/** The same decision told of the claim as a whole: no services, one adjustment for each group and reason. */
export function claimLevelPayment(claim: SandboxClaim, decision: ClaimDecision): SandboxPayment {
  const payment = paymentOf(claim, decision);
  const sums = new Map<string, SandboxAdjustment>();
  for (const { group, reason, cents } of [
    ...payment.lines.flatMap((line) => line.adjustments),
    ...payment.adjustments,
  ]) {
    const key = `${group}/${reason}`;
    sums.set(key, { group, reason, cents: cents + (sums.get(key)?.cents ?? 0) });
  }
  return { ...payment, lines: [], adjustments: [...sums.values()] };
}

/** One claim in two claim payments (X12 RFI 137): the first line, and the others under a number of their own. */
export function splitPayments(claim: SandboxClaim, decision: ClaimDecision): SandboxPayment[] {
  const payment = paymentOf(claim, decision);
  const { lines, payerControlNumber } = payment;
  if (lines.length < 2) return [payment];
  return [
    settled({ ...payment, lines: lines.slice(0, 1) }),
    settled({ ...payment, lines: lines.slice(1), adjustments: [], payerControlNumber: `${payerControlNumber}B` }),
  ];
}

/** The first line is paid for all under `code`; the others are in it (CO-97). Line control numbers stay away: SVC06 tells. */
export function bundledPayment(claim: SandboxClaim, decision: ClaimDecision, code: readonly string[]): SandboxPayment {
  const inBundle: SandboxDenial = { group: 'CO', carc: '97', remark: 'M15', claimRemark: '' };
  const decisions = decision.lines.map((line, at) => (at === 0 ? line : denied(inBundle)));
  const payment = paymentOf(claim, { ...decision, lines: decisions });
  return { ...payment, lines: payment.lines.map((line) => ({ ...line, adjudicatedCode: code })) };
}

/** Sent on to the next payer (CLP02 19, 20, 21). */
export function sentOn(payment: SandboxPayment, to: string): SandboxPayment {
  return { ...payment, statusCode: String(Number(payment.statusCode) + 18), sentOnTo: to };
}

/** A payment taken back: all amounts negated in their groups, the payer's number kept (X12 RFI 1147, 2442). */
export function reversalOf(payment: SandboxPayment): SandboxPayment {
  return {
    ...payment,
    statusCode: '22',
    chargeCents: -payment.chargeCents,
    paidCents: negative(payment.paidCents),
    patientCents: 0,
    adjustments: payment.adjustments.map(negated),
    lines: payment.lines.map((line) => ({
      ...line,
      chargeCents: negative(line.chargeCents),
      paidCents: negative(line.paidCents),
      adjustments: line.adjustments.map(negated),
    })),
    sentOnTo: null,
  };
}

/** What the payer decides anew after a reversal has a number of its own. */
export function renumbered(payment: SandboxPayment, mark = 'A'): SandboxPayment {
  return { ...payment, payerControlNumber: `${payment.payerControlNumber}${mark}` };
}

/** A line that is refused whole. */
export function denied(denial: SandboxDenial): LineDecision {
  return {
    denial,
    allowedCents: 0,
    deductibleCents: 0,
    coinsuranceCents: 0,
    copayCents: 0,
    priorImpactCents: 0,
  };
}

function linePayment(line: SandboxLine, decision: LineDecision): SandboxLinePayment {
  const adjustments = adjustmentsOf(line, decision).filter(({ cents }) => cents !== 0);
  const paidCents = line.chargeCents - sumOf(adjustments);
  return {
    line,
    adjudicatedCode: null,
    chargeCents: line.chargeCents,
    paidCents,
    adjustments,
    remark: decision.denial?.remark ?? '',
  };
}

function adjustmentsOf({ chargeCents }: SandboxLine, decision: LineDecision): SandboxAdjustment[] {
  const { denial, priorImpactCents } = decision;
  if (denial !== null) return [{ group: denial.group, reason: denial.carc, cents: chargeCents }];
  return [
    { group: 'OA', reason: '23', cents: priorImpactCents },
    { group: 'CO', reason: '45', cents: chargeCents - priorImpactCents - decision.allowedCents },
    { group: 'PR', reason: '1', cents: decision.deductibleCents },
    { group: 'PR', reason: '2', cents: decision.coinsuranceCents },
    { group: 'PR', reason: '3', cents: decision.copayCents },
  ];
}

/** Charge, payment and patient part from lines and claim adjustments. */
function settled(facts: Omit<SandboxPayment, 'chargeCents' | 'paidCents' | 'patientCents'>): SandboxPayment {
  const { lines, adjustments } = facts;
  const patient = [...adjustments, ...lines.flatMap((line) => line.adjustments)].filter(({ group }) => group === 'PR');
  return {
    ...facts,
    chargeCents: lines.reduce((sum, line) => sum + line.chargeCents, 0),
    paidCents: lines.reduce((sum, line) => sum + line.paidCents, 0) - sumOf(adjustments),
    patientCents: sumOf(patient),
  };
}

function sumOf(adjustments: readonly SandboxAdjustment[]): number {
  return adjustments.reduce((sum, { cents }) => sum + cents, 0);
}

function negated(adjustment: SandboxAdjustment): SandboxAdjustment {
  return { ...adjustment, cents: negative(adjustment.cents) };
}

function negative(cents: number): number {
  return cents === 0 ? 0 : -cents;
}
