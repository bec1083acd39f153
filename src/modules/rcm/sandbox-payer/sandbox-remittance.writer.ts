import { compactFromDay } from '../../../shared/domain/day.rules.js';
import { adjustmentSegments } from '../x12/generator/claim-payment-loops.writer.js';
import {
  decimal,
  envelopeHead,
  envelopeTail,
  setNumber,
  written,
  type Envelope,
} from '../x12/generator/envelope.writer.js';
import { providerAdjustmentSegments, remittanceHead } from '../x12/generator/remittance-head.writer.js';
import { marked } from '../x12/generator/synthetic-practice.rules.js';
import { textNumber } from './sandbox-claim.rules.js';
import type { SandboxLinePayment, SandboxPayment } from './sandbox-payment.rules.js';
import { paymentCents, type SandboxRemittance } from './sandbox-remittance.rules.js';

/** From whom to whom: the envelope of the claims, turned round. */
export type AnswerEnvelope = Pick<Envelope, 'sender' | 'receiver' | 'senderQualifier' | 'receiverQualifier'>;

/** Stands in every name the sandbox gives itself, so that nobody takes its money for real. */
export const SANDBOX_MARK = 'SANDBOX';
const NAME_LIMIT = 60;

/**
 * An 835 file with one ST for each remittance. The usage indicator is T. Trace and control numbers follow from the
 * content: other content never has the same ones, the same content always has; `copy` gives it another envelope.
 */
export function remittanceFile(remittances: readonly SandboxRemittance[], answer: AnswerEnvelope, copy = 0): string {
  const sets = remittances.map((remittance, at) => remittanceSet(remittance, setNumber(at + 1)));
  const day = compactFromDay(remittances[0]?.day ?? '');
  const controlNumber = (textNumber(`${copy}${sets.join('')}`) % 999_999_999) + 1;
  const envelope: Envelope = { ...answer, functionalId: 'HP', version: '005010X221A1', day, controlNumber };
  return envelopeHead(envelope) + sets.join('') + envelopeTail(envelope, sets.length);
}

function remittanceSet(remittance: SandboxRemittance, number: string): string {
  const day = compactFromDay(remittance.day);
  const body = [
    ...remittance.payments.flatMap(claimLoop),
    ...providerAdjustmentSegments(
      remittance.payee.npi || remittance.payee.taxId,
      `${day.slice(0, 4)}1231`,
      remittance.adjustments,
    ),
  ];
  const head = setHead(remittance, day, body);
  return written([`ST*835*${number}`, ...head, ...body, `SE*${head.length + body.length + 2}*${number}`]);
}

function setHead(remittance: SandboxRemittance, day: string, body: readonly string[]): string[] {
  const { payer, payee } = remittance;
  const paidCents = paymentCents(remittance);
  const identity = textNumber(`${payer.id}/${payee.npi}/${payee.taxId}/${day}/${body.join()}`);
  return remittanceHead({
    payer: {
      name: `${SANDBOX_MARK} ${payer.name}`.slice(0, NAME_LIMIT),
      electronicId: payer.id,
      identifier: `19${String(textNumber(payer.id) % 100_000_000).padStart(8, '0')}`,
    },
    payee,
    day,
    paidCents,
    trace: `${SANDBOX_MARK}${marked(identity, 7)}`,
  });
}

function claimLoop(payment: SandboxPayment): string[] {
  const { claim, claimRemark, sentOnTo } = payment;
  const segments = [
    claimHead(payment),
    ...adjustmentSegments(payment.adjustments),
    `NM1*QC*1*${claim.patient.lastName}*${claim.patient.firstName}****MI*${claim.memberId}`,
  ];
  if (sentOnTo !== null) segments.push(`NM1*TT*2*${sentOnTo}*****PI*${SANDBOX_MARK}2`);
  if (claimRemark !== '') segments.push(`MOA***${claimRemark}`);
  if (claim.fromOn !== null) segments.push(`DTM*232*${compactFromDay(claim.fromOn)}`);
  if (claim.toOn !== null) segments.push(`DTM*233*${compactFromDay(claim.toOn)}`);
  return segments.concat(payment.lines.flatMap(serviceLoop));
}

function claimHead({ claim, ...payment }: SandboxPayment): string {
  return [
    'CLP',
    claim.patientControlNumber,
    payment.statusCode,
    decimal(payment.chargeCents),
    decimal(payment.paidCents),
    payment.statusCode === '22' ? '' : decimal(payment.patientCents),
    claim.filingCode,
    payment.payerControlNumber,
    claim.facilityCode,
    claim.frequencyCode,
  ].join('*');
}

function serviceLoop({ line, ...payment }: SandboxLinePayment): string[] {
  const { adjudicatedCode } = payment;
  const sent = line.code.join(':');
  const service = ['SVC', adjudicatedCode?.join(':') ?? sent, decimal(payment.chargeCents), decimal(payment.paidCents)];
  service.push(line.revenueCode, String(line.units));
  if (adjudicatedCode !== null) service.push(sent);
  const segments = [service.join('*')];
  if (line.servedOn !== null) segments.push(`DTM*472*${compactFromDay(line.servedOn)}`);
  segments.push(...adjustmentSegments(payment.adjustments));
  // Payers that change the code often return no control number: SVC06 must do.
  if (adjudicatedCode === null && line.controlNumber !== '') segments.push(`REF*6R*${line.controlNumber}`);
  if (payment.remark !== '') segments.push(`LQ*HE*${payment.remark}`);
  return segments;
}
