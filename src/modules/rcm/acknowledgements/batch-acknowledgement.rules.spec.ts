import { batchStatus } from './batch-acknowledgement.rules.js';

describe('RCM C: TA1, 999 and 277CA give a batch its status', () => {
  it.each([
    ['nothing came', 'sent', 10, 0, 0, 0, 'sent'],
    ['a TA1 that accepts', 'sent', 10, 0, 0, 1, 'acknowledged'],
    ['a TA1 that rejects', 'sent', 10, 10, 0, 11, 'rejected'],
    ['a 999 for one of two sets', 'sent', 10, 0, 5, 6, 'acknowledged'],
    ['a 999 that accepts all', 'acknowledged', 10, 0, 10, 12, 'accepted'],
    ['a 999 that rejects one of two sets', 'acknowledged', 10, 5, 5, 12, 'partially_accepted'],
    ['a 277CA that rejects one claim', 'accepted', 10, 1, 9, 22, 'partially_accepted'],
    ['a 277CA that rejects all', 'accepted', 10, 10, 0, 22, 'rejected'],
    ['an answer to what was withdrawn', 'withdrawn', 10, 10, 0, 11, 'withdrawn'],
    ['everything accepted after a rejection was taken back', 'rejected', 10, 0, 10, 30, 'accepted'],
  ] as const)('%s', (_what, current, claimCount, rejectedClaims, acceptedClaims, answers, status) =>
    expect(batchStatus(current, { claimCount, rejectedClaims, acceptedClaims, answers })).toBe(status),
  );
});
