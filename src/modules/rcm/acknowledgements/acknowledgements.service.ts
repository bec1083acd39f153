import { Injectable } from '@nestjs/common';
import { BatchesRepository } from '../batches/batches.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import type { AcknowledgementPage, ListAnswersQuery } from './acknowledgement.dto.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';

/** What was answered to one batch or claim. Throws NOT_FOUND when there is no such record. */
@Injectable()
export class AcknowledgementsService {
  constructor(
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly batches: BatchesRepository,
    private readonly claims: ClaimsRepository,
  ) {}

  async ofBatch(id: string, query: ListAnswersQuery): Promise<AcknowledgementPage> {
    const batch = await this.batches.get(id);
    return this.acknowledgements.ofBatch(batch.id, query);
  }

  async ofClaim(id: string, query: ListAnswersQuery): Promise<AcknowledgementPage> {
    const claim = await this.claims.get(id);
    return this.acknowledgements.ofClaim(claim.id, query);
  }
}
