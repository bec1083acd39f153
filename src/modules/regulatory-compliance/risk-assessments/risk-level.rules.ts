import { addDays } from '../../../shared/domain/day.rules.js';
import { OVERALL_LIKELIHOOD, RISK } from './nist-800-30.codes.js';
import {
  RISK_LEVELS,
  type RiskLevel,
  type RiskMethod,
  type TreatmentKind,
  type TreatmentStatus,
} from './risk.codes.js';

/** Likelihood 1 (rare) to 5 (almost certain), impact 1 (insignificant) to 5 (catastrophic). */
export interface RiskPoint {
  likelihood: number;
  impact: number;
}

/** A risk as its levels need it. Reductions are steps on the scales. */
export interface RiskFacts extends RiskPoint {
  /** NIST: how likely the event has an adverse impact once it happens; null: as likely as the event itself. */
  adverseImpactLikelihood: number | null;
  controlLikelihoodReduction: number;
  controlImpactReduction: number;
}

export interface TreatmentFacts {
  kind: TreatmentKind;
  status: TreatmentStatus;
  likelihoodReduction: number;
  impactReduction: number;
}

export interface RiskLevels {
  inherent: RiskLevel;
  residual: RiskLevel;
  target: RiskLevel;
}

/** Bands of the product: 20 and above critical, 12 high, 6 medium, else low. */
export function productLevel({ likelihood, impact }: RiskPoint): RiskLevel {
  const product = likelihood * impact;
  if (product >= 20) return 'critical';
  if (product >= 12) return 'high';
  return product >= 6 ? 'medium' : 'low';
}

const NIST_LEVELS = ['very_low', 'low', 'moderate', 'high', 'very_high'] as const satisfies RiskLevel[];

/** NIST SP 800-30r1: the overall likelihood from table G-5, the level from table I-2. */
export function nistLevel(point: RiskPoint, adverseImpactLikelihood: number | null): RiskLevel {
  const adverse = adverseImpactLikelihood ?? point.likelihood;
  const overall = OVERALL_LIKELIHOOD[point.likelihood - 1]![adverse - 1]!;
  return NIST_LEVELS[RISK[overall - 1]![point.impact - 1]! - 1]!;
}

/**
 * Levels of a risk: inherent as if nothing were done, residual with the controls that exist and the treatments that
 * are implemented, target with all treatments that are not cancelled. A risk that is accepted stays as it is; one
 * that is avoided becomes as unlikely as can be.
 */
export function riskLevels(method: RiskMethod, risk: RiskFacts, treatments: readonly TreatmentFacts[]): RiskLevels {
  const controlled = lowered(risk, [
    { likelihoodReduction: risk.controlLikelihoodReduction, impactReduction: risk.controlImpactReduction },
  ]);
  const level = (point: RiskPoint): RiskLevel =>
    method === 'product' ? productLevel(point) : nistLevel(point, risk.adverseImpactLikelihood);
  const effects = (statuses: readonly TreatmentStatus[]): Reduction[] =>
    treatments.filter(({ status }) => statuses.includes(status)).map(effectOf);
  return {
    inherent: level(risk),
    residual: level(lowered(controlled, effects(['implemented']))),
    target: level(lowered(controlled, effects(['implemented', 'planned']))),
  };
}

/** Levels from a day on; null: from now on. */
export interface LevelStep extends RiskLevels {
  appliesFrom: string | null;
}

/** The last day that can be written: what ends on it does not end. */
const NEVER = '9999-12-31';

/** The levels on `today`, and each time that they change because a treatment has ended, as far as is known today. */
export function levelSteps(
  method: RiskMethod,
  risk: RiskFacts,
  treatments: readonly (TreatmentFacts & { expiresOn: string | null })[],
  today: string,
): LevelStep[] {
  const on = (day: string): RiskLevels =>
    riskLevels(
      method,
      risk,
      treatments.filter((each) => isInForce(each, day)),
    );
  const lastDays = treatments.flatMap(({ expiresOn }) => (expiresOn === null || expiresOn >= NEVER ? [] : [expiresOn]));
  const ends = lastDays.map((day) => addDays(day, 1));
  const steps: LevelStep[] = [{ appliesFrom: null, ...on(today) }];
  for (const appliesFrom of [...new Set(ends)].filter((day) => day > today).sort()) {
    const levels = on(appliesFrom);
    if (!isSameLevels(levels, steps.at(-1)!)) steps.push({ appliesFrom, ...levels });
  }
  return steps;
}

/** What the records of a risk, the oldest first, tell of `today` and of the days to come. */
export function recordedSteps<Step extends LevelStep>(records: readonly Step[], today: string): Step[] {
  const isBegun = ({ appliesFrom }: Step): boolean => appliesFrom === null || appliesFrom <= today;
  const current = records.findLastIndex(isBegun);
  return records.filter((_, index) => index >= current);
}

/** Whether a treatment still holds on the day: its last day is one of them. */
export function isInForce({ expiresOn }: { expiresOn: string | null }, day: string): boolean {
  return expiresOn === null || expiresOn >= day;
}

export function isSameLevels(one: RiskLevels, other: RiskLevels): boolean {
  return one.inherent === other.inherent && one.residual === other.residual && one.target === other.target;
}

interface Reduction {
  likelihoodReduction: number;
  impactReduction: number;
}

function effectOf({ kind, likelihoodReduction, impactReduction }: TreatmentFacts): Reduction {
  if (kind === 'accept') return { likelihoodReduction: 0, impactReduction: 0 };
  return kind === 'avoid' ? { likelihoodReduction: 4, impactReduction } : { likelihoodReduction, impactReduction };
}

/** Never below 1: no risk is gone. */
function lowered(point: RiskPoint, reductions: readonly Reduction[]): RiskPoint {
  const sum = (of: (reduction: Reduction) => number): number =>
    reductions.reduce((total, reduction) => total + of(reduction), 0);
  return {
    likelihood: Math.max(1, point.likelihood - sum(({ likelihoodReduction }) => likelihoodReduction)),
    impact: Math.max(1, point.impact - sum(({ impactReduction }) => impactReduction)),
  };
}

/** The highest of these levels; null when there is none. */
export function overallLevel(levels: readonly RiskLevel[]): RiskLevel | null {
  const highest = Math.max(-1, ...levels.map((level) => RISK_LEVELS.indexOf(level)));
  return RISK_LEVELS[highest] ?? null;
}
