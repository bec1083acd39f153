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

/** One control of each id, in their order: where several catalogs have it, the one that is covered best. */
export function bestOfEachKey<
  Covered extends { controlKey: string; coverage: 'full' | 'partial' | 'none'; isMet: boolean },
>(controls: readonly Covered[]): Covered[] {
  const best = new Map<string, Covered>();
  for (const control of controls) {
    const former = best.get(control.controlKey);
    if (former === undefined || rankOf(control) > rankOf(former)) best.set(control.controlKey, control);
  }
  return [...best.values()];
}

function rankOf({ coverage, isMet: met }: { coverage: 'full' | 'partial' | 'none'; isMet: boolean }): number {
  return ['none', 'partial', 'full'].indexOf(coverage) + (met ? 1 : 0);
}
