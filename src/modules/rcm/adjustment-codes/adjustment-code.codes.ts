/** carc: why an amount was adjusted (CAS) · rarc: a remark that explains it (LQ HE, MIA, MOA). */
export const CODE_LISTS = ['carc', 'rarc'] as const;
export type CodeList = (typeof CODE_LISTS)[number];

/** What a denial is about. The grouping is our own (rcm.md §4 E); `other` is for a company's own use. */
export const DENIAL_CATEGORIES = [
  'registration',
  'authorization',
  'coding',
  'medical_necessity',
  'bundling',
  'duplicate',
  'timely_filing',
  'coordination_of_benefits',
  'non_covered',
  'documentation',
  'credentialing',
  'other',
] as const;
export type DenialCategory = (typeof DENIAL_CATEGORIES)[number];

/** What to do about a denial. */
export const NEXT_ACTIONS = [
  'correct_and_rebill',
  'send_corrected_claim',
  'send_documents',
  'verify_coverage',
  'bill_other_payer',
  'bill_patient',
  'close_after_check',
  'appeal',
  'review',
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

/**
 * The four business scenarios of the CAQH CORE rule on uniform use of CARC and RARC (45 CFR 162.1603), in our words:
 * documents are missing, claim data are missing, the service is not covered, the benefit is not paid separately.
 */
export const CORE_SCENARIOS = ['documentation', 'claim_data', 'not_covered', 'not_separately_payable'] as const;
export type CoreScenario = (typeof CORE_SCENARIOS)[number];

/** The scenario over each category; which category belongs to which is our own reading. */
export const SCENARIO_OF_CATEGORY: Record<DenialCategory, CoreScenario | null> = {
  registration: 'not_covered',
  authorization: 'not_covered',
  coding: 'claim_data',
  medical_necessity: 'not_covered',
  bundling: 'not_separately_payable',
  duplicate: 'not_separately_payable',
  timely_filing: 'not_covered',
  coordination_of_benefits: 'claim_data',
  non_covered: 'not_covered',
  documentation: 'documentation',
  credentialing: 'not_covered',
  other: null,
};
