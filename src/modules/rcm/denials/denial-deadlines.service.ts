import { Injectable } from '@nestjs/common';
import type { NextAction } from '../adjustment-codes/adjustment-code.codes.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { denialDeadline, workOrder } from './denial-deadline.rules.js';
import { DenialPostingRepository } from './denial-posting.repository.js';

/** Keeps the deadlines of open denials true when a payer's terms change. */
@Injectable()
export class DenialDeadlinesService {
  constructor(
    private readonly denials: DenialPostingRepository,
    private readonly payerRules: PayerRulesRepository,
  ) {}

  /** Computes them anew for a payer, in the open unit of work. Answers how many changed. */
  async renew(payerId: string): Promise<number> {
    const terms = (await this.payerRules.termsOf([payerId])).get(payerId) ?? [];
    const open = await this.denials.openOfPayer(payerId);
    const changed = open.flatMap((denial) => {
      const days = { ...denial, noticeOn: denial.deniedOn };
      const deadline = denialDeadline(denial.nextAction as NextAction, days, terms);
      if (deadline.dueOn === denial.dueOn) return [];
      return { id: denial.id, ...deadline, workOrder: workOrder(deadline.dueOn, denial.deniedCents) };
    });
    await this.denials.setDeadlines(changed);
    return changed.length;
  }
}
