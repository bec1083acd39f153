/** What an individual asks for: access (45 CFR 164.524), or an accounting of disclosures (164.528). */
export const INDIVIDUAL_RIGHTS = ['access', 'accounting'] as const;
export type IndividualRight = (typeof INDIVIDUAL_RIGHTS)[number];

/** open → fulfilled, denied or withdrawn; a denial that a review overturns is open again. */
export const REQUEST_STATUSES = ['open', 'fulfilled', 'denied', 'withdrawn'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Grounds of a denial that the individual can have reviewed (164.524(a)(3)). */
export const REVIEWABLE_GROUNDS = [
  'endangers_life_or_safety',
  'harms_another_person',
  'personal_representative_harm',
] as const;

/** Grounds that are not reviewed (164.524(a)(1), (a)(2)). */
export const UNREVIEWABLE_GROUNDS = [
  'psychotherapy_notes',
  'legal_proceeding',
  'correctional_inmate',
  'research_in_progress',
  'privacy_act',
  'confidential_source',
  'not_in_designated_record_set',
] as const;

export const DENIAL_GROUNDS = [...REVIEWABLE_GROUNDS, ...UNREVIEWABLE_GROUNDS] as const;
export type DenialGrounds = (typeof DENIAL_GROUNDS)[number];

export const REVIEW_OUTCOMES = ['upheld', 'overturned'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
