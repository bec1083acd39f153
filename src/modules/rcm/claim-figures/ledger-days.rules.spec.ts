import { addToDays, type LedgerDay } from './ledger-days.rules.js';

describe('the sums of the ledger by day', () => {
  it('add up by day and kind, contra rows too', () => {
    const days = new Map<string, LedgerDay>();
    const payment = { kind: 'payment' as const, postedOn: '2026-03-01' };
    addToDays(days, [
      { ...payment, cents: 500, balanceEffectCents: -500 },
      { ...payment, cents: 250, balanceEffectCents: -250 },
      { kind: 'denial', postedOn: '2026-03-01', cents: 100, balanceEffectCents: 0 },
    ]);
    addToDays(days, [
      { ...payment, cents: -500, balanceEffectCents: 500 },
      { ...payment, postedOn: '2026-03-02', cents: 1, balanceEffectCents: -1 },
    ]);
    expect([...days.values()]).toEqual([
      { ...payment, cents: 250, balanceEffectCents: -250 },
      { kind: 'denial', postedOn: '2026-03-01', cents: 100, balanceEffectCents: 0 },
      { ...payment, postedOn: '2026-03-02', cents: 1, balanceEffectCents: -1 },
    ]);
  });
});
