import {
  diagnosesOf,
  type HealthCode,
  isPrincipal,
  servicePeriod,
  type SubmittedClaim,
} from '../x12/submitted-claim.rules.js';
import { isIcd10Code, isIcd9Code } from './claim-code-formats.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

const MOST_DIAGNOSES = { professional: 12, institutional: 25 } as const;
/** Since this day services are coded in ICD-10 (45 CFR 162.1002). */
const ICD10_SINCE = '2015-10-01';

/** Rule 8: diagnoses, principal first, without dots, without repeats. */
export function checkDiagnoses(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const diagnoses = diagnosesOf(claim);
  const most = MOST_DIAGNOSES[claim.type];
  const at = diagnoses[0]?.segment ?? claim.segment;
  problems.when(diagnoses.length === 0, 'DIAGNOSIS_MISSING', 'codes', at, 'the claim has no diagnosis');
  const many = `the claim has ${diagnoses.length} diagnoses, at most ${most} are allowed`;
  problems.when(diagnoses.length > most, 'TOO_MANY_DIAGNOSES', 'codes', at, many);
  const principals = diagnoses.filter(({ qualifier }) => isPrincipal(qualifier)).length;
  const first = diagnoses[0];
  const isWrong = first !== undefined && (!isPrincipal(first.qualifier) || principals !== 1);
  const order = 'the principal diagnosis (ABK) is not the first one, once';
  problems.when(isWrong, 'PRINCIPAL_DIAGNOSIS_NOT_FIRST', 'codes', at, order);
  const seen = new Set<string>();
  for (const diagnosis of diagnoses) {
    checkDiagnosis(claim, diagnosis, problems);
    const code = diagnosis.code.replace('.', '');
    const path = pathOf(claim, diagnosis);
    problems.when(seen.has(code), 'DIAGNOSIS_REPEATED', path, diagnosis.segment, `diagnosis ${code} stands twice`);
    seen.add(code);
  }
}

function checkDiagnosis(claim: SubmittedClaim, diagnosis: HealthCode, problems: ClaimProblemList): void {
  const { code, qualifier, segment } = diagnosis;
  const path = pathOf(claim, diagnosis);
  const isIcd10 = qualifier.startsWith('A');
  const isRight = isIcd10 ? isIcd10Code(code) : isIcd9Code(code);
  problems.when(
    !isRight,
    'DIAGNOSIS_INVALID',
    path,
    segment,
    `the code is not in the format of ${isIcd10 ? 'ICD-10-CM' : 'ICD-9-CM'}`,
  );
  problems.when(code.includes('.'), 'DIAGNOSIS_HAS_DOT', path, segment, 'a diagnosis is sent without its dot');
  const { fromOn } = servicePeriod(claim);
  const isOutdated = !isIcd10 && (fromOn === null || fromOn >= ICD10_SINCE);
  const outdated = `services since ${ICD10_SINCE} are coded in ICD-10 (ABK, ABF)`;
  problems.when(isOutdated, 'DIAGNOSIS_ICD9', path, segment, outdated);
}

function pathOf(claim: SubmittedClaim, diagnosis: HealthCode): string {
  return `codes[${claim.codes.indexOf(diagnosis)}].code`;
}
