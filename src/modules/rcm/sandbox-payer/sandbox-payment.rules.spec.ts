import type { SandboxClaim, SandboxLine } from './sandbox-claim.rules.js';
import {
  bundledPayment,
  claimLevelPayment,
  denied,
  paymentOf,
  reversalOf,
  sentOn,
  splitPayments,
  type LineDecision,
  type SandboxPayment,
} from './sandbox-payment.rules.js';

const line = (code: string, chargeCents: number, priorImpactCents = 0): SandboxLine => ({
  code: ['HC', code],
  revenueCode: '',
  chargeCents,
  units: 1,
  servedOn: '2026-07-01',
  controlNumber: `L${code}`,
  priorImpactCents,
});
const CLAIM: SandboxClaim = {
  patientControlNumber: 'PCN1',
  frequencyCode: '1',
  isInstitutional: false,
  isSecondary: false,
  chargeCents: 25_000,
  payer: { id: '00710', name: 'BCBS' },
  payee: { npi: '1234567893', taxId: '123456789', name: 'CLINIC' },
  filingCode: 'BL',
  facilityCode: '11',
  memberId: 'M1',
  patient: { lastName: 'DOE', firstName: 'JANE' },
  payerControlNumber: 'SBX1',
  fromOn: '2026-07-01',
  toOn: '2026-07-01',
  lines: [line('99213', 15_000), line('93000', 10_000)],
};
const paid = (allowedCents: number, facts: Partial<LineDecision> = {}): LineDecision => ({
  ...{ denial: null, allowedCents, deductibleCents: 0, coinsuranceCents: 0, copayCents: 0, priorImpactCents: 0 },
  ...facts,
});
const FIFTY = { group: 'CO', carc: '50', remark: 'N115', claimRemark: 'MA130' } as const;
const DECISION = { reductionCents: 0, lines: [paid(9000, { deductibleCents: 1000, copayCents: 500 }), denied(FIFTY)] };

/** In short: number, status, money, then each line and claim adjustment. */
function words(payment: SandboxPayment): string {
  const adjusted = (of: SandboxPayment['adjustments']): string => of.map(({ group, reason, cents }) => `${group}-${reason} ${cents}`).join(', '); // prettier-ignore
  const lines = payment.lines.map((each) => `[${each.chargeCents} ${each.paidCents}: ${adjusted(each.adjustments)}]`);
  const { payerControlNumber, statusCode, chargeCents, paidCents, patientCents } = payment;
  return [payerControlNumber, statusCode, chargeCents, paidCents, patientCents, ...lines, adjusted(payment.adjustments)].join(' ').trim(); // prettier-ignore
}

describe('RCM sandbox: what is decided, as claim payments that balance', () => {
  it('D 3: a line pays its charge less its adjustments, the claim their sum', () => {
    const payment = paymentOf(CLAIM, DECISION);
    expect(words(payment)).toBe(
      'SBX1 1 25000 7500 1500 [15000 7500: CO-45 6000, PR-1 1000, PR-3 500] [10000 0: CO-50 10000]',
    );
    expect([payment.claimRemark, payment.lines[1]!.remark]).toEqual(['MA130', 'N115']);
  });

  it('D 3: what is taken from the claim as a whole lowers its payment, not its lines’', () => {
    expect(words(paymentOf(CLAIM, { ...DECISION, reductionCents: 150 }))).toBe(
      'SBX1 1 25000 7350 1500 [15000 7500: CO-45 6000, PR-1 1000, PR-3 500] [10000 0: CO-50 10000] CO-253 150',
    );
  });

  it('decided as a whole, it names no service', () => {
    expect(words(claimLevelPayment(CLAIM, { reductionCents: 0, lines: [paid(9000), paid(6000)] }))).toBe(
      'SBX1 1 25000 15000 0 CO-45 10000',
    );
  });

  it('split in two: charges and payments of both are those of the whole (RFI 137)', () => {
    expect(splitPayments(CLAIM, DECISION).map(words)).toEqual([
      'SBX1 1 15000 7500 1500 [15000 7500: CO-45 6000, PR-1 1000, PR-3 500]',
      'SBX1B 1 10000 0 0 [10000 0: CO-50 10000]',
    ]);
  });

  it('bundled: the first line is paid under the new code, the rest is in it', () => {
    const payment = bundledPayment(CLAIM, { reductionCents: 0, lines: [paid(9000), paid(6000)] }, ['HC', '99499']);
    expect(words(payment)).toBe('SBX1 1 25000 9000 0 [15000 9000: CO-45 6000] [10000 0: CO-97 10000]');
    expect(payment.lines.map(({ adjudicatedCode }) => adjudicatedCode?.[1])).toEqual(['99499', '99499']);
  });

  it('D 9: a reversal negates every amount in its group, and has no patient part', () => {
    expect(words(reversalOf(paymentOf(CLAIM, DECISION)))).toBe(
      'SBX1 22 -25000 -7500 0 [-15000 -7500: CO-45 -6000, PR-1 -1000, PR-3 -500] [-10000 0: CO-50 -10000]',
    );
  });

  it('G: the next payer pays what the one before left to the patient; the rest is OA-23', () => {
    const secondary = { ...CLAIM, isSecondary: true, lines: [line('99213', 15_000, 13_500)] };
    const payment = paymentOf(secondary, { reductionCents: 0, lines: [paid(1500, { priorImpactCents: 13_500 })] });
    expect(words(payment)).toBe('SBX1 2 15000 1500 0 [15000 1500: OA-23 13500]');
    expect(words(sentOn(payment, 'NEXT'))).toMatch(/^SBX1 20 /);
  });
});
