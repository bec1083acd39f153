import { ELEMENT_OUTCOMES, type ElementOutcome } from './element-outcomes.codes.js';

/** An element of the bundle that is assessed. */
export interface ScoredElement {
  id: string;
  isCritical: boolean;
}

/** What the assessor says of an element. */
export interface StatedResult {
  elementId: string;
  outcome: ElementOutcome;
  reason?: string | null;
}

/** An element with its outcome; `isStated` is false where nothing was said of it. */
export interface ElementScore extends ScoredElement {
  outcome: ElementOutcome;
  reason: string | null;
  isStated: boolean;
}

/** How a patient fared: all or none, and by opportunities. */
export interface BundleScore {
  elements: ElementScore[];
  applicableCount: number;
  metCount: number;
  criticalApplicableCount: number;
  criticalMetCount: number;
  /** All or none; null when no element applies, which is not counted. */
  isPerfect: boolean | null;
}

interface Problem {
  code: string;
  message: string;
  pointer: string;
}

/** What is wrong with stated results: elements of other bundles, elements said twice, an exclusion without its reason. */
export function resultProblems(elements: readonly ScoredElement[], results: readonly StatedResult[]): Problem[] {
  const known = new Set(elements.map(({ id }) => id));
  const problems: Problem[] = [];
  results.forEach(({ elementId, outcome, reason }, at) => {
    const pointer = `/results/${at}/elementId`;
    if (!known.has(elementId)) {
      problems.push({ code: 'ELEMENT_NOT_IN_BUNDLE', message: 'the bundle has no such element', pointer });
    } else if (results.findIndex((each) => each.elementId === elementId) !== at) {
      problems.push({ code: 'ELEMENT_TWICE', message: 'something was said of this element already', pointer });
    }
    if (outcome === 'contraindicated' && !reason?.trim()) {
      const message = 'a contraindication counts as met only with its documented reason';
      problems.push({ code: 'REASON_MISSING', message, pointer: `/results/${at}/reason` });
    }
  });
  return problems;
}

/**
 * All-or-none scoring (Nolan & Berwick, JAMA 2006;295:1168): perfect only if every applicable element is met. What nobody
 * stated is not met; what does not apply leaves the denominator; a documented contraindication counts as met (IHI
 * ventilator bundle). Elements are matched by id, never by their place.
 */
export function bundleScore(elements: readonly ScoredElement[], results: readonly StatedResult[]): BundleScore {
  const stated = new Map(results.map((result) => [result.elementId, result]));
  const scores = elements.map(({ id, isCritical }): ElementScore => {
    const result = stated.get(id);
    const { outcome = 'not_met', reason = null } = result ?? {};
    return { id, isCritical, outcome, reason, isStated: result !== undefined };
  });
  const applicable = scores.filter(({ outcome }) => ELEMENT_OUTCOMES[outcome].isApplicable);
  const met = applicable.filter(({ outcome }) => ELEMENT_OUTCOMES[outcome].isMet);
  return {
    elements: scores,
    applicableCount: applicable.length,
    metCount: met.length,
    criticalApplicableCount: applicable.filter(({ isCritical }) => isCritical).length,
    criticalMetCount: met.filter(({ isCritical }) => isCritical).length,
    isPerfect: applicable.length === 0 ? null : met.length === applicable.length,
  };
}

/** A share, or null where there is nothing to divide by. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
