import { type BalanceClaim, type BalanceSet, claimImbalances, setImbalances } from './balance.rules.js';

type Cas = [group: string, cents: number];

const cas = (...entries: Cas[]): { groupCode: string; cents: number }[] =>
  entries.map(([groupCode, cents]) => ({ groupCode, cents }));

const line = (chargeCents: number, paidCents: number, ...entries: Cas[]): BalanceClaim['services'][number] => {
  return { chargeCents, paidCents, adjustments: cas(...entries) };
};

function claim(change: Partial<BalanceClaim>): BalanceClaim {
  return {
    statusCode: '1',
    chargeCents: 25000,
    paidCents: 14000,
    patientResponsibilityCents: 3500,
    adjustments: [],
    services: [line(15000, 9000, ['CO', 4000], ['PR', 2000]), line(10000, 5000, ['CO', 3500], ['PR', 1500])],
    ...change,
  };
}

describe('RCM D3: the balance of a claim payment', () => {
  it.each<[string, Partial<BalanceClaim>, string[]]>([
    ['that is right', {}, []],
    ['a cent too much', { paidCents: 14001 }, ['CLAIM_UNBALANCED', 'CLAIM_SERVICES_UNBALANCED']],
    [
      'whose line is wrong',
      { services: [line(15000, 9000, ['CO', 4001], ['PR', 2000]), line(10000, 5000, ['CO', 3499], ['PR', 1500])] },
      ['LINE_UNBALANCED', 'LINE_UNBALANCED'],
    ],
    ['with another patient responsibility', { patientResponsibilityCents: 0 }, ['PATIENT_RESPONSIBILITY_DIFFERS']],
    ['without lines', { services: [], adjustments: cas(['CO', 7500], ['PR', 3500]) }, []],
    [
      'with adjustments at both levels, which both count',
      {
        chargeCents: 80000,
        paidCents: 45000,
        patientResponsibilityCents: 30000,
        adjustments: cas(['CO', 5000]),
        services: [line(80000, 50000, ['PR', 30000])],
      },
      [],
    ],
    [
      'with a negative adjustment (a bonus)',
      {
        chargeCents: 54100,
        paidCents: 3400,
        patientResponsibilityCents: 0,
        services: [line(54100, 3400, ['OA', 51600], ['OA', -900])],
      },
      [],
    ],
    [
      'that is a reversal, whose CLP05 is not asked for',
      {
        statusCode: '22',
        chargeCents: -15000,
        paidCents: -9000,
        patientResponsibilityCents: 0,
        services: [line(-15000, -9000, ['CO', -4000], ['PR', -2000])],
      },
      [],
    ],
    [
      'whose lines do not add up to the claim',
      {
        chargeCents: 30000,
        services: [line(15000, 9000, ['CO', 9000], ['PR', -3000])],
        paidCents: 24000,
        patientResponsibilityCents: -3000,
      },
      ['CLAIM_SERVICES_UNBALANCED'],
    ],
  ])('%s', (_name, change, codes) => {
    expect(claimImbalances(claim(change)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('RCM D3: the balance of a transaction set', () => {
  const set: BalanceSet = {
    paymentCents: 20000,
    creditOrDebit: 'C',
    sumClaimPaidCents: 20000,
    sumProviderAdjustmentCents: 0,
  };

  it.each<[string, Partial<BalanceSet>, string[]]>([
    ['right', {}, []],
    ['a provider adjustment that reduces', { paymentCents: 14000, sumProviderAdjustmentCents: 6000 }, []],
    ['interest that increases', { paymentCents: 21500, sumProviderAdjustmentCents: -1500 }, []],
    ['a cent off', { paymentCents: 20001 }, ['SET_UNBALANCED']],
    ['a debit', { creditOrDebit: 'D' }, ['PAYMENT_IS_DEBIT']],
    ['negative', { paymentCents: -100, sumClaimPaidCents: -100 }, ['PAYMENT_NEGATIVE']],
    ['nothing paid', { paymentCents: 0, sumClaimPaidCents: 0 }, []],
  ])('%s', (_name, change, codes) => {
    expect(setImbalances({ ...set, ...change }).map(({ code }) => code)).toEqual(codes);
  });
});
