import {
  claimMove,
  sourceOf,
  statusOutcome,
  structureOutcome,
  unnamedOutcome,
} from './acknowledgement-outcome.rules.js';

describe('RCM C: TA1 and 999 codes', () => {
  it.each([
    ['A', 'accepted'],
    ['E', 'accepted_with_errors'],
    ['R', 'rejected'],
    ['M', 'rejected'],
    ['W', 'rejected'],
    ['X', 'rejected'],
    ['P', 'noted'],
    ['?', 'noted'],
    ['', 'noted'],
  ])('%s is %s', (code, outcome) => expect(structureOutcome(code)).toBe(outcome));
});

describe('RCM C: AK9 says of two sets that are not named', () => {
  it.each([
    ['P', 2, 'accepted'],
    ['E', 2, 'accepted'],
    ['A', 2, 'accepted'],
    ['P', 1, 'noted'],
    ['P', 0, 'noted'],
    ['A', 3, 'noted'],
    ['R', 0, 'rejected'],
    ['R', 2, 'noted'],
    ['?', 2, 'noted'],
    ['', 2, 'noted'],
  ])('%s with %d of them accepted: %s', (code, accepted, outcome) =>
    expect(unnamedOutcome(code, 2, accepted)).toBe(outcome),
  );
});

describe('RCM C: 277CA categories', () => {
  it.each([
    [['A1'], 'received'],
    [['A2'], 'accepted'],
    [['A3'], 'rejected'],
    [['A4'], 'rejected'],
    [['A5'], 'accepted'],
    [['A6'], 'rejected'],
    [['A7'], 'rejected'],
    [['A8'], 'rejected'],
    [['A2', 'A7'], 'rejected'],
    [['A1', 'A2'], 'accepted'],
    [['P1'], 'noted'],
    [[], 'noted'],
  ])('%j is %s', (categories, outcome) => expect(statusOutcome(categories)).toBe(outcome));
});

describe('RCM C: 277CA, 999 and TA1 move a claim', () => {
  it.each([
    ['TA1', 'accepted', null, null],
    ['TA1', 'rejected', null, 'syntax_rejected'],
    ['999', 'accepted', null, 'syntax_accepted'],
    ['999', 'accepted_with_errors', null, 'syntax_accepted'],
    ['999', 'rejected', null, 'syntax_rejected'],
    ['999', 'noted', null, null],
    ['277CA', 'accepted', 'clearinghouse', 'clearinghouse_accepted'],
    ['277CA', 'received', 'clearinghouse', 'clearinghouse_accepted'],
    ['277CA', 'rejected', 'clearinghouse', 'clearinghouse_rejected'],
    ['277CA', 'accepted', 'payer', 'payer_accepted'],
    ['277CA', 'received', 'payer', null],
    ['277CA', 'rejected', 'payer', 'payer_rejected'],
    ['277CA', 'noted', 'payer', null],
    ['277CA', 'rejected', null, 'payer_rejected'],
  ] as const)('%s %s of a %s: %s', (kind, outcome, source, to) => expect(claimMove(kind, outcome, source)).toBe(to));

  it.each([
    ['clearinghouse', 'PR', 'clearinghouse'],
    ['payer', 'AY', 'payer'],
    [null, 'AY', 'clearinghouse'],
    [null, 'PR', 'payer'],
    [null, null, 'payer'],
  ] as const)('a partner %s and the source %s: a %s speaks', (role, code, source) =>
    expect(sourceOf(role, code)).toBe(source),
  );
});
