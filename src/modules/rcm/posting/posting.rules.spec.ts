import { contraRow, hasKnownGroups, postingsOf, type PostedPayment } from './posting.rules.js';

type Part = [paidCents: number, ...adjustments: string[]];

function part([paidCents, ...adjustments]: Part) {
  return {
    paidCents,
    adjustments: adjustments.map((text) => {
      const [groupCode = '', reasonCode = '', cents] = text.split(' ');
      return { groupCode, reasonCode, cents: Number(cents) };
    }),
  };
}
function payment(whole: Part, ...services: Part[]): PostedPayment {
  return { ...part(whole), statusCode: '1', services: services.map(part) };
}
function reversal(whole: Part, ...services: Part[]): PostedPayment {
  return { ...payment(whole, ...services), statusCode: '22' };
}
function rowsOf(of: PostedPayment): string[] {
  return postingsOf(of).map(({ serviceIndex, kind, groupCode, reasonCode, cents, balanceEffectCents }) =>
    [serviceIndex, kind, groupCode, reasonCode, cents, balanceEffectCents].filter((each) => each !== null).join(' '),
  );
}

describe('RCM D8: the ledger rows of a claim payment', () => {
  it.each<[string, PostedPayment, string[]]>([
    [
      'payment, contractual and patient responsibility of a line',
      payment([9000], [9000, 'CO 45 4000', 'PR 2 2000']),
      ['0 payment 9000 -9000', '0 contractual CO 45 4000 -4000', '0 patient_responsibility PR 2 2000 0'],
    ],
    [
      'PI that is no denial is contractual',
      payment([50], [50, 'PI 94 50']),
      ['0 payment 50 -50', '0 contractual PI 94 50 -50'],
    ],
    ['a denial stays owed and is never written off', payment([0], [0, 'CO 50 100']), ['0 denial CO 50 100 0']],
    [
      'the contractual part of a denied line is contractual',
      payment([0], [0, 'CO 45 40', 'CO 50 60']),
      ['0 contractual CO 45 40 -40', '0 denial CO 50 60 0'],
    ],
    ['a lone CO-45 on a line paid 0 is no denial', payment([0], [0, 'CO 45 100']), ['0 contractual CO 45 100 -100']],
    [
      'OA-23 restates and never writes off',
      payment([20], [20, 'OA 23 130']),
      ['0 payment 20 -20', '0 prior_payer OA 23 130 0'],
    ],
    [
      'reason 23 under another group does not either',
      payment([20], [20, 'CO 23 130']),
      ['0 payment 20 -20', '0 prior_payer CO 23 130 0'],
    ],
    ['PR-1 on a line paid 0 is the patient’s', payment([0], [0, 'PR 1 60']), ['0 patient_responsibility PR 1 60 0']],
    ['PR-31 on a claim without lines is a denial', payment([0, 'PR 31 75']), ['denial PR 31 75 0']],
    [
      'what was paid to the patient stays owed',
      payment([0], [0, 'OA 100 60']),
      ['0 patient_responsibility OA 100 60 0'],
    ],
    [
      'RCM D4: a negative amount keeps its sign and raises the balance',
      payment([120], [120, 'OA 94 -20']),
      ['0 payment 120 -120', '0 contractual OA 94 -20 20'],
    ],
    [
      'a claim without lines',
      payment([95000, 'CO 45 20000', 'PR 1 5000']),
      ['payment 95000 -95000', 'contractual CO 45 20000 -20000', 'patient_responsibility PR 1 5000 0'],
    ],
    [
      'RCM D4: adjustments of claim and line both count, and the payments add up to CLP04',
      payment([98, 'CO 253 2'], [100, 'CO 45 50']),
      ['0 payment 100 -100', '0 contractual CO 45 50 -50', 'payment -2 2', 'contractual CO 253 2 -2'],
    ],
    [
      'RCM D9: a reversal of what is not known takes a denial back as one: it adds nothing to what is owed',
      reversal([0], [0, 'CO 45 -40', 'CO 50 -110']),
      ['0 contractual CO 45 -40 40', '0 denial CO 50 -110 0'],
    ],
    [
      'RCM D9: and a payment as one',
      reversal([-120], [-120, 'OA 94 20', 'CO 45 -50']),
      ['0 payment -120 120', '0 contractual OA 94 20 -20', '0 contractual CO 45 -50 50'],
    ],
    ['RCM D9: and no denial where nothing was one', reversal([0], [0, 'OA 94 20']), ['0 contractual OA 94 20 -20']],
    ['an amount of 0 leaves no row', payment([0], [0, 'CO 97 0']), []],
  ])('%s', (_words, of, expected) => {
    expect(rowsOf(of)).toEqual(expected);
  });

  it('lower the balance by what was paid and what was given up, and by nothing else', () => {
    const of = payment([98, 'CO 253 2'], [100, 'CO 45 30', 'PR 1 20'], [0, 'CO 50 70', 'CO 45 10']);
    const effect = postingsOf(of).reduce((sum, row) => sum + row.balanceEffectCents, 0);
    expect(effect).toBe(-(98 + 2 + 30 + 10));
  });

  it('are taken back by contra rows that add up to nothing with them (reversal signs are not flipped)', () => {
    const row = {
      id: 'r',
      claimLineItemId: 'l',
      kind: 'contractual',
      groupCode: 'CO',
      reasonCode: '45',
      cents: 4000,
    } as const;
    expect(contraRow(row)).toMatchObject({
      cents: -4000,
      balanceEffectCents: 4000,
      reversesId: 'r',
      claimLineItemId: 'l',
    });
    expect(contraRow({ ...row, kind: 'denial', cents: -5 })).toMatchObject({ cents: 5, balanceEffectCents: 0 });
  });

  it.each([
    ['CO 45 1', true],
    ['CR 45 1', true],
    ['ZZ 45 1', false],
    [' 45 1', false],
  ])('with the adjustment %j are known how to post: %s', (adjustment, expected) => {
    expect(hasKnownGroups(payment([0], [0, adjustment]))).toBe(expected);
  });
});
