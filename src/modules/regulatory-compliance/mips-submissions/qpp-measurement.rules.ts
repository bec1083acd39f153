import {
  MIPS_YEARS,
  mipsMeasure,
  type MipsMeasure,
  mipsPrograms,
  takesMeasure,
  TRADITIONAL,
} from './mips-measure.rules.js';
import type { QppMeasurement, QppProblem } from './qpp-submission.codes.js';

/** What the set around a measurement says of it. */
interface Around {
  year: number;
  category: string;
  submissionMethod: string;
  programName?: string | null;
}

type Counts = Readonly<Record<string, unknown>>;

const RATE_PARTS = [
  'performanceMet',
  'performanceNotMet',
  'eligiblePopulationExclusion',
  'eligiblePopulationException',
] as const;

/** All that is wrong with one measurement: the measure in that year and set, and what was counted. */
export function measurementProblems({ measureId, value }: QppMeasurement, around: Around, at: string): QppProblem[] {
  const measure = mipsMeasure(around.year, measureId);
  if (measure === undefined) return [unknownMeasure(measureId, around.year, `${at}/measureId`)];
  return [
    ...placeProblems(measure, around, `${at}/measureId`),
    ...valueProblems(measure, value, `${at}/value`),
    ...reportingProblems(value, `${at}/value`),
  ];
}

/** End-to-end electronic reporting is claimed by true or false, where it is said (it decides on a bonus). */
function reportingProblems(value: unknown, at: string): QppProblem[] {
  const said = isCounts(value) ? (value.isEndToEndReported ?? null) : null;
  const isFlag = said === null || typeof said === 'boolean';
  return isFlag ? [] : [wrongKind('true or false is needed', `${at}/isEndToEndReported`)];
}

function unknownMeasure(measureId: string, year: number, pointer: string): QppProblem {
  const others = MIPS_YEARS.filter((other) => mipsMeasure(other, measureId) !== undefined);
  const hint = others.length > 0 ? ` (it is one of ${others.join(', ')})` : '';
  return { code: 'MEASURE_UNKNOWN', message: `${measureId} is no measure of ${year}${hint}`, pointer };
}

function placeProblems(measure: MipsMeasure, around: Around, pointer: string): QppProblem[] {
  const { measureId, category, methods } = measure;
  if (category !== around.category)
    return [
      { code: 'MEASURE_OF_OTHER_CATEGORY', message: `${measureId} belongs to the category ${category}`, pointer },
    ];
  const program = around.programName ?? TRADITIONAL;
  const problems: QppProblem[] = [];
  if (methods.length > 0 && !methods.includes(around.submissionMethod)) {
    const message = `${measureId} is sent by ${methods.join(', ')}, not by ${around.submissionMethod}`;
    problems.push({ code: 'MEASURE_NOT_BY_THIS_METHOD', message, pointer });
  }
  if (mipsPrograms(around.year).includes(program) && !takesMeasure(around.year, program, measure)) {
    const takers = mipsPrograms(around.year).filter((other) => takesMeasure(around.year, other, measure));
    const message = `${program} does not take ${measureId}; it belongs to ${takers.join(', ')}`;
    problems.push({ code: 'MEASURE_NOT_OF_PROGRAM', message, pointer });
  }
  return problems;
}

function valueProblems(measure: MipsMeasure, value: unknown, pointer: string): QppProblem[] {
  switch (measure.metricType) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongKind('true or false is needed', pointer)];
    case 'proportion':
      return isCounts(value) ? proportionProblems(value, pointer) : [wrongKind(PROPORTION, pointer)];
    case 'singlePerformanceRate':
    case 'registrySinglePerformanceRate':
      return isCounts(value) ? rateProblems(value, pointer) : [wrongKind(RATE, pointer)];
    case 'multiPerformanceRate':
    case 'registryMultiPerformanceRate':
      return isCounts(value) ? strataProblems(measure, value, pointer) : [wrongKind(STRATA, pointer)];
    case 'nonProportion':
      return isCounts(value) ? ratioProblems(value, pointer) : [wrongKind(PROPORTION, pointer)];
    case 'cahps':
      return isCounts(value) ? surveyProblems(value, pointer) : [wrongKind(SURVEY, pointer)];
    case 'costScore':
      return [{ code: 'MEASURE_BY_CMS', message: 'CMS computes this measure from claims', pointer }];
  }
}

const PROPORTION = 'numerator and denominator are needed';
const RATE = 'the counts of a performance rate are needed';
const STRATA = 'strata with the counts of each rate are needed';
const SURVEY = 'the figures of the survey are needed';

function wrongKind(message: string, pointer: string): QppProblem {
  return { code: 'VALUE_OF_WRONG_KIND', message, pointer };
}

function isCounts(value: unknown): value is Counts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A Promoting Interoperability measure with a rate: 0 ≤ numerator ≤ denominator, the denominator not 0. */
function proportionProblems(value: Counts, at: string): QppProblem[] {
  const problems = [...counted(value, ['numerator', 'denominator'], at)];
  if (problems.length > 0) return problems;
  const { numerator, denominator } = value as { numerator: number; denominator: number };
  if (denominator === 0)
    problems.push(ruled('DENOMINATOR_ZERO', 'a denominator of 0 has no rate', `${at}/denominator`));
  if (numerator > denominator)
    problems.push(ruled('NUMERATOR_ABOVE_DENOMINATOR', 'is more than the denominator', `${at}/numerator`));
  return problems;
}

/** A quality rate: met + not met + exclusions + exceptions ≤ eligible (their share is the reporting rate). */
function rateProblems(value: Counts, at: string): QppProblem[] {
  const needed = ['performanceMet', 'performanceNotMet', 'eligiblePopulation'];
  const optional = RATE_PARTS.filter((name) => !needed.includes(name) && (value[name] ?? null) !== null);
  const problems = [...counted(value, [...needed, ...optional], at)];
  if (problems.length > 0) return problems;
  const parts = RATE_PARTS.reduce((sum, name) => sum + ((value[name] as number | null | undefined) ?? 0), 0);
  if (parts > (value.eligiblePopulation as number)) {
    const message = `${parts} patients are reported of an eligible population of ${value.eligiblePopulation as number}`;
    problems.push(ruled('REPORTED_ABOVE_ELIGIBLE', message, `${at}/eligiblePopulation`));
  }
  return problems;
}

function strataProblems(measure: MipsMeasure, value: Counts, at: string): QppProblem[] {
  const strata = value.strata;
  if (!Array.isArray(strata) || strata.length === 0) return [wrongKind(STRATA, at)];
  const said = strata.map((each) => (isCounts(each) && typeof each.stratum === 'string' ? each.stratum : ''));
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const problems = strata.flatMap((each: unknown, index) => {
    const pointer = `${at}/strata/${index}`;
    if (!isCounts(each)) return [wrongKind(RATE, pointer)];
    const name = said[index]!;
    const isKnown = measure.strata.some((known) => same(known, name));
    const isFirst = said.findIndex((other) => same(other, name)) === index;
    return [
      ...(isKnown ? [] : [ruled('STRATUM_UNKNOWN', `is none of ${measure.strata.join(', ')}`, `${pointer}/stratum`)]),
      ...(isFirst ? [] : [ruled('STRATUM_REPEATED', `${name} stands here already`, `${pointer}/stratum`)]),
      ...rateProblems(each, pointer),
    ];
  });
  const missing = measure.strata.filter((known) => !said.some((name) => same(known, name)));
  if (missing.length > 0)
    problems.push(ruled('STRATUM_MISSING', `the rates ${missing.join(', ')} are missing`, `${at}/strata`));
  return problems;
}

function ruled(code: string, message: string, pointer: string): QppProblem {
  return { code, message, pointer };
}

/** Whole numbers from 0 on, each of them said. */
function counted(value: Counts, names: readonly string[], at: string): QppProblem[] {
  return names
    .filter((name) => !(Number.isSafeInteger(value[name]) && (value[name] as number) >= 0))
    .map((name) => ruled('COUNT_INVALID', 'a whole number from 0 on is needed', `${at}/${name}`));
}

/**
 * A measure that is no share (a mean time, a ratio): sums of any size above their denominator, with the counts that
 * CMS's example has beside them (qpp-submissions-docs).
 */
function ratioProblems(value: Counts, at: string): QppProblem[] {
  const said = ['denominatorException', 'numeratorExclusion', 'observationInstances'].filter(
    (name) => (value[name] ?? null) !== null,
  );
  const problems = [...measured(value, ['numerator', 'denominator'], at), ...counted(value, said, at)];
  if (value.denominator === 0)
    problems.push(ruled('DENOMINATOR_ZERO', 'a denominator of 0 has no rate', `${at}/denominator`));
  return problems;
}

/** Results of a survey vendor: at least one figure, none of them negative. */
function surveyProblems(value: Counts, at: string): QppProblem[] {
  const figures = Object.keys(value).filter((name) => typeof value[name] === 'number');
  return figures.length === 0 ? [wrongKind(SURVEY, at)] : measured(value, figures, at);
}

/** Numbers from 0 on, whole or not, each of them said. */
function measured(value: Counts, names: readonly string[], at: string): QppProblem[] {
  return names
    .filter((name) => !(Number.isFinite(value[name]) && (value[name] as number) >= 0))
    .map((name) => ruled('COUNT_INVALID', 'a number from 0 on is needed', `${at}/${name}`));
}
