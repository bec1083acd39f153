import { OVERALL_LIKELIHOOD, RISK } from './nist-800-30.codes.js';
import {
  levelSteps,
  nistLevel,
  overallLevel,
  productLevel,
  recordedSteps,
  type RiskFacts,
  riskLevels,
  type TreatmentFacts,
} from './risk-level.rules.js';

const risk = (facts: Partial<RiskFacts> = {}): RiskFacts => ({
  likelihood: 5,
  impact: 4,
  adverseImpactLikelihood: null,
  controlLikelihoodReduction: 0,
  controlImpactReduction: 0,
  ...facts,
});
const treatment = (facts: Partial<TreatmentFacts> = {}): TreatmentFacts => ({
  kind: 'mitigate',
  status: 'implemented',
  likelihoodReduction: 2,
  impactReduction: 0,
  ...facts,
});

describe('RC §0 risk assessments: levels by the product', () => {
  it.each([
    [5, 5, 'critical'],
    [5, 4, 'critical'],
    [4, 4, 'high'],
    [3, 4, 'high'],
    [2, 5, 'medium'],
    [2, 3, 'medium'],
    [5, 1, 'low'],
    [1, 1, 'low'],
  ])('likelihood %i and impact %i are %s', (likelihood, impact, level) => {
    expect(productLevel({ likelihood, impact })).toBe(level);
  });
});

describe('RC §0 risk assessments: levels that change when a treatment ends', () => {
  const [high, medium] = ['high', 'medium'] as const;
  const ending = (expiresOn: string | null, facts: Partial<TreatmentFacts> = {}) => ({
    ...treatment({ likelihoodReduction: 1, ...facts }),
    expiresOn,
  });
  it.each([
    ['one that does not end', [ending(null)], [[null, high]]],
    ['one that ends on no day of the calendar', [ending('9999-12-31')], [[null, high]]],
    ['one that has ended', [ending('2026-06-29')], [[null, 'critical']]],
    [
      'one on its last day',
      [ending('2026-06-30')],
      [
        [null, high],
        ['2026-07-01', 'critical'],
      ],
    ],
    [
      'two, one after the other',
      [ending('2027-01-31'), ending('2026-12-31', { likelihoodReduction: 2 })],
      [
        [null, medium],
        ['2027-01-01', high],
        ['2027-02-01', 'critical'],
      ],
    ],
    ['an acceptance', [ending('2026-12-31', { kind: 'accept' })], [[null, 'critical']]],
    ['a cancelled one', [ending('2026-12-31', { status: 'cancelled' })], [[null, 'critical']]],
  ])('with %s', (_, treatments, residuals) =>
    expect(
      levelSteps('product', risk(), treatments, '2026-06-30').map(({ appliesFrom, residual }) => [
        appliesFrom,
        residual,
      ]),
    ).toEqual(residuals),
  );

  it('what is recorded is read from the last record that has begun', () => {
    const step = (appliesFrom: string | null) => ({ ...riskLevels('product', risk(), []), appliesFrom });
    const [old, then, now, later] = [step(null), step('2026-12-01'), step(null), step('2027-01-01')];
    expect(recordedSteps([old, then, now, later], '2026-12-31')).toEqual([now, later]);
    expect(recordedSteps([old, then, now, later], '2027-01-01')).toEqual([later]);
    expect(recordedSteps([old, then], '2026-12-01')).toEqual([then]);
    expect(recordedSteps([], '2026-12-01')).toEqual([]);
  });
});

describe('RC §0 risk assessments: the matrices of NIST SP 800-30', () => {
  it.each([
    [5, 5, 5, 'very_high'],
    [5, 1, 5, 'moderate'],
    [1, 5, 5, 'moderate'],
    [3, 3, 3, 'moderate'],
    [4, 5, 1, 'very_low'],
    [2, 4, 4, 'moderate'],
    [1, 1, 1, 'very_low'],
  ])('initiation %i, adverse impact %i, impact %i are %s', (likelihood, adverse, impact, level) => {
    expect(nistLevel({ likelihood, impact }, adverse)).toBe(level);
  });

  it('never fall where likelihood or impact rises', () => {
    for (const matrix of [OVERALL_LIKELIHOOD, RISK])
      for (let row = 0; row < 5; row++)
        for (let column = 0; column < 5; column++) {
          expect(matrix[row]![column]).toBeGreaterThanOrEqual(matrix[Math.max(0, row - 1)]![column]!);
          expect(matrix[row]![column]).toBeGreaterThanOrEqual(matrix[row]![Math.max(0, column - 1)]!);
        }
  });
});

describe('RC §0 risk assessments: residual and target are derived', () => {
  it.each<[string, RiskFacts, TreatmentFacts[], string[]]>([
    ['nothing is done', risk(), [], ['critical', 'critical', 'critical']],
    ['controls exist', risk({ controlLikelihoodReduction: 2 }), [], ['critical', 'high', 'high']],
    ['a treatment is implemented', risk(), [treatment()], ['critical', 'high', 'high']],
    ['a treatment is planned', risk(), [treatment({ status: 'planned' })], ['critical', 'critical', 'high']],
    ['a treatment is cancelled', risk(), [treatment({ status: 'cancelled' })], ['critical', 'critical', 'critical']],
    ['it is accepted', risk(), [treatment({ kind: 'accept' })], ['critical', 'critical', 'critical']],
    ['it is avoided', risk(), [treatment({ kind: 'avoid', likelihoodReduction: 0 })], ['critical', 'low', 'low']],
    [
      'it is transferred',
      risk(),
      [treatment({ kind: 'transfer', likelihoodReduction: 0, impactReduction: 3 })],
      ['critical', 'low', 'low'],
    ],
    [
      'reductions go beyond the scale',
      risk({ controlLikelihoodReduction: 4, controlImpactReduction: 4 }),
      [treatment()],
      ['critical', 'low', 'low'],
    ],
  ])('%s', (_, facts, treatments, [inherent, residual, target]) => {
    expect(riskLevels('product', facts, treatments)).toEqual({ inherent, residual, target });
  });

  it('go by the matrices where they are chosen', () => {
    expect(riskLevels('nist_800_30', risk({ controlImpactReduction: 2 }), [])).toEqual({
      inherent: 'high',
      residual: 'low',
      target: 'low',
    });
  });

  it.each([
    [[], null],
    [['low', 'critical', 'medium'], 'critical'],
    [['very_low', 'moderate', 'low'], 'moderate'],
  ] as const)('the overall level of %j is the highest: %s', (levels, overall) => {
    expect(overallLevel(levels)).toBe(overall);
  });
});
