import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PostedChunk } from '../posting/posted-chunk.rules.js';
import { PostingSteps, type PostingStep } from '../posting/posting-steps.js';
import { AppealFactsRepository } from './appeal-facts.repository.js';

/** With every posting: the money that came on appealed claims. A win is booked here and nowhere else (rcm.md §4 F). */
@Injectable()
export class AppealPostingService implements PostingStep, OnModuleInit {
  readonly step = 'appeals';

  constructor(
    private readonly steps: PostingSteps,
    private readonly facts: AppealFactsRepository,
  ) {}

  onModuleInit(): void {
    this.steps.register(this);
  }

  async posted({ payments, ledger }: PostedChunk): Promise<void> {
    const appeals = await this.facts.waitingForMoney([...new Set(payments.map(({ claimId }) => claimId))]);
    if (appeals.size === 0) return;
    const cents = new Map<string, number>();
    for (const { kind, claimPaymentId, cents: moved } of ledger)
      if (kind === 'payment') cents.set(claimPaymentId, (cents.get(claimPaymentId) ?? 0) + moved);
    await this.facts.recover(
      payments.flatMap(({ id, claimId }) => {
        const [appealId, moved] = [appeals.get(claimId), cents.get(id) ?? 0];
        return appealId === undefined || moved === 0 ? [] : { appealId, claimPaymentId: id, cents: moved };
      }),
    );
  }
}
