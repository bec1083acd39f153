import { createHash } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { CATALOG_SCHEMA, PLAN_OF_ACTION_SCHEMA, PROFILE_SCHEMA } from './oscal-schema.codes.js';
import type { OscalCatalog, OscalProfile } from './oscal.rules.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);
const VALIDATORS: Record<string, ValidateFunction> = {
  catalog: ajv.compile(CATALOG_SCHEMA),
  profile: ajv.compile(PROFILE_SCHEMA),
  'plan-of-action-and-milestones': ajv.compile(PLAN_OF_ACTION_SCHEMA),
};
const OTHER_KINDS = [
  'component-definition',
  'system-security-plan',
  'assessment-plan',
  'assessment-results',
  'plan-of-action-and-milestones',
  'mapping-collection',
];
const MOST_PROBLEMS = 50;

export type ReadOscal =
  | { kind: 'catalog'; document: Record<string, unknown>; body: OscalCatalog }
  | { kind: 'profile'; document: Record<string, unknown>; body: OscalProfile };

export interface OscalProblem {
  code: string;
  message: string;
  pointer: string;
}

/** An OSCAL catalog or profile, or what is wrong with it, by JSON pointer. */
export function readOscal(json: unknown): ReadOscal | OscalProblem[] {
  if (typeof json !== 'object' || json === null) return problem('', 'it is no object');
  const document = json as Record<string, unknown>;
  const kind = (['catalog', 'profile'] as const).find((each) => Object.hasOwn(document, each));
  if (kind === undefined) return problem('', `it is neither a catalog nor a profile${otherKind(document)}`);
  const problems = oscalProblems(kind, document);
  return problems.length > 0 ? problems : ({ kind, document, body: document[kind] } as ReadOscal);
}

/** OSCAL has more models; nothing of theirs is kept here. */
function otherKind(document: object): string {
  const found = OTHER_KINDS.find((each) => Object.hasOwn(document, each));
  return found === undefined ? '' : `, but OSCAL of another model: ${found}`;
}

/** What the schema finds in a document of this kind. */
export function oscalProblems(kind: string, document: unknown): OscalProblem[] {
  const validate = VALIDATORS[kind]!;
  if (validate(document)) return [];
  const found = validate.errors!.slice(0, MOST_PROBLEMS);
  return found.flatMap(({ instancePath, message }) => problem(instancePath, message ?? 'is not valid'));
}

/** A name-based UUID (RFC 9562 §5.5): the same name always gives the same. */
export function stableUuid(name: string): string {
  const bytes = createHash('sha1').update(`quintet/oscal/v1\0${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function problem(pointer: string, message: string): OscalProblem[] {
  return [{ code: 'OSCAL_INVALID', message, pointer }];
}
