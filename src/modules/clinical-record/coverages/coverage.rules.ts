interface CoverageProblem {
  code: string;
  message: string;
  pointer: string;
}

/** X12 SBR02: the patient is the subscriber. */
export const SELF = '18';

/** What cannot be true of a coverage. */
export function coverageProblems(coverage: {
  relationshipCode?: string;
  subscriberFamilyName?: string | null;
  effectiveOn?: string | null;
  endsOn?: string | null;
}): CoverageProblem[] {
  const { effectiveOn = null, endsOn = null, relationshipCode, subscriberFamilyName = null } = coverage;
  const problems: CoverageProblem[] = [];
  if (effectiveOn !== null && endsOn !== null && endsOn < effectiveOn) {
    const message = 'a coverage cannot end before it begins';
    problems.push({ code: 'COVERAGE_ENDS_BEFORE_IT_BEGINS', message, pointer: '/endsOn' });
  }
  if (relationshipCode === SELF && subscriberFamilyName !== null) {
    const message = 'the subscriber is the patient (18): no other subscriber can be named';
    problems.push({ code: 'SUBSCRIBER_IS_PATIENT', message, pointer: '/subscriberFamilyName' });
  }
  return problems;
}
