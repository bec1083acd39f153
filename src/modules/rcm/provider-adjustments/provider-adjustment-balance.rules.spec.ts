import { adjustmentBalanceState, openCents } from './provider-adjustment-balance.rules.js';

describe('RCM D10: positive reduces the payment, negative increases it', () => {
  it.each([
    ['WO', -10_000, 'open', 10_000],
    ['WO', 0, 'settled', 0],
    ['WO', 6_000, 'taken', 0],
    ['FB', -20_000, 'open', 20_000],
    ['FB', 0, 'settled', 0],
    ['FB', 20_000, 'unexplained', 0],
    ['L6', -1_500, 'final', 0],
    ['72', 1_000, 'final', 0],
    ['CS', -700, 'final', 0],
    ['J1', 700, 'final', 0],
    ['LE', 700, 'final', 0],
    ['IR', 700, 'final', 0],
    ['E3', 700, 'final', 0],
    ['ZZ', 700, 'final', 0],
  ])('%s with a sum of %d is %s, %d open', (code, balanceCents, state, open) => {
    const balance = { balanceCents, entries: 2 };
    expect([adjustmentBalanceState(code, balance), openCents(code, balance)]).toEqual([state, open]);
  });
});
