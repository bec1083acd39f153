import { practiceAddress } from './claim-loops.writer.js';
import { decimal } from './envelope.writer.js';

/** Who pays whom how much, and when: what stands before the first claim payment of an 835. */
export interface RemittanceHead {
  payer: {
    name: string;
    /** REF*2U. */
    electronicId: string;
    /** TRN03: "1" and the tax id. */
    identifier: string;
  };
  payee: { name: string; npi: string; taxId: string };
  /** BPR16, CCYYMMDD. */
  day: string;
  /** BPR02, never negative; 0 makes it a notification (BPR01 H, BPR04 NON). */
  paidCents: number;
  /** TRN02. */
  trace: string;
}

/** BPR to LX, the loops 1000A and 1000B between them. */
export function remittanceHead({ payer, payee, day, paidCents, trace }: RemittanceHead): string[] {
  const accounts = `01*999999992*DA*123456*${payer.identifier}**01*999988880*DA*98765`;
  return [
    paidCents > 0 ? `BPR*I*${decimal(paidCents)}*C*ACH*CCP*${accounts}*${day}` : `BPR*H*0*C*NON************${day}`,
    `TRN*1*${trace}*${payer.identifier}`,
    `DTM*405*${day}`,
    `N1*PR*${payer.name}`,
    'N3*1 SYNTHETIC PAYER PLAZA',
    'N4*COLUMBUS*OH*43215',
    `REF*2U*${payer.electronicId}`,
    'PER*BL*SYNTHETIC EDI HELP*TE*8005550199',
    payee.npi === '' ? `N1*PE*${payee.name}*FI*${payee.taxId}` : `N1*PE*${payee.name}*XX*${payee.npi}`,
    ...practiceAddress(),
    ...(payee.npi === '' || payee.taxId === '' ? [] : [`REF*TJ*${payee.taxId}`]),
    'LX*1',
  ];
}

const ENTRIES_PER_PLB = 6;

/** PLB segments of at most six entries each; `fiscalDay` is CCYYMMDD. */
export function providerAdjustmentSegments(
  providerId: string,
  fiscalDay: string,
  adjustments: readonly { reasonCode: string; reference: string; cents: number }[],
): string[] {
  const entries = adjustments.map(({ reasonCode, reference, cents }) => `${reasonCode}:${reference}*${decimal(cents)}`);
  return Array.from(
    { length: Math.ceil(entries.length / ENTRIES_PER_PLB) },
    (_, at) =>
      `PLB*${providerId}*${fiscalDay}*${entries.slice(at * ENTRIES_PER_PLB, (at + 1) * ENTRIES_PER_PLB).join('*')}`,
  );
}
