import { balanceEffect, balanceOf, contraOf, kindOfAdjustment, LEDGER_KINDS, patientPart } from './ledger.rules.js';

describe('the ledger', () => {
  it.each([
    ['charge', 10_000, 10_000],
    ['payment', 10_000, -10_000],
    ['payment', -10_000, 10_000],
    ['contractual', 2_500, -2_500],
    ['contractual', -2_500, 2_500],
    ['write_off', 500, -500],
    ['patient_responsibility', 2_000, 0],
    ['denial', 7_500, 0],
    ['prior_payer', 8_000, 0],
    ['payment', 0, 0],
  ] as const)('a %s of %d moves the balance by %d', (kind, cents, effect) => {
    expect(balanceEffect(kind, cents)).toBe(effect);
  });

  it('leaves a denied amount and the patient part owed', () => {
    const entries = [
      { kind: 'charge', cents: 30_000 },
      { kind: 'payment', cents: 10_000 },
      { kind: 'contractual', cents: 5_000 },
      { kind: 'patient_responsibility', cents: 2_000 },
      { kind: 'denial', cents: 13_000 },
    ] as const;
    expect(balanceOf(entries)).toBe(15_000);
  });

  it.each(LEDGER_KINDS)('a %s and its contra row net to zero', (kind) => {
    const entry = { kind, cents: 12_345 };
    const contra = contraOf(entry);
    expect(balanceOf([entry, contra])).toBe(0);
    expect(contra.balanceEffectCents + balanceEffect(kind, entry.cents)).toBe(0);
  });

  it.each([
    [15_000, 2_000, 2_000],
    [1_500, 2_000, 1_500],
    [0, 2_000, 0],
    [15_000, 0, 0],
    [-500, 2_000, 0],
  ])('of a balance of %d with %d of patient responsibility the patient owes %d', (balance, responsibility, part) => {
    expect(patientPart(balance, responsibility)).toBe(part);
  });

  it.each([
    ['CO', '45', false, 'contractual'],
    ['CO', '50', true, 'denial'],
    ['PR', '1', false, 'patient_responsibility'],
    ['PR', '96', true, 'denial'],
    ['OA', '23', false, 'prior_payer'],
    ['OA', '23', true, 'prior_payer'],
    ['OA', '94', false, 'contractual'],
    ['PI', '16', true, 'denial'],
  ])('an adjustment %s-%s (denial: %s) is posted as %s', (group, reason, isDenial, kind) => {
    expect(kindOfAdjustment(group, reason, isDenial)).toBe(kind);
  });
});
