import { CLAIM_STATUSES } from '../claims/claim-status.rules.js';
import { canBeSubmitted, forbiddenClaim, pointerOf, unknownClaim } from './submission-outcome.rules.js';

describe('RCM B: which claims can be submitted', () => {
  const SUBMITTABLE = ['draft', 'validated', 'syntax_rejected', 'clearinghouse_rejected', 'payer_rejected'];
  it.each(CLAIM_STATUSES)('a %s one', (status) => expect(canBeSubmitted(status)).toBe(SUBMITTABLE.includes(status)));
});

describe('what became of a claim', () => {
  it('that is none, and of one whose state forbids it', () => {
    expect(unknownClaim('c1')).toMatchObject({ outcome: 'refused', status: null, findings: [{ code: 'NOT_FOUND' }] });
    expect(forbiddenClaim('c1', 'paid')).toMatchObject({ status: 'paid', findings: [{ code: 'STATE_FORBIDS' }] });
  });

  it.each([
    ['lines[0].procedure.code', '/lines/0/procedure/code'],
    ['kept[1].elements[2][0]', '/kept/1/elements/2/0'],
    ['chargeCents', '/chargeCents'],
    [null, undefined],
  ])('points from %s to %s', (path, pointer) => expect(pointerOf(path)).toBe(pointer));
});
