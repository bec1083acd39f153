import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import type { Job } from '../../../shared/jobs/job.entity.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimClosingRepository } from './claim-closing.repository.js';

export const CLAIM_CLOSING = 'claim-closing';
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** How far a run is, and how many claims it has closed. */
interface Place {
  claimId: string;
  closed: number;
}

/** Closes what is settled (rcm.md §4 B: balance 0 and nothing open). What a payer says of it later opens it again. */
@Injectable()
export class ClaimClosingService {
  constructor(
    private readonly claims: ClaimClosingRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly jobs: JobsService,
    private readonly store: Store,
  ) {}

  /** Queues a run over all claims. */
  request(): Promise<Job> {
    return this.jobs.enqueue({ kind: CLAIM_CLOSING, params: {} });
  }

  /** Closes chunk after chunk, each in a unit with its checkpoint; answers how many claims. */
  async closeAll(job: JobRun): Promise<number> {
    let place: Place | null = (job.state as Place | undefined) ?? { claimId: BEFORE_ALL, closed: 0 };
    let closed = place.closed;
    while (place !== null) {
      job.stopIfAsked();
      closed = place.closed;
      place = await this.closeNext(job, place);
    }
    return closed;
  }

  /** Answers where it is now; null: there was nothing more. */
  private closeNext(job: JobRun, { claimId, closed }: Place): Promise<Place | null> {
    return this.store.units.run(async () => {
      const next = await this.claims.nextAfter(claimId);
      const last = next.at(-1);
      if (last === undefined) return null;
      const occurredAt = this.store.clock.now();
      const { made } = await this.lifecycle.moveAll(
        (await this.claims.settledAmong(next)).map((id) => ({ claimId: id, to: 'closed', kind: 'closed', occurredAt })),
      );
      if (made.length > 0) {
        const facts = { closed: made.length, firstClaimId: made[0]!.claimId, lastClaimId: made.at(-1)!.claimId };
        this.store.units.note({ action: 'closeSettledClaims', entity: 'jobs', entityId: job.id, facts });
      }
      const place = { claimId: last, closed: closed + made.length };
      await job.checkpoint({ ...place }, { done: place.closed });
      return place;
    });
  }
}
