import { daysBetween, isDay } from '../../../shared/domain/day.rules.js';
import { isNpi } from '../../../shared/domain/npi.rules.js';
import {
  type QppMeasurementSet,
  type QppProblem,
  type QppSubmission,
  SUBMISSION_METHODS,
} from './qpp-submission.codes.js';
import { measurementProblems } from './qpp-measurement.rules.js';
import { MIPS_YEARS, mipsPrograms, TRADITIONAL } from './mips-measure.rules.js';

const LEAST_DAYS: Readonly<Record<string, number>> = { ia: 90, pi: 180 };

/**
 * All that is wrong with the values of a submission whose shape is right: year, identifiers, period, measures known in
 * that year and what was counted.
 */
export function qppProblems(submission: QppSubmission): QppProblem[] {
  const year = submission.performanceYear;
  return [
    ...partyProblems(submission),
    ...repeatedSets(submission),
    ...submission.measurementSets.flatMap((set, index) => setProblems(set, year, `/measurementSets/${index}`)),
  ];
}

/** Says that a year, or what stands in its place, is not supported. */
export function yearProblem(year: unknown): QppProblem {
  const message = `performance year ${JSON.stringify(year)} is not supported; supported are ${MIPS_YEARS.join(' and ')}`;
  return { code: 'MIPS_YEAR_UNSUPPORTED', message, pointer: '/performanceYear' };
}

/**
 * TIN: nine digits. NPI: with its check digit; an individual has one, a group none (42 CFR 414.1305, 414.1310). Virtual
 * groups and APM entities are named by an id that CMS gives them, or by a TIN.
 */
function partyProblems(submission: QppSubmission): QppProblem[] {
  const { entityType } = submission;
  const [tin, npi, entityId] = [
    submission.taxpayerIdentificationNumber ?? '',
    submission.nationalProviderIdentifier ?? null,
    submission.entityId ?? '',
  ];
  const problems: QppProblem[] = [];
  const isOfTins = entityType === 'virtualGroup' || entityType === 'apm';
  if (isOfTins && tin === '' && entityId === '') {
    const message = `a submission of a ${entityType} names its entity id`;
    problems.push({ code: 'ENTITY_ID_MISSING', message, pointer: '/entityId' });
  } else if (!(isOfTins && tin === '') && !/^\d{9}$/.test(tin)) {
    const pointer = '/taxpayerIdentificationNumber';
    problems.push({ code: 'TIN_INVALID', message: 'a TIN has nine digits', pointer });
  }
  return [...problems, ...npiProblems(entityType, npi)];
}

function npiProblems(entityType: string, npi: string | null): QppProblem[] {
  const pointer = '/nationalProviderIdentifier';
  const problems: QppProblem[] = [];
  if (entityType === 'individual' && npi === null)
    problems.push({ code: 'NPI_MISSING', message: 'an individual is named by its NPI', pointer });
  if (entityType !== 'individual' && npi !== null)
    problems.push({ code: 'NPI_NOT_ALLOWED', message: `a submission of a ${entityType} names no NPI`, pointer });
  if (npi !== null && !isNpi(npi))
    problems.push({ code: 'NPI_INVALID', message: 'an NPI has ten digits with the right check digit', pointer });
  return problems;
}

function repeatedSets({ measurementSets }: QppSubmission): QppProblem[] {
  const keys = measurementSets.map((set) =>
    [set.category, set.submissionMethod, set.programName ?? TRADITIONAL].join(' '),
  );
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    const message = 'category, submission method and program stand in another measurement set already';
    return [{ code: 'MEASUREMENT_SET_REPEATED', message, pointer: `/measurementSets/${index}` }];
  });
}

function setProblems(set: QppMeasurementSet, year: number, at: string): QppProblem[] {
  const ids = set.measurements.map(({ measureId }) => measureId);
  const repeated = ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            code: 'MEASURE_REPEATED',
            message: `${id} stands in this set already`,
            pointer: `${at}/measurements/${index}/measureId`,
          },
        ],
  );
  const measured = set.measurements.flatMap((measurement, index) =>
    measurementProblems(measurement, { ...set, year }, `${at}/measurements/${index}`),
  );
  return [
    ...methodProblems(set, at),
    ...programProblems(set, year, at),
    ...periodProblems(set, year, at),
    ...cehrtProblems(set, at),
    ...repeated,
    ...measured,
  ];
}

function methodProblems({ submissionMethod }: QppMeasurementSet, at: string): QppProblem[] {
  if (SUBMISSION_METHODS.includes(submissionMethod)) return [];
  const message = `${submissionMethod} is none of ${SUBMISSION_METHODS.join(', ')}`;
  return [{ code: 'SUBMISSION_METHOD_UNKNOWN', message, pointer: `${at}/submissionMethod` }];
}

function programProblems({ programName }: QppMeasurementSet, year: number, at: string): QppProblem[] {
  const programs = mipsPrograms(year);
  if (programs.includes(programName ?? TRADITIONAL)) return [];
  const message = `${programName ?? ''} is no programme of ${year}: ${programs.join(', ')}`;
  return [{ code: 'PROGRAM_UNKNOWN', message, pointer: `${at}/programName` }];
}

/** The performance period lies in the year; improvement activities take 90 days, interoperability 180 (414.1320). */
function periodProblems(set: QppMeasurementSet, year: number, at: string): QppProblem[] {
  const { performanceStart: start, performanceEnd: end } = set;
  const days = [
    ['performanceStart', start],
    ['performanceEnd', end],
  ] as const;
  const problems = days.flatMap(([name, day]) => dayProblems(day, year, `${at}/${name}`));
  if (problems.length > 0 || start === undefined || end === undefined) return problems;
  const length = daysBetween(start, end) + 1;
  const least = LEAST_DAYS[set.category] ?? 1;
  const pointer = `${at}/performanceEnd`;
  if (length < 1) return [{ code: 'PERIOD_REVERSED', message: 'the period ends before it starts', pointer }];
  if (length >= least) return [];
  const message = `a period of ${length} days is too short: ${set.category} takes at least ${least}`;
  return [{ code: 'PERIOD_TOO_SHORT', message, pointer }];
}

function dayProblems(day: string | undefined, year: number, pointer: string): QppProblem[] {
  if (day === undefined) return [{ code: 'PERIOD_MISSING', message: 'the performance period is needed', pointer }];
  if (!isDay(day)) return [{ code: 'DAY_INVALID', message: 'a calendar day YYYY-MM-DD is needed', pointer }];
  if (Number(day.slice(0, 4)) === year) return [];
  return [{ code: 'PERIOD_OUTSIDE_YEAR', message: `the period lies in the performance year ${year}`, pointer }];
}

/** Promoting Interoperability is measured with certified technology and names it (414.1375(b)(1)). */
function cehrtProblems({ category, cehrtId }: QppMeasurementSet, at: string): QppProblem[] {
  if (category !== 'pi' || (cehrtId ?? '') !== '') return [];
  const message = 'Promoting Interoperability names the certified technology';
  return [{ code: 'CEHRT_ID_MISSING', message, pointer: `${at}/cehrtId` }];
}
