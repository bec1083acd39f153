import type { SyntheticPractice } from './synthetic-practice.rules.js';

export interface Envelope {
  /** GS01: HC for claims, HP for remittances. */
  functionalId: 'HC' | 'HP';
  version: string;
  sender: string;
  receiver: string;
  /** CCYYMMDD. */
  day: string;
  controlNumber: number;
}

const TIME = '1200';

/** Segments as text: `~` ends each, a line break after it for the reader's eye. */
export function written(segments: readonly string[]): string {
  return `${segments.join('~\n')}~\n`;
}

/** ISA and GS. The usage indicator is T: nobody shall take invented claims for real ones. */
export function envelopeHead(envelope: Envelope): string {
  const { functionalId, version, day, controlNumber } = envelope;
  const sender = envelope.sender.padEnd(15);
  const receiver = envelope.receiver.padEnd(15);
  const none = `00*${' '.repeat(10)}`;
  return written([
    `ISA*${none}*${none}*ZZ*${sender}*ZZ*${receiver}*${day.slice(2)}*${TIME}*^*00501*${String(controlNumber).padStart(9, '0')}*0*T*:`,
    `GS*${functionalId}*${envelope.sender}*${envelope.receiver}*${day}*${TIME}*${controlNumber}*X*${version}`,
  ]);
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
