import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import type { CodeBook } from '../adjustment-codes/code-book.rules.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import type { EraInHand } from '../posting/era-in-hand.rules.js';
import type { PostedChunk, PostedClaimPayment } from '../posting/posted-chunk.rules.js';
import { PostingSteps, type PostingStep } from '../posting/posting-steps.js';
import { denialDeadline, workOrder } from './denial-deadline.rules.js';
import { judgeDenial } from './denial-judgement.rules.js';
import { DenialPostingRepository, type DeniedClaim } from './denial-posting.repository.js';
import { denialChanges, type PostedDecision } from './denial-resolution.rules.js';
import { deniedAmounts, type PostedDenial } from './denied-amounts.rules.js';

type NewDenial = PostedDenial & { id: string };

/**
 * With every posting: a denial for each denied amount, and the end of those that the payer has answered. A constant
 * number of statements a chunk, in the posting's own transaction.
 */
@Injectable()
export class DenialPostingService implements PostingStep, OnModuleInit {
  readonly step = 'denials';

  constructor(
    private readonly steps: PostingSteps,
    private readonly denials: DenialPostingRepository,
    private readonly codes: AdjustmentCodesRepository,
    private readonly payerRules: PayerRulesRepository,
    private readonly days: CompanyDays,
  ) {}

  onModuleInit(): void {
    this.steps.register(this);
  }

  async posted(chunk: PostedChunk): Promise<void> {
    const claims = await this.denials.claims(chunk.payments.map(({ claimId }) => claimId));
    const added = deniedAmounts(chunk).map((denial): NewDenial => ({ ...denial, id: newId() }));
    // First the rows, then the locks: a change of a payer's terms takes payer and denials in the same order.
    await this.denials.insert(await this.rows(chunk.era, added, claims));
    const standing = await this.denials.standing([...claims.keys()]);
    await this.denials.change(denialChanges(standing, chunk.payments.map(decisionOf), claims));
  }

  private async rows(
    era: EraInHand,
    added: readonly NewDenial[],
    claims: ReadonlyMap<string, DeniedClaim>,
  ): Promise<Record<string, unknown>[]> {
    if (added.length === 0) return [];
    const payerOf = (denial: NewDenial): string => era.payerId ?? claims.get(denial.claimId)!.payerId;
    const book = await this.codes.bookFor(era, era.postedOn);
    const terms = await this.payerRules.termsOf(added.map(payerOf));
    const days = { noticeOn: era.postedOn, receivedOn: await this.days.today() };
    return added.map((denial) => {
      const payerId = payerOf(denial);
      const claim = claims.get(denial.claimId)!;
      return { ...denial, payerId, ...facts(denial, book, { ...claim, ...days }, terms.get(payerId) ?? []) };
    });
  }
}

/** What is decided of a denial by rule, and that it is open. */
function facts(
  denial: NewDenial,
  book: CodeBook,
  days: Parameters<typeof denialDeadline>[1],
  terms: readonly DatedTerm[],
): Record<string, unknown> {
  const judgement = judgeDenial(denial, book);
  const deadline = denialDeadline(judgement.nextAction, days, terms);
  return {
    ...judgement,
    ...deadline,
    appealableCents: judgement.isAppealable ? denial.deniedCents : 0,
    deniedOn: days.noticeOn,
    receivedOn: days.receivedOn,
    workableFromOn: days.receivedOn,
    workOrder: workOrder(deadline.dueOn, denial.deniedCents),
    status: 'open',
  };
}

function decisionOf({ id, claimId, reversesId, payment, lineIds }: PostedClaimPayment): PostedDecision {
  const paidByLine = new Map<string, number>();
  for (const [index, service] of payment.services.entries()) {
    const line = lineIds[index] ?? null;
    if (line !== null) paidByLine.set(line, (paidByLine.get(line) ?? 0) + service.paidCents);
  }
  return { id, claimId, reversesId, paidCents: payment.paidCents, paidByLine };
}
