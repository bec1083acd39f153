import { reversalOf, splitPayments, bundledPayment, claimLevelPayment, paymentOf, type ClaimDecision, type SandboxPayment } from '../../../../src/modules/rcm/sandbox-payer/sandbox-payment.rules.js'; // prettier-ignore
import type { SandboxClaim } from '../../../../src/modules/rcm/sandbox-payer/sandbox-claim.rules.js';
import type { SandboxProviderAdjustment, SandboxRemittance } from '../../../../src/modules/rcm/sandbox-payer/sandbox-remittance.rules.js'; // prettier-ignore
import { ClaimModel, paidCents, type Decided, type DecidedLine, type ModelRow } from './ledger-model.js';
import type { DrawnAct, DrawnDecision, DrawnLine } from './simulator-steps.js';

/** A decision that stands: what the payer would have to take back, and what the model would. */
interface Standing {
  payments: readonly SandboxPayment[];
  decided: Decided;
  rows: ModelRow[];
  isOfNextPayer: boolean;
}

export interface SimulatedClaim {
  claim: SandboxClaim;
  model: ClaimModel;
  standing: Standing[];
  /** Decisions ever made: each has a payer control number of its own. */
  decisions: number;
}

/** One payer's remittance with what the model says it pays. */
export interface SimulatedRemittance extends SandboxRemittance {
  depositCents: number;
  claims: readonly SimulatedClaim[];
}

/** What a later remittance of the payer takes, or gives back. */
interface Debt {
  reasonCode: 'FB' | 'WO';
  reference: string;
  cents: number;
}

/** What is said so far in one payer's part of a file. */
interface Draft {
  putOff: Debt[];
  payments: SandboxPayment[];
  adjustments: SandboxProviderAdjustment[];
  paidCents: number;
  claims: SimulatedClaim[];
}

const PAYER_PART: DrawnDecision['denial'] = { group: 'CO', carc: '97' };

/** The payers of the simulation: makes of each drawn act what the sandbox payer sends, and tells the model what it decided. */
export class SimulatedPayers {
  /** Carried forward and put off, by payer. */
  private readonly open = new Map<string, Debt[]>();
  private references = 0;

  constructor(readonly claims: readonly SimulatedClaim[]) {}

  /** One remittance for each payer that has something to say. */
  remit(acts: readonly DrawnAct[], day: string): SimulatedRemittance[] {
    const drafts = new Map<string, Draft>();
    for (const act of acts) {
      const simulated = this.claims[act.claim % this.claims.length]!;
      const key = simulated.claim.payer.id;
      const draft = drafts.get(key) ?? emptyDraft();
      drafts.set(key, draft);
      // One act for each claim in a remittance: a payer does not change its mind within one.
      if (draft.claims.includes(simulated)) continue;
      if (this.act(act, simulated, draft)) draft.claims.push(simulated);
    }
    return [...drafts.values()].filter(({ claims }) => claims.length > 0).map((draft) => this.settled(draft, day));
  }

  private act(act: DrawnAct, simulated: SimulatedClaim, draft: Draft): boolean {
    const last = simulated.standing.at(-1);
    switch (act.what) {
      case 'reverse':
        return last !== undefined && this.reverse(simulated, draft);
      case 'correct':
        return last !== undefined && this.correct(act, simulated, draft);
      case 'next_payer':
        return last !== undefined && this.nextPayer(simulated, last, draft);
      default:
        break;
    }
    // Who has been paid is paid again only after a reversal; a denial may simply be followed by a payment.
    if (last !== undefined && paidCents(last.decided) > 0) return this.correct(act, simulated, draft);
    this.decide(decidedOf(act.decision, simulated.claim), simulated, draft);
    if (act.what === 'interest') this.adjust(draft, 'L6', simulated.claim.payerControlNumber, -act.cents);
    if (act.what === 'put_off') this.putOff(draft, act.cents);
    return true;
  }

  private decide(decided: Decided, simulated: SimulatedClaim, draft: Draft, isOfNextPayer = false): void {
    const { claim } = simulated;
    const mark = String.fromCharCode(65 + (simulated.decisions % 26)) + String(simulated.decisions++);
    const payments = paymentsOf(claim, decided).map((payment) => ({
      ...payment,
      payerControlNumber: `${payment.payerControlNumber}${mark}`,
      statusCode: isOfNextPayer ? '2' : payment.statusCode,
    }));
    draft.payments.push(...payments);
    draft.paidCents += paidCents(decided);
    simulated.standing.push({ payments, decided, rows: simulated.model.post(decided), isOfNextPayer });
  }

  private reverse(simulated: SimulatedClaim, draft: Draft): boolean {
    const { payments, decided, rows } = simulated.standing.pop()!;
    draft.payments.push(...payments.map(reversalOf));
    draft.paidCents -= paidCents(decided);
    simulated.model.takeBack(rows);
    return true;
  }

  private correct(act: DrawnAct, simulated: SimulatedClaim, draft: Draft): boolean {
    const { isOfNextPayer } = simulated.standing.at(-1)!;
    const mine: Draft = emptyDraft();
    this.reverse(simulated, mine);
    const reversals = mine.payments.length;
    if (!isOfNextPayer) this.decide(decidedOf(act.decision, simulated.claim), simulated, mine);
    const inOrder = act.isTurned
      ? [...mine.payments.slice(reversals), ...mine.payments.slice(0, reversals)]
      : mine.payments;
    draft.payments.push(...inOrder);
    draft.paidCents += mine.paidCents;
    return true;
  }

  /** The next payer pays what the first one left to the patient: all else is OA-23. */
  private nextPayer(simulated: SimulatedClaim, { decided, isOfNextPayer }: Standing, draft: Draft): boolean {
    if (isOfNextPayer || decided.lines.some(({ denial }) => denial !== null) || decided.shape === 'whole') return false;
    const lines = decided.lines.map((line, at): DecidedLine => {
      const leftCents = line.deductibleCents + line.coinsuranceCents + line.copayCents;
      const { chargeCents } = simulated.claim.lines[at]!;
      return { ...NOTHING_OWED, priorCents: chargeCents - leftCents, allowedCents: leftCents };
    });
    this.decide({ shape: 'pay', lines, reductionCents: 0 }, simulated, draft, true);
    return true;
  }

  /** A recovery put off now is taken later, from a remittance of the same payer that has the money. */
  private putOff(draft: Draft, cents: number): void {
    const reference = `OLD${++this.references}`;
    this.adjust(draft, 'WO', reference, -cents);
    draft.putOff.push({ reasonCode: 'WO', reference, cents });
  }

  private settled(draft: Draft, day: string): SimulatedRemittance {
    const { payer, payee } = draft.claims[0]!.claim;
    const open = this.openOf(payer.id);
    for (const debt of open.splice(0)) {
      const taken = Math.max(0, Math.min(debt.cents, depositOf(draft)));
      if (taken > 0) this.adjust(draft, debt.reasonCode, debt.reference, taken);
      if (debt.cents > taken) open.push({ ...debt, cents: debt.cents - taken });
    }
    const short = -depositOf(draft);
    if (short > 0) {
      const reference = `FB${++this.references}`;
      this.adjust(draft, 'FB', reference, -short);
      open.push({ reasonCode: 'FB', reference, cents: short });
    }
    open.push(...draft.putOff);
    return { payer, payee, day, ...draft, depositCents: depositOf(draft) };
  }

  private openOf(payer: string): Debt[] {
    const open = this.open.get(payer) ?? [];
    this.open.set(payer, open);
    return open;
  }

  private adjust(draft: Draft, reasonCode: string, reference: string, cents: number): void {
    draft.adjustments.push({ reasonCode, reference, cents });
  }
}

function emptyDraft(): Draft {
  return { putOff: [], payments: [], adjustments: [], paidCents: 0, claims: [] };
}

const NOTHING_OWED = { denial: null, priorCents: 0, deductibleCents: 0, coinsuranceCents: 0, copayCents: 0 };

function depositOf({ paidCents: paid, adjustments }: Draft): number {
  return paid - adjustments.reduce((sum, { cents }) => sum + cents, 0);
}

/** What a drawn decision means for this claim, in cents. */
function decidedOf({ shape, lines, denial }: DrawnDecision, claim: SandboxClaim): Decided {
  const last = claim.lines.length - 1;
  const refused = (why: DrawnDecision['denial']): DecidedLine => {
    return { ...NOTHING_OWED, denial: `${why.group}/${why.carc}`, allowedCents: 0 };
  };
  const decided = claim.lines.map(({ chargeCents }, at): DecidedLine => {
    if (shape === 'deny' || (shape === 'deny_line' && at === last)) return refused(denial);
    if (shape === 'bundle' && at > 0) return refused(PAYER_PART);
    return paidLine(lines[at % lines.length]!, chargeCents);
  });
  const whole = paidCents({ shape, lines: decided, reductionCents: 0 });
  return { shape, lines: decided, reductionCents: shape === 'reduce' ? Math.round(whole / 50) : 0 };
}

function paidLine(drawn: DrawnLine, chargeCents: number): DecidedLine {
  const allowedCents = Math.round((chargeCents * drawn.allowedPercent) / 100);
  const deductibleCents = Math.round((allowedCents * drawn.deductiblePercent) / 100);
  const coinsuranceCents = Math.floor(((allowedCents - deductibleCents) * drawn.coinsurancePercent) / 100);
  const copayCents = Math.min(drawn.copayCents, allowedCents - deductibleCents - coinsuranceCents);
  return { denial: null, priorCents: 0, allowedCents, deductibleCents, coinsuranceCents, copayCents };
}

/** The same decision in the words of the sandbox payer. */
function paymentsOf(claim: SandboxClaim, { shape, lines, reductionCents }: Decided): SandboxPayment[] {
  const decision: ClaimDecision = {
    reductionCents,
    lines: lines.map(({ denial, priorCents, ...cents }) => {
      const [group = 'CO', carc = ''] = denial?.split('/') ?? [];
      const reason = { group: group as DrawnDecision['denial']['group'], carc, remark: '', claimRemark: '' };
      return { ...cents, priorImpactCents: priorCents, denial: denial === null ? null : reason };
    }),
  };
  if (shape === 'whole') return [claimLevelPayment(claim, decision)];
  if (shape === 'split') return splitPayments(claim, decision);
  if (shape === 'bundle') return [bundledPayment(claim, decision, ['HC', '99499'])];
  return [paymentOf(claim, decision)];
}
