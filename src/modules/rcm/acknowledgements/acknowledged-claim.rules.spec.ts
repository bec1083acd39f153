import { acknowledgedClaim, type ClaimCandidate, effectOn } from './acknowledged-claim.rules.js';

describe('RCM B: late acknowledgement', () => {
  it.each([
    ['the first answer', 'submitted', 'b1', 'syntax_accepted', 'b1', false, 'moved'],
    ['an answer that decides nothing', 'submitted', 'b1', null, 'b1', false, 'noted'],
    ['the same state again', 'syntax_accepted', 'b1', 'syntax_accepted', 'b1', false, 'noted'],
    ['a 999 after the 277CA', 'payer_accepted', 'b1', 'syntax_accepted', 'b1', false, 'late'],
    ['a rejection after the payment', 'paid', 'b1', 'payer_rejected', 'b1', false, 'late'],
    ['an acceptance after the denial', 'denied', 'b1', 'payer_accepted', 'b1', false, 'late'],
    ['a rejection of what is being mended', 'validated', 'b1', 'payer_rejected', 'b1', false, 'late'],
    ['a rejection of the first sending after the second', 'submitted', 'b2', 'syntax_rejected', 'b1', false, 'late'],
    ['an answer to the imported file after our own sending', 'submitted', 'b2', 'payer_rejected', null, false, 'late'],
    ['an answer to an imported file', 'submitted', null, 'payer_rejected', null, false, 'moved'],
    ['a copy of an answer', 'submitted', 'b1', 'syntax_rejected', 'b1', true, 'repeated'],
    [
      'the payer rejects after the clearinghouse accepted',
      'clearinghouse_accepted',
      'b1',
      'payer_rejected',
      'b1',
      false,
      'moved',
    ],
    ['a rejection after a receipt', 'payer_accepted', 'b1', 'payer_rejected', 'b1', false, 'moved'],
  ] as const)('%s', (_what, status, latestBatchId, to, batchId, isRepeated, effect) =>
    expect(effectOn({ status, latestBatchId }, { to, batchId, isRepeated })).toBe(effect),
  );
});

describe('RCM C: 277CA TRN02 names a claim', () => {
  const one: ClaimCandidate = {
    claimId: 'one',
    familyId: 'one',
    status: 'submitted',
    chargeCents: 100,
    servedFromOn: '2026-07-01',
    billingNpi: '1234567893',
    wasSubmitted: true,
    createdAt: '2026-07-02T00:00:00.000Z',
  };
  const none = { chargeCents: null, servedFromOn: null, providerNpi: null };
  const other = (facts: Partial<ClaimCandidate>): ClaimCandidate => ({
    ...one,
    claimId: 'two',
    familyId: 'two',
    ...facts,
  });

  it.each<[string, ClaimCandidate[], Parameters<typeof acknowledgedClaim>[1], string | null]>([
    ['no claim', [], none, null],
    ['the only one', [one], { ...none, chargeCents: 999 }, 'one'],
    ['one that never went out', [{ ...one, status: 'draft', wasSubmitted: false }], none, null],
    ['one that came back and is mended', [{ ...one, status: 'draft' }], none, 'one'],
    ['two that nothing tells apart', [one, other({})], none, null],
    ['two of different charges', [one, other({ chargeCents: 300 })], { ...none, chargeCents: 300 }, 'two'],
    [
      'two of different days',
      [one, other({ servedFromOn: '2026-07-09' })],
      { ...none, servedFromOn: '2026-07-01' },
      'one',
    ],
    [
      'two of different providers',
      [one, other({ billingNpi: '1993999998' })],
      { ...none, providerNpi: '1993999998' },
      'two',
    ],
    [
      'two versions of one claim',
      [one, other({ familyId: 'one', createdAt: '2026-08-01T00:00:00.000Z' })],
      none,
      'two',
    ],
  ])('%s', (_what, candidates, hints, claim) => expect(acknowledgedClaim(candidates, hints)).toBe(claim));
});
