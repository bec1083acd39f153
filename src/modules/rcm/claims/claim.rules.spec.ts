import {
  billingProblems,
  diagnosisRows,
  lineControlNumberOf,
  patientControlNumberOf,
  periodProblems,
  servicePeriodOf,
  totalChargeCents,
  totalProblems,
} from './claim.rules.js';

const claim = { patientId: 'p', payerId: 'y' };

describe('a claim', () => {
  it.each([
    [1, 'Q0000000001'],
    [2_147_483_647, 'Q2147483647'],
  ])('numbered %d has the patient control number %s', (number, control) => {
    expect(patientControlNumberOf(number)).toBe(control);
    expect(control).toMatch(/^[A-Z0-9]{1,17}$/);
    expect(lineControlNumberOf(control, 999)).toMatch(/^[A-Z0-9]{1,30}$/);
  });

  it.each([
    [[], 0, 0],
    [[{ chargeCents: 100 }, { chargeCents: 250 }], 350, 0],
    [[{ chargeCents: Number.MAX_SAFE_INTEGER }, { chargeCents: 1 }], 2 ** 53, 1],
  ])('with the lines %j charges %d, with %d problems', (lines, total, problems) => {
    expect(totalChargeCents(lines)).toBe(total);
    expect(totalProblems(lines)).toHaveLength(problems);
  });

  const lines = [
    { servedFromOn: '2026-03-02', servedToOn: null },
    { servedFromOn: '2026-03-01', servedToOn: '2026-03-01' },
    { servedFromOn: null, servedToOn: null },
  ];
  it.each([
    ['professional', {}, lines, '2026-03-01', '2026-03-02'],
    ['professional', {}, [], null, null],
    ['institutional', { servedFromOn: '2026-02-27', servedToOn: null }, lines, '2026-02-27', '2026-03-02'],
    ['institutional', {}, lines, '2026-03-01', '2026-03-02'],
  ] as const)('of type %s with %j was served from %s', (type, given, of, from, to) => {
    expect(servicePeriodOf(type, given, of)).toEqual({ servedFromOn: from, servedToOn: to });
  });

  it.each([
    ['professional', { servedFromOn: '2026-03-01' }, 1],
    ['professional', { servedFromOn: null }, 0],
    ['institutional', { servedFromOn: '2026-03-01' }, 0],
    ['dental', { servedToOn: '2026-03-01' }, 1],
  ] as const)('of type %s with %j has %d problems of its period', (type, given, count) => {
    expect(periodProblems(type, given)).toHaveLength(count);
  });

  it.each([
    [null, null, []],
    [{ patientId: 'p', payerId: 'y' }, { isActive: true }, []],
    [{ patientId: 'q', payerId: 'y' }, { isActive: true }, ['COVERAGE_OF_ANOTHER_PATIENT']],
    [
      { patientId: 'q', payerId: 'z' },
      { isActive: false },
      ['COVERAGE_OF_ANOTHER_PATIENT', 'COVERAGE_OF_ANOTHER_PAYER', 'PAYER_INACTIVE'],
    ],
  ])('billed on %j to %j has the problems %j', (coverage, payer, codes) => {
    expect(billingProblems(claim, coverage, payer).map(({ code }) => code)).toEqual(codes);
  });

  it('stores diagnoses without dots, the first as principal', () => {
    expect(diagnosisRows([{ code: 'E11.9' }, { code: 'I10' }, { code: 'R07.9', qualifier: 'APR' }])).toEqual([
      { sequence: 1, code: 'E119', qualifier: 'ABK' },
      { sequence: 2, code: 'I10', qualifier: 'ABF' },
      { sequence: 3, code: 'R079', qualifier: 'APR' },
    ]);
  });
});
