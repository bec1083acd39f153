/** What can be found of an element, and how it counts. */
export const ELEMENT_OUTCOMES = {
  met: { isApplicable: true, isMet: true },
  not_met: { isApplicable: true, isMet: false },
  not_applicable: { isApplicable: false, isMet: false },
  /** Not done for a documented reason; counts as met. */
  contraindicated: { isApplicable: true, isMet: true },
} as const;
export type ElementOutcome = keyof typeof ELEMENT_OUTCOMES;
export const OUTCOMES = Object.keys(ELEMENT_OUTCOMES) as ElementOutcome[];
