import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mipsMeasure, mipsPrograms, takesMeasure } from './mips-measure.rules.js';
import { SUBMISSION_METHODS } from './qpp-submission.codes.js';
import { readQppSubmission } from './qpp-submission.engine.js';

const rate = (more: object = {}): object => ({
  performanceMet: 305,
  performanceNotMet: 255,
  eligiblePopulation: 562,
  eligiblePopulationException: 2,
  isEndToEndReported: true,
  ...more,
});
const quality = (value: unknown = rate(), more: object = {}): object => ({
  category: 'quality',
  submissionMethod: 'registry',
  performanceStart: '2025-01-01',
  performanceEnd: '2025-12-31',
  measurements: [{ measureId: '102', value }],
  ...more,
});
const submission = (set: object = quality(), more: object = {}): object => ({
  entityType: 'individual',
  taxpayerIdentificationNumber: '000456789',
  nationalProviderIdentifier: '1234567893',
  performanceYear: 2025,
  measurementSets: [set],
  ...more,
});
const mean = (value: unknown): object => ({ measurements: [{ measureId: 'ACRAD15', value }] });
const survey = (value: unknown): object => ({
  submissionMethod: 'certifiedSurveyVendor',
  measurements: [{ measureId: 'CAHPS_1', value }],
});
const entity = (facts: object): object => ({
  ...submission(),
  taxpayerIdentificationNumber: undefined,
  nationalProviderIdentifier: null,
  ...facts,
});
const codes = (json: unknown): string[] =>
  readQppSubmission(json).problems.map(({ code, pointer }) => `${code} ${pointer}`);
const M = '/measurementSets/0/measurements/0';

describe('RC §0 MIPS submissions: QPP JSON', () => {
  it('of a supported year with known measures is read, in its envelope too', () => {
    expect(codes(submission())).toEqual([]);
    expect(readQppSubmission({ data: { submission: submission() } }).submission).toMatchObject({
      performanceYear: 2025,
    });
    expect(codes({ submission: submission() })).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['of 2017', submission(quality(), { performanceYear: 2017 }), ['MIPS_YEAR_UNSUPPORTED /performanceYear']],
    [
      'with a placeholder',
      submission(quality(), { performanceYear: '< year >' }),
      ['MIPS_YEAR_UNSUPPORTED /performanceYear'],
    ],
    [
      'with eight digits of a TIN',
      submission(quality(), { taxpayerIdentificationNumber: '12345678' }),
      ['TIN_INVALID /taxpayerIdentificationNumber'],
    ],
    [
      'with a wrong check digit',
      submission(quality(), { nationalProviderIdentifier: '1234567890' }),
      ['NPI_INVALID /nationalProviderIdentifier'],
    ],
    [
      'of an individual without NPI',
      submission(quality(), { nationalProviderIdentifier: null }),
      ['NPI_MISSING /nationalProviderIdentifier'],
    ],
    [
      'of a group with NPI',
      submission(quality(), { entityType: 'group' }),
      ['NPI_NOT_ALLOWED /nationalProviderIdentifier'],
    ],
    [
      'of a group without TIN',
      { ...submission(quality(), { entityType: 'group' }), taxpayerIdentificationNumber: undefined },
      ['QPP_SHAPE_INVALID /taxpayerIdentificationNumber'],
    ],
    [
      'of a virtual group without TIN and entity id',
      entity({ entityType: 'virtualGroup' }),
      ['ENTITY_ID_MISSING /entityId'],
    ],
    [
      'of an APM entity with a wrong TIN',
      entity({ entityType: 'apm', entityId: 'A1234', taxpayerIdentificationNumber: '12' }),
      ['TIN_INVALID /taxpayerIdentificationNumber'],
    ],
    [
      'with its year in quotes',
      submission(quality(), { performanceYear: '2025' }),
      ['QPP_SHAPE_INVALID /performanceYear'],
    ],
    ['without sets', { ...submission(), measurementSets: [] }, ['QPP_SHAPE_INVALID /measurementSets']],
    ['that is no object', [], ['QPP_SHAPE_INVALID ']],
    [
      'with the same set twice',
      { ...submission(), measurementSets: [quality(), quality()] },
      ['MEASUREMENT_SET_REPEATED /measurementSets/1'],
    ],
  ])('%s is refused', (_, json, expected) => {
    expect(codes(json)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    [
      'an unknown measure',
      { measurements: [{ measureId: '9999', value: rate() }] },
      [`MEASURE_UNKNOWN ${M}/measureId`],
    ],
    [
      'a measure of another category',
      { measurements: [{ measureId: 'IA_EPA_2', value: true }] },
      [`MEASURE_OF_OTHER_CATEGORY ${M}/measureId`],
    ],
    ['a measure of another method', { submissionMethod: 'claims' }, [`MEASURE_NOT_BY_THIS_METHOD ${M}/measureId`]],
    [
      'a period of another year',
      { performanceStart: '2024-12-31' },
      ['PERIOD_OUTSIDE_YEAR /measurementSets/0/performanceStart'],
    ],
    [
      'a period that ends first',
      { performanceStart: '2025-07-01', performanceEnd: '2025-06-30' },
      ['PERIOD_REVERSED /measurementSets/0/performanceEnd'],
    ],
    ['no period', { performanceEnd: undefined }, ['PERIOD_MISSING /measurementSets/0/performanceEnd']],
    ['no day', { performanceEnd: '2025-02-30' }, ['DAY_INVALID /measurementSets/0/performanceEnd']],
    [
      'more reported than eligible',
      { measurements: [{ measureId: '102', value: rate({ performanceMet: 306 }) }] },
      [`REPORTED_ABOVE_ELIGIBLE ${M}/value/eligiblePopulation`],
    ],
    [
      'a negative count',
      { measurements: [{ measureId: '102', value: rate({ performanceMet: -1 }) }] },
      [`COUNT_INVALID ${M}/value/performanceMet`],
    ],
    [
      'half a patient',
      { measurements: [{ measureId: '102', value: rate({ performanceMet: 0.5 }) }] },
      [`COUNT_INVALID ${M}/value/performanceMet`],
    ],
    [
      'a word for end-to-end reporting',
      { measurements: [{ measureId: '102', value: rate({ isEndToEndReported: 'yes' }) }] },
      [`VALUE_OF_WRONG_KIND ${M}/value/isEndToEndReported`],
    ],
    [
      'yes instead of counts',
      { measurements: [{ measureId: '102', value: true }] },
      [`VALUE_OF_WRONG_KIND ${M}/value`],
    ],
    [
      'a measure that CMS computes',
      {
        submissionMethod: 'administrativeClaims',
        category: 'cost',
        measurements: [{ measureId: 'COST_ACOPD_1', value: 1 }],
      },
      [`MEASURE_BY_CMS ${M}/value`],
    ],
    [
      'a missing rate',
      {
        submissionMethod: 'electronicHealthRecord',
        measurements: [{ measureId: '305', value: { strata: [rate({ stratum: '14days' })] } }],
      },
      [`STRATUM_MISSING ${M}/value/strata`],
    ],
    [
      'an unknown rate',
      {
        measurements: [
          {
            measureId: '432',
            value: { strata: ['bladderInjury', 'bowelInjury', 'other'].map((stratum) => rate({ stratum })) },
          },
        ],
      },
      [`STRATUM_UNKNOWN ${M}/value/strata/2/stratum`],
    ],
    [
      'a short activity',
      { category: 'ia', performanceEnd: '2025-03-30', measurements: [{ measureId: 'IA_EPA_2', value: true }] },
      ['PERIOD_TOO_SHORT /measurementSets/0/performanceEnd'],
    ],
    [
      'interoperability without technology',
      { category: 'pi', measurements: [{ measureId: 'PI_EP_1', value: { numerator: 49, denominator: 115 } }] },
      ['CEHRT_ID_MISSING /measurementSets/0/cehrtId'],
    ],
    ['an unknown programme', { programName: 'pqrs' }, ['PROGRAM_UNKNOWN /measurementSets/0/programName']],
    ['a measure of another programme', { programName: 'M1420' }, [`MEASURE_NOT_OF_PROGRAM ${M}/measureId`]],
    [
      'a measure of a pathway in traditional MIPS',
      { category: 'ia', measurements: [{ measureId: 'IA_MVP', value: true }] },
      [`MEASURE_NOT_OF_PROGRAM ${M}/measureId`],
    ],
    [
      'an activity by fax',
      { category: 'ia', submissionMethod: 'fax', measurements: [{ measureId: 'IA_EPA_2', value: true }] },
      ['SUBMISSION_METHOD_UNKNOWN /measurementSets/0/submissionMethod'],
    ],
    ['a mean of nothing', mean({}), [`COUNT_INVALID ${M}/value/numerator`, `COUNT_INVALID ${M}/value/denominator`]],
    ['a mean in words', mean({ numerator: 'many', denominator: 3 }), [`COUNT_INVALID ${M}/value/numerator`]],
    ['a mean below 0', mean({ numerator: -0.1, denominator: 3 }), [`COUNT_INVALID ${M}/value/numerator`]],
    ['a mean over nobody', mean({ numerator: 3.7, denominator: 0 }), [`DENOMINATOR_ZERO ${M}/value/denominator`]],
    [
      'half an observation',
      mean({ numerator: 3.7, denominator: 2, observationInstances: 0.5 }),
      [`COUNT_INVALID ${M}/value/observationInstances`],
    ],
    ['a mean that is no object', mean(3.7), [`VALUE_OF_WRONG_KIND ${M}/value`]],
    ['a survey without a figure', survey({ mask: false }), [`VALUE_OF_WRONG_KIND ${M}/value`]],
    ['a survey below 0', survey({ score: -1 }), [`COUNT_INVALID ${M}/value/score`]],
    [
      'a numerator above its denominator',
      {
        category: 'pi',
        cehrtId: '0015CABCDEFGHJK',
        measurements: [{ measureId: 'PI_EP_1', value: { numerator: 116, denominator: 115 } }],
      },
      [`NUMERATOR_ABOVE_DENOMINATOR ${M}/value/numerator`],
    ],
    [
      'a denominator of 0',
      {
        category: 'pi',
        cehrtId: '0015CABCDEFGHJK',
        measurements: [{ measureId: 'PI_EP_1', value: { numerator: 0, denominator: 0 } }],
      },
      [`DENOMINATOR_ZERO ${M}/value/denominator`],
    ],
  ])('with %s is refused', (_, more, expected) => {
    expect(codes(submission(quality(rate(), more)))).toEqual(expected);
  });

  it.each([2024, 2025])('of %i takes means with and without their counts, surveys and every method of CMS', (year) => {
    const counts = { denominatorException: 30, numeratorExclusion: 0, observationInstances: 80 };
    const days = { performanceStart: `${year}-01-01`, performanceEnd: `${year}-12-31` };
    const taken = (set: object): string[] =>
      codes(submission(quality(rate(), { ...days, ...set }), { performanceYear: year }));
    expect(taken(mean({ numerator: 3, denominator: 1000, isEndToEndReported: false, ...counts }))).toEqual([]);
    expect(taken(mean({ numerator: 3.7, denominator: 2, numeratorExclusion: null }))).toEqual([]);
    expect(taken(survey({ score: 0.87, mask: false }))).toEqual([]);
    const activity = { category: 'ia', measurements: [{ measureId: 'IA_EPA_2', value: true }] };
    for (const submissionMethod of SUBMISSION_METHODS) expect(taken({ ...activity, submissionMethod })).toEqual([]);
  });

  it.each(['virtualGroup', 'apm'])('of a %s is named by its entity id or by a TIN', (entityType) => {
    expect(codes(entity({ entityType, entityId: 'A1234' }))).toEqual([]);
    expect(codes(entity({ entityType, taxpayerIdentificationNumber: '000456789' }))).toEqual([]);
  });

  it('names what may stand where something else does', () => {
    const message = 'must be one of individual, group, subgroup, virtualGroup, apm';
    const problem = { code: 'QPP_SHAPE_INVALID', message, pointer: '/entityType' };
    expect(readQppSubmission({ ...submission(), entityType: 'clinic' }).problems).toEqual([problem]);
  });

  it('says all its problems at once', () => {
    const json = submission(quality(rate({ performanceMet: 306 })), { taxpayerIdentificationNumber: 'x' });
    expect(codes(json)).toHaveLength(2);
  });

  it('knows the measures of each year as that year has them', () => {
    expect(mipsMeasure(2025, '102')).toMatchObject({
      category: 'quality',
      methods: expect.arrayContaining(['registry']),
    });
    expect(mipsMeasure(2025, '305')?.strata).toEqual(['14Days', '34Days']);
    expect(mipsMeasure(2023, '102')).toBeUndefined();
    expect(mipsMeasure(2025, 'toString')).toBeUndefined();
  });

  const folder = join(process.env.QUINTET_SHARED_DATA ?? '../shared/data', 'quality/mips');
  const withData = existsSync(folder) ? it : it.skip;
  if (!existsSync(folder)) process.stderr.write('The MIPS files are not there: their tests are skipped.\n');
  withData('of the examples shows the shape only and is refused with the code of the year', () => {
    const examples = readdirSync(join(folder, 'qpp-examples')).filter((name) => /submission/.test(name));
    expect(examples.length).toBeGreaterThan(3);
    for (const name of examples) {
      const json: unknown = JSON.parse(readFileSync(join(folder, 'qpp-examples', name), 'utf8'));
      const found = readQppSubmission(json).problems;
      expect(found.map(({ code }) => code)).toContain('MIPS_YEAR_UNSUPPORTED');
      expect(found.filter(({ code }) => code === 'QPP_SHAPE_INVALID')).toEqual([]);
    }
  });
  withData.each([2024, 2025])('has every measure of the published list of %s', (year) => {
    const published = JSON.parse(readFileSync(join(folder, `measures-data-${year}.json`), 'utf8')) as {
      measureId: string;
      category: string;
      metricType: string;
      submissionMethods?: string[];
      allowedPrograms: string[];
      strata?: { name: string }[];
    }[];
    for (const { measureId, category, metricType, strata, submissionMethods = [], allowedPrograms } of published) {
      expect(SUBMISSION_METHODS).toEqual(expect.arrayContaining(submissionMethods));
      expect(mipsMeasure(year, measureId)).toMatchObject({ measureId, category, metricType });
      const takers = mipsPrograms(year).filter((program) => takesMeasure(year, program, mipsMeasure(year, measureId)!));
      expect(takers.sort()).toEqual(allowedPrograms.sort());
      if (/multi/i.test(metricType))
        expect(mipsMeasure(year, measureId)!.strata).toEqual(strata!.map(({ name }) => name));
    }
  });
});
