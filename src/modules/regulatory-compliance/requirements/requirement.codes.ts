/** Programmes that impose requirements. PQRS ended with 2016 and is kept for history. */
export const PROGRAMS = [
  'MIPS',
  'APM',
  'MACRA',
  'Meaningful_Use',
  'PQRS',
  'HEDIS',
  'Joint_Commission',
  'State_Licensing',
  'HIPAA',
  'OSHA',
] as const;
export type Program = (typeof PROGRAMS)[number];

export const FREQUENCIES = ['annual', 'quarterly', 'monthly', 'ongoing', 'one_time'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const REQUIREMENT_STATUSES = ['compliant', 'non_compliant', 'in_progress', 'not_applicable'] as const;
export type RequirementStatus = (typeof REQUIREMENT_STATUSES)[number];

/** Why a requirement has its status. */
export const STATUS_REASONS = [
  'EXEMPTED',
  'OPEN_FINDING',
  'PERIOD_MISSED',
  'ATTESTED',
  'CONTENT_CHANGED',
  'NOT_ATTESTED',
] as const;
export type StatusReason = (typeof STATUS_REASONS)[number];

/** A kind of evidence as requirements and evidence name it: `report`, `mitigation_plan`. */
export const EVIDENCE_KIND = /^[a-z][a-z0-9_]*$/;
