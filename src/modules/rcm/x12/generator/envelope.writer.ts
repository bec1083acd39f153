import type { SyntheticPractice } from './synthetic-practice.rules.js';

export interface Envelope {
  /** GS01: HC for claims, HP for remittances, FA for 999, HN for 277CA. */
  functionalId: 'HC' | 'HP' | 'FA' | 'HN';
  version: string;
  sender: string;
  receiver: string;
  /** CCYYMMDD. */
  day: string;
  controlNumber: number;
  /** ISA05 and ISA07; ZZ where absent. */
  senderQualifier?: string;
  receiverQualifier?: string;
}

const TIME = '1200';

/** Segments as text: `~` ends each, a line break after it for the reader's eye. */
export function written(segments: readonly string[]): string {
  return `${segments.join('~\n')}~\n`;
}

/** ISA and GS. The usage indicator is T: nobody shall take invented claims for real ones. */
export function envelopeHead(envelope: Envelope): string {
  return interchangeHead(envelope) + groupHead(envelope);
}

/** ISA alone: a TA1 may stand behind it. */
export function interchangeHead(envelope: Envelope): string {
  const { day, controlNumber, senderQualifier = 'ZZ', receiverQualifier = 'ZZ' } = envelope;
  const sender = envelope.sender.padEnd(15);
  const receiver = envelope.receiver.padEnd(15);
  const none = `00*${' '.repeat(10)}`;
  const parties = `${senderQualifier}*${sender}*${receiverQualifier}*${receiver}`;
  return written([
    `ISA*${none}*${none}*${parties}*${day.slice(2)}*${TIME}*^*00501*${String(controlNumber).padStart(9, '0')}*0*T*:`,
  ]);
}

/** GS. */
export function groupHead({ functionalId, version, day, controlNumber, sender, receiver }: Envelope): string {
  return written([`GS*${functionalId}*${sender}*${receiver}*${day}*${TIME}*${controlNumber}*X*${version}`]);
}

/** GE and IEA. */
export function envelopeTail(envelope: Envelope, sets: number): string {
  return written([`GE*${sets}*${envelope.controlNumber}`, `IEA*1*${String(envelope.controlNumber).padStart(9, '0')}`]);
}

/** ISA13 and GS06 of a seed's file; `kind` keeps the two claim files and their answers apart. */
export function controlNumberOf(practice: SyntheticPractice, kind: number): number {
  return ((practice.seed * 4 + kind) % 999_999_999) + 1;
}

/** ST02 and SE02. */
export function setNumber(ordinal: number): string {
  return String(ordinal).padStart(4, '0');
}

/** Cents as an X12 decimal: no trailing zeros, sign kept. */
export function decimal(cents: number): string {
  if (cents % 100 === 0) return String(cents / 100);
  return (cents / 100).toFixed(2).replace(/0$/, '');
}
