import type { CodeList } from './adjustment-code.codes.js';

export interface CodeProblem {
  code: string;
  message: string;
  /** The property it is about. */
  field: string;
}

/** CARC: one to three characters and more in time; RARC: M, MA or N and up to four digits (X12 lists 139 and 411). */
const FORMATS: Record<CodeList, RegExp> = { carc: /^[0-9A-Z]{1,5}$/, rarc: /^(M|MA|N)\d{1,4}$/ };

/** Everything that makes no sense in a code of a company. */
export function codeProblems(row: {
  list: CodeList;
  code: string;
  effectiveFromOn: string;
  effectiveToOn: string | null;
}): CodeProblem[] {
  const problems: CodeProblem[] = [];
  if (!FORMATS[row.list].test(row.code)) {
    const message =
      row.list === 'rarc' ? 'a remark is M, MA or N and digits' : 'a reason has up to 5 letters or digits';
    problems.push({ code: 'CODE_FORMAT', message, field: 'code' });
  }
  if (row.effectiveToOn !== null && row.effectiveToOn < row.effectiveFromOn) {
    problems.push({ code: 'ENDS_BEFORE_BEGIN', message: 'the last day is before the first', field: 'effectiveToOn' });
  }
  return problems;
}
