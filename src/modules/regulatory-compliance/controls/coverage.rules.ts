import type { RequirementStatus } from '../requirements/requirement.codes.js';

/** How far a control is covered: by the best of its mappings. */
export function coverageOf(mappings: { hasFull: boolean; hasPartial: boolean }): 'full' | 'partial' | 'none' {
  if (mappings.hasFull) return 'full';
  return mappings.hasPartial ? 'partial' : 'none';
}

/** A control is met when a requirement that covers it in full is compliant. */
export function isMet(fullStatuses: readonly RequirementStatus[]): boolean {
  return fullStatuses.includes('compliant');
}
