interface PartnerProblem {
  code: string;
  message: string;
  pointer: string;
}

/** What readers take for separators: `.`, `+` and `-` stand in numbers; a line end may end segments only. */
const USABLE = /^[\x1c-\x1f!-*,/:-@[-`{-~]{3}[\x1c-\x1f\r\n!-*,/:-@[-`{-~]$/;

/** Separators of an interchange are four different characters, or nothing in it could be told apart. */
export function separatorProblems({ separators }: { separators?: string }): PartnerProblem[] {
  if (separators === undefined) return [];
  const problems: PartnerProblem[] = [];
  if (new Set(separators).size < separators.length) {
    const message = 'element, repetition, component and segment separator must be four different characters';
    problems.push({ code: 'SEPARATORS_NOT_DIFFERENT', message, pointer: '/separators' });
  }
  if (!USABLE.test(separators)) {
    const message =
      'separators are printable ASCII or one of the four separator controls, and nothing that numbers need';
    problems.push({ code: 'SEPARATOR_NOT_USABLE', message, pointer: '/separators' });
  }
  return problems;
}
