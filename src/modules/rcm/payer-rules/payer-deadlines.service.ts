import { Injectable } from '@nestjs/common';
import { AppealPreparationService } from '../appeals/appeal-preparation.service.js';
import { DenialDeadlinesService } from '../denials/denial-deadlines.service.js';

/** Whatever runs at a payer has its deadline by the payer's terms as they are now. */
@Injectable()
export class PayerDeadlinesService {
  constructor(
    private readonly denials: DenialDeadlinesService,
    private readonly appeals: AppealPreparationService,
  ) {}

  /** Computes the deadlines of open denials and unfiled appeals anew, in the open unit of work. */
  async renew(payerId: string): Promise<void> {
    await this.denials.renew(payerId);
    await this.appeals.renew(payerId);
  }
}
