import type { LedgerKind } from '../ledger/ledger.rules.js';

/** Sums of one kind of posting on one day. */
export interface LedgerDay {
  postedOn: string;
  kind: LedgerKind;
  cents: number;
  balanceEffectCents: number;
}

/** Adds postings to the sums of their days, each of which has one key. */
export function addToDays(days: Map<string, LedgerDay>, postings: readonly LedgerDay[]): void {
  for (const { postedOn, kind, cents, balanceEffectCents } of postings) {
    const key = `${postedOn} ${kind}`;
    const day = days.get(key) ?? { postedOn, kind, cents: 0, balanceEffectCents: 0 };
    day.cents += cents;
    day.balanceEffectCents += balanceEffectCents;
    days.set(key, day);
  }
}
