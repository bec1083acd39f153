/** Disclosures that the accounting lists (45 CFR 164.512 and what was not permitted at all). */
export const ACCOUNTED_PURPOSES = [
  'required_by_law',
  'public_health',
  'abuse_or_neglect',
  'health_oversight',
  'judicial_proceeding',
  'law_enforcement',
  'decedent',
  'organ_donation',
  'research_without_authorization',
  'threat_to_safety',
  'government_function',
  'workers_compensation',
  'hhs_investigation',
  'not_permitted',
] as const;

/** Disclosures that the accounting leaves out: 164.528(a)(1)(i) to (viii). */
export const EXEMPT_PURPOSES = [
  'treatment_payment_operations',
  'to_the_individual',
  'incidental',
  'authorization',
  'facility_directory_or_care',
  'national_security',
  'correctional_or_custody',
  'limited_data_set',
] as const;

export const DISCLOSURE_PURPOSES = [...ACCOUNTED_PURPOSES, ...EXEMPT_PURPOSES] as const;
export type DisclosurePurpose = (typeof DISCLOSURE_PURPOSES)[number];
