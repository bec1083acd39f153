import { POLICY_VERSION_STATUSES, type PolicyVersionStatus } from './policy.codes.js';
import {
  acknowledgedFrom,
  approvalOf,
  authorsOf,
  canMovePolicy,
  isEditable,
  nextReview,
} from './policy-lifecycle.rules.js';

const ALLOWED: Record<PolicyVersionStatus, string[]> = {
  draft: ['under_review'],
  under_review: ['draft', 'approved'],
  approved: ['draft', 'effective'],
  effective: ['superseded', 'archived'],
  superseded: ['archived'],
  archived: [],
};

describe('RC §1.7 policies: the life cycle', () => {
  it.each(POLICY_VERSION_STATUSES)('a %s version goes where the table says, and nowhere else', (from) => {
    expect(POLICY_VERSION_STATUSES.filter((to) => canMovePolicy(from, to))).toEqual(ALLOWED[from]);
  });

  it('changes its content until it has taken effect', () => {
    expect(POLICY_VERSION_STATUSES.filter(isEditable)).toEqual(['draft', 'under_review', 'approved']);
  });

  it.each([
    ['2026-01-01', '2027-01-01'],
    ['2028-02-29', '2029-02-28'],
  ])('effective on %s it is reviewed by %s', (effectiveOn, review) => {
    expect(nextReview(effectiveOn)).toBe(review);
  });
});

describe('RC §1.7 policies: approvals are bound to what was approved', () => {
  const act = (kind: 'drafted' | 'edited' | 'approved', contentHash: string, createdBy: string) => ({
    kind,
    contentHash,
    createdBy,
  });
  const events = [act('drafted', 'a', 'ann'), act('edited', 'b', 'bob'), act('approved', 'b', 'cat')];

  it('all who wrote are authors', () => {
    expect(authorsOf(events)).toEqual(['ann', 'bob']);
  });

  it.each([
    ['b', false],
    ['c', true],
  ])('with the content %s it has lapsed: %s', (hash, isLapsed) => {
    expect(approvalOf(events, hash)).toEqual({ act: events[2], isLapsed });
    expect(approvalOf(events.slice(0, 2), hash)).toBeNull();
  });

  it('an acknowledgement counts until the next major change', () => {
    const version = (versionNumber: number, changeKind: 'major' | 'minor') => ({ versionNumber, changeKind });
    expect(acknowledgedFrom([])).toBe(1);
    expect(acknowledgedFrom([version(1, 'major'), version(2, 'minor')])).toBe(1);
    expect(acknowledgedFrom([version(3, 'major'), version(1, 'major'), version(4, 'minor')])).toBe(3);
  });
});
