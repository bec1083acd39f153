interface PartnerProblem {
  code: string;
  message: string;
  pointer: string;
}

/** Separators of an interchange are four different characters, or nothing in it could be told apart. */
export function separatorProblems({ separators }: { separators?: string }): PartnerProblem[] {
  if (separators === undefined || new Set(separators).size === separators.length) return [];
  const message = 'element, repetition, component and segment separator must be four different characters';
  return [{ code: 'SEPARATORS_NOT_DIFFERENT', message, pointer: '/separators' }];
}
