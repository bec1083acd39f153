import type { ClaimProblem } from '../claims/claim-problem.rules.js';
import { claimProblems } from '../claims/claim-validation.rules.js';
import type { ClaimStatus, SetAcknowledgement } from './acknowledgement.rules.js';
import { JsonLineWriter, type LineSink } from './json-line.writer.js';
import type { ClaimPayment, ProviderAdjustment, Remittance } from './remittance.rules.js';
import { diagnosesOf, type SubmittedClaim } from './submitted-claim.rules.js';
import type { InterchangeAcknowledgementEvent, SetEndEvent, TransactionSet, X12Event } from './x12-events.reader.js';
import type { Finding, X12Error } from './x12-findings.codes.js';
import { separatorCharacters } from './x12-segment.rules.js';

export interface InspectionOptions {
  /** As it is to be named in the output. */
  file: string;
  /** YYYY-MM-DD, for the rule that no service lies in the future. */
  today: string;
  /** Leaves the arrays of claims, provider adjustments and acknowledgements out. */
  isSummary: boolean;
}

/** 0 nothing wrong, 1 a finding of severity error, 2 something could not be read at all. */
export type Verdict = 0 | 1 | 2;

/** Which array a set's line has, by what it is. */
const ARRAYS: Readonly<Record<string, string>> = {
  '837P': 'claims',
  '837I': 'claims',
  '835': 'claims',
  '999': 'acknowledgements',
  '277CA': 'acknowledgements',
};

/** Writes what a file holds as one JSON line per transaction set, in file order. */
export class X12InspectionWriter {
  verdict: Verdict = 0;
  private readonly line: JsonLineWriter;
  private transactionSet: TransactionSet | null = null;
  private array = '';

  constructor(
    sink: LineSink,
    private readonly options: InspectionOptions,
  ) {
    this.line = new JsonLineWriter(sink);
  }

  /** Takes the next event of the file. */
  async write(event: X12Event): Promise<void> {
    switch (event.kind) {
      case 'set-start':
        return this.begin(event.transactionSet);
      case 'remittance':
        return this.line.field('payment', paymentOf(event.remittance));
      case 'claim-payment':
        return this.item('claims', () => paidClaim(event.payment, event.isBalanced));
      case 'provider-adjustment':
        return this.item('providerAdjustments', () => providerAdjustment(event.adjustment));
      case 'claim':
        return this.writeClaim(event.claim);
      case 'set-acknowledgement':
        return this.item('acknowledgements', () => setAcknowledgement(event.acknowledgement));
      case 'claim-status':
        if (this.transactionSet?.set !== '277CA') return;
        return this.item('acknowledgements', () => claimStatus(event.status));
      case 'set-end':
        return this.end(event);
      case 'interchange-acknowledgement':
        return this.writeInterchangeAcknowledgement(event);
      case 'envelope-error':
        return this.writeError(event.error);
    }
  }

  /** A line for what could not be read. */
  async writeError(error: Omit<X12Error, 'code'> & { code: string }): Promise<void> {
    if (this.transactionSet !== null) await this.line.end();
    this.transactionSet = null;
    this.verdict = 2;
    this.line.field('file', this.options.file);
    this.line.field('error', error);
    await this.line.end();
  }

  private begin(transactionSet: TransactionSet): void {
    const { set, interchange, controlNumber, version } = transactionSet;
    this.transactionSet = transactionSet;
    this.array = '';
    this.head(set, interchange.controlNumber, controlNumber, version);
  }

  private head(set: string, isa13: string, st02: string | null, version: string | null): void {
    this.line.field('file', this.options.file);
    this.line.field('set', set);
    this.line.field('isa13', isa13);
    this.line.field('st02', st02);
    this.line.field('version', version);
  }

  private item(array: string, value: () => unknown): void {
    if (this.options.isSummary) return;
    this.openArray(array);
    this.line.item(value());
  }

  private openArray(array: string): void {
    if (this.array === array) return;
    if (array === 'providerAdjustments') this.openArray('claims');
    this.array = array;
    this.line.array(array);
  }

  private writeClaim(claim: SubmittedClaim): void {
    const { separators } = this.transactionSet!.interchange;
    const problems = claimProblems(claim, this.options.today, separatorCharacters(separators));
    if (problems.some(({ severity }) => severity === 'error')) this.raise(1);
    this.item('claims', () => submittedClaim(claim, problems));
  }

  private async end(event: SetEndEvent): Promise<void> {
    const { remittanceTotals, submissionTotals, transactionSet } = event;
    const array = ARRAYS[transactionSet.set];
    if (!this.options.isSummary && array !== undefined) {
      this.openArray(transactionSet.set === '835' ? 'providerAdjustments' : array);
    }
    if (this.options.isSummary) this.line.field('claimCount', (remittanceTotals ?? submissionTotals)?.claimCount);
    if (remittanceTotals !== null) {
      this.line.field('sumClaimPaidCents', remittanceTotals.sumClaimPaidCents);
      this.line.field('sumProviderAdjustmentCents', remittanceTotals.sumProviderAdjustmentCents);
      this.line.field('balanced', remittanceTotals.isBalanced);
    }
    this.line.field('segments', event.segments);
    this.line.field('findings', event.findings.map(shownFinding));
    if (event.errorCount > 0) this.raise(1);
    this.transactionSet = null;
    await this.line.end();
  }

  private async writeInterchangeAcknowledgement(event: InterchangeAcknowledgementEvent): Promise<void> {
    this.head('TA1', event.interchange.controlNumber, null, null);
    const { interchangeControlNumber, code, noteCode } = event.acknowledgement;
    this.line.field('acknowledgement', { interchangeControlNumber, code, noteCode });
    this.line.field('segments', 1);
    this.line.field('findings', event.findings.map(shownFinding));
    if (event.findings.some(({ severity }) => severity === 'error')) this.raise(1);
    await this.line.end();
  }

  private raise(verdict: Verdict): void {
    if (verdict > this.verdict) this.verdict = verdict;
  }
}

function shownFinding({ code, severity, segment, message }: Finding): Finding {
  return { code, severity, segment, message };
}

function paymentOf({ methodCode, paymentCents, paidOn, traceNumber, payerId }: Remittance): object {
  return { methodCode, paidCents: paymentCents, paidOn, traceNumber, payerId };
}

function paidClaim(payment: ClaimPayment, balanced: boolean): object {
  const { patientControlNumber, statusCode, chargeCents, paidCents, patientResponsibilityCents } = payment;
  const { payerControlNumber, services } = payment;
  const lines = services.length;
  const amounts = { chargeCents, paidCents, patientResponsibilityCents };
  return { patientControlNumber, statusCode, ...amounts, payerControlNumber, lines, balanced };
}

function providerAdjustment({ providerId, fiscalPeriodOn, reasonCode, reference, cents }: ProviderAdjustment): object {
  return { providerId, fiscalPeriodOn, reasonCode, reference, cents };
}

function submittedClaim(claim: SubmittedClaim, findings: readonly ClaimProblem[]): object {
  const { patientControlNumber, type, chargeCents, frequencyCode } = claim;
  const diagnosisCodes = diagnosesOf(claim).map(({ code }) => code);
  const lines = claim.lines.length;
  return { patientControlNumber, type, chargeCents, lines, diagnosisCodes, frequencyCode, findings };
}

function setAcknowledgement(acknowledgement: SetAcknowledgement): object {
  const { groupControlNumber, setControlNumber, setId, code } = acknowledgement;
  const errors = acknowledgement.errors.map((error) => ({
    segment: error.segment,
    position: error.position,
    code: error.code,
    ...(error.elements.length > 0 ? { elements: error.elements } : {}),
  }));
  return { groupControlNumber, setControlNumber, setId, code, errors };
}

function claimStatus(status: ClaimStatus): object {
  const { patientControlNumber, category, entity, payerControlNumber, level } = status;
  return { patientControlNumber, category, status: status.status, entity, payerControlNumber, level };
}
