export const PRACTICE_STATUSES = ['proposed', 'pilot', 'adopted', 'sustained', 'withdrawn'] as const;
export type PracticeStatus = (typeof PRACTICE_STATUSES)[number];

/**
 * Levels of evidence I to V (Dang, Dearholt et al., Johns Hopkins Evidence-Based Practice): I experiment, II
 * quasi-experiment, III non-experimental or qualitative, IV opinion of recognised bodies, V experience and expert opinion.
 */
export const EVIDENCE_LEVELS = ['I', 'II', 'III', 'IV', 'V'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];
