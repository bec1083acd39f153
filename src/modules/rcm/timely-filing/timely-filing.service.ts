import { Injectable } from '@nestjs/common';
import { notFound } from '../../../shared/errors/domain-error.js';
import { filingDeadline } from '../claims/timely-filing.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import type { FilingDeadline, TimelyFilingList, TimelyFilingQuery, WaitingClaim } from './filing-deadline.dto.js';
import { FilingDaysRepository, type ClaimFilingDays } from './filing-days.repository.js';

/** So many claims are in memory at once. */
const CHUNK = 5_000;
const DEFAULT_LIMIT = 100;

/** Until when claims can be filed (rcm.md §4 A 13), by the payers' dated terms. */
@Injectable()
export class TimelyFilingService {
  constructor(
    private readonly days: FilingDaysRepository,
    private readonly payerRules: PayerRulesRepository,
  ) {}

  /** The last day of one claim, or why it is not known. Throws NOT_FOUND. */
  async of(claimId: string): Promise<FilingDeadline> {
    const claim = await this.days.of(claimId);
    if (claim === null) throw notFound();
    const terms = await this.payerRules.termsOf([claim.payerId]);
    return filingDeadline(claim, terms.get(claim.payerId) ?? []);
  }

  /** What must be filed next: by the last day, then by money. Claims without a known last day are only counted. */
  async list({ dueBefore, limit = DEFAULT_LIMIT }: TimelyFilingQuery): Promise<TimelyFilingList> {
    let items: WaitingClaim[] = [];
    let total = 0;
    let withoutDeadline = 0;
    for (let after = 0; ;) {
      const claims = await this.days.waiting(after, CHUNK);
      const waiting = await this.withDeadlines(claims);
      withoutDeadline += waiting.filter(({ dueOn }) => dueOn === null).length;
      const due = waiting.filter(({ dueOn }) => dueOn !== null && (dueBefore === undefined || dueOn < dueBefore));
      total += due.length;
      items = [...items, ...due].sort(byDayThenMoney).slice(0, limit);
      if (claims.length < CHUNK) return { items, total, withoutDeadline };
      after = claims.at(-1)!.number;
    }
  }

  private async withDeadlines(claims: readonly ClaimFilingDays[]): Promise<WaitingClaim[]> {
    const terms = await this.payerRules.termsOf(claims.map(({ payerId }) => payerId));
    return claims.map((claim) => {
      const { id, number, status, payerId, frequencyCode, responsibilityCode, servedToOn, chargeCents } = claim;
      const own = { id, number, status, payerId, frequencyCode, responsibilityCode, servedToOn, chargeCents };
      return { ...own, ...filingDeadline(claim, terms.get(payerId) ?? []) };
    });
  }
}

function byDayThenMoney(one: WaitingClaim, other: WaitingClaim): number {
  if (one.dueOn !== other.dueOn) return one.dueOn! < other.dueOn! ? -1 : 1;
  return other.chargeCents - one.chargeCents || one.number - other.number;
}
