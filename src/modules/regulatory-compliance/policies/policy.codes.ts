export const POLICY_VERSION_STATUSES = [
  'draft',
  'under_review',
  'approved',
  'effective',
  'superseded',
  'archived',
] as const;
export type PolicyVersionStatus = (typeof POLICY_VERSION_STATUSES)[number];

/** Being written or waiting to take effect: one such version of a policy at a time. */
export const STATUSES_IN_WORK: readonly PolicyVersionStatus[] = ['draft', 'under_review', 'approved'];

/** A major change is acknowledged anew, a minor one is not. */
export const CHANGE_KINDS = ['major', 'minor'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What happens to a version; edited: an approval that it had has lapsed. Reviewed: looked at and left as it is. */
export const POLICY_EVENT_KINDS = [
  'drafted',
  'edited',
  'submitted',
  'returned',
  'approved',
  'published',
  'reviewed',
  'superseded',
  'archived',
] as const;
export type PolicyEventKind = (typeof POLICY_EVENT_KINDS)[number];
