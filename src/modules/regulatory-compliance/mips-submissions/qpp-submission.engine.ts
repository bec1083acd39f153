import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { QPP_SUBMISSION_SCHEMA, type QppProblem, type QppSubmission } from './qpp-submission.codes.js';
import { isMipsYear } from './mips-measure.rules.js';
import { qppProblems, yearProblem } from './qpp-submission.rules.js';

const hasShape = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<QppSubmission>(QPP_SUBMISSION_SCHEMA);

/** What was read: the submission itself, out of the envelope that the API of CMS puts around it, and all its problems. */
export interface ReadSubmission {
  submission: QppSubmission | undefined;
  problems: QppProblem[];
}

/**
 * Reads QPP JSON: a submission, or one in `{ submission }` or `{ data: { submission } }`. What is not of a supported year
 * (or has a placeholder there, as CMS's documentation has) is answered with MIPS_YEAR_UNSUPPORTED and nothing else: its
 * categories and measures cannot be judged.
 */
export function readQppSubmission(json: unknown): ReadSubmission {
  const { value, at } = unwrapped(json);
  const year = yearSaid(value);
  // A supported year in quotes is of the wrong kind, not of the wrong year.
  if (year !== undefined && !isMipsYear(Number(year)))
    return { submission: undefined, problems: [moved(yearProblem(year), at)] };
  if (hasShape(value)) return { submission: value, problems: qppProblems(value).map((each) => moved(each, at)) };
  const errors = (hasShape.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return { submission: undefined, problems: errors.map((error) => moved(shapeProblem(error), at)) };
}

function unwrapped(json: unknown, at = ''): { value: unknown; at: string } {
  if (typeof json !== 'object' || json === null || 'measurementSets' in json) return { value: json, at };
  if ('data' in json && at === '') return unwrapped(json.data, '/data');
  if ('submission' in json) return { value: json.submission, at: `${at}/submission` };
  return { value: json, at };
}

function yearSaid(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'performanceYear' in value ? value.performanceYear : undefined;
}

function shapeProblem({ instancePath, keyword, params, message = 'is not valid' }: ErrorObject): QppProblem {
  const pointer = (name = ''): string => `${instancePath}${name}`;
  if (keyword === 'required') {
    const { missingProperty } = params as { missingProperty: string };
    return { code: 'QPP_SHAPE_INVALID', message: 'is missing', pointer: pointer(`/${missingProperty}`) };
  }
  const allowed = keyword === 'enum' ? (params as { allowedValues: string[] }).allowedValues : [];
  const words = allowed.length > 0 ? `must be one of ${allowed.join(', ')}` : message;
  return { code: 'QPP_SHAPE_INVALID', message: words, pointer: pointer() };
}

function moved(problem: QppProblem, at: string): QppProblem {
  return { ...problem, pointer: `${at}${problem.pointer}` };
}
