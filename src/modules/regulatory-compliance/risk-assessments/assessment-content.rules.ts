import type { ApprovalState } from './risk.codes.js';

type Row = object;

const ASSESSMENT = ['kind', 'title', 'scope', 'ephiInventory', 'trigger', 'method', 'assessedOn', 'nextDueOn'];
const RISK = [
  'id',
  'asset',
  'threatSource',
  'threatEvent',
  'vulnerability',
  'existingControls',
  'likelihood',
  'adverseImpactLikelihood',
  'impact',
  'controlLikelihoodReduction',
  'controlImpactReduction',
  'affectsConfidentiality',
  'affectsIntegrity',
  'affectsAvailability',
  'peopleAffected',
  'status',
];
const TREATMENT = [
  'id',
  'riskId',
  'kind',
  'description',
  'ownerId',
  'dueOn',
  'expiresOn',
  'likelihoodReduction',
  'impactReduction',
];

/**
 * What the approval of an assessment is of: its facts, its risks and what is to be done about them. That a planned
 * treatment has been implemented carries out what was approved and changes nothing of it; a cancelled one does.
 */
export function assessmentContent(
  assessment: Row,
  risks: readonly Row[],
  treatments: readonly { status: string }[],
): Record<string, unknown> {
  return {
    ...picked(assessment, ASSESSMENT),
    risks: risks.map((risk) => picked(risk, RISK)),
    treatments: treatments.map(treatmentContent),
  };
}

/** What the approval of a treatment is of. */
export function treatmentContent(treatment: { status: string }): Record<string, unknown> {
  return { ...picked(treatment, TREATMENT), isCancelled: treatment.status === 'cancelled' };
}

/** Whether the last approval is one of this content. */
export function approvalState(last: { contentHash: string } | undefined, contentHash: string): ApprovalState {
  if (last === undefined) return 'none';
  return last.contentHash === contentHash ? 'current' : 'lapsed';
}

function picked(row: Row, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, (row as Record<string, unknown>)[name] ?? null]));
}
