import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, notFound, unknownReference } from '../../../shared/errors/domain-error.js';
import { ClaimMovesRepository } from '../claims/claim-moves.repository.js';
import { AuthorizationUse } from '../prior-authorizations/prior-authorization.rules.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import { ClaimQueueingService, type SubmissionRun } from './claim-queueing.service.js';
import type { ClaimBatch } from './claim-batch.entity.js';
import {
  MOST_SUBMITTED_CLAIMS,
  type ClaimSubmission,
  type SingleSubmission,
  type SubmitClaimDto,
  type SubmitClaimsDto,
} from './claim-submission.dto.js';
import { SubmissionCandidatesRepository } from './submission-candidates.repository.js';
import { isError, pointerOf, type SubmissionOutcome, unknownClaim } from './submission-outcome.rules.js';

/** So many claims are in memory at once. */
const CHUNK = 500;

/** Submits claims: those without an error go into batches, one for each trading partner and claim type. */
@Injectable()
export class ClaimSubmissionService {
  constructor(
    private readonly candidates: SubmissionCandidatesRepository,
    private readonly claimRows: ClaimMovesRepository,
    private readonly partners: TradingPartnersRepository,
    private readonly queueing: ClaimQueueingService,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * Submits one claim in a batch of its own. Throws CLAIM_NOT_SUBMITTABLE with all its problems, STATE_FORBIDS,
   * NOT_FOUND; then nothing has changed.
   */
  submitOne(claimId: string, { tradingPartnerId }: SubmitClaimDto): Promise<SingleSubmission> {
    return this.units.run(async () => {
      const { outcomes, batches } = await this.submit([claimId], tradingPartnerId);
      const [outcome] = outcomes;
      const [batch] = batches;
      if (outcome === undefined || batch === undefined) throw refusalOf(outcome);
      return { ...outcome, batch };
    });
  }

  /** Submits many; a refused claim keeps none of the others. Throws BATCH_EMPTY, VALIDATION_FAILED. */
  submitMany({ claimIds, filter, tradingPartnerId }: SubmitClaimsDto): Promise<ClaimSubmission> {
    if ((claimIds === undefined) === (filter === undefined)) throw new DomainError('VALIDATION_FAILED', [ONE_OF_TWO]);
    return this.units.run(async () => {
      const wanted =
        claimIds === undefined
          ? await this.candidates.waiting(filter!, MOST_SUBMITTED_CLAIMS)
          : { ids: claimIds, hasMore: false };
      if (wanted.ids.length === 0) throw new DomainError('BATCH_EMPTY');
      const { outcomes, batches } = await this.submit(wanted.ids, tradingPartnerId);
      const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
      const queued = outcomes.filter(({ outcome }) => outcome === 'queued');
      const counts = { queuedCount: queued.length, refusedCount: refused.length };
      this.units.note({ action: 'submitClaims', entity: 'claim_batches', facts: counts });
      return { ...counts, hasMore: wanted.hasMore, batches, claims: [...refused, ...queued] };
    });
  }

  private async submit(
    claimIds: readonly string[],
    tradingPartnerId: string | undefined,
  ): Promise<{ outcomes: SubmissionOutcome[]; batches: ClaimBatch[] }> {
    const ids = await this.candidates.named(claimIds);
    // Whoever submits one of them too waits here, and then finds it queued.
    await this.claimRows.lock(ids);
    const run = await this.begin(tradingPartnerId);
    try {
      for (let at = 0; at < ids.length; at += CHUNK) await this.queueing.take(run, ids.slice(at, at + CHUNK));
      const batches: ClaimBatch[] = [];
      for (const draft of run.drafts.values()) {
        if (draft.claims.length > 0) batches.push(await this.queueing.queue(run, draft));
      }
      const known = new Set(ids);
      const unknown = claimIds.filter((id) => !known.has(id)).map(unknownClaim);
      return { outcomes: [...unknown, ...run.outcomes], batches };
    } finally {
      for (const { file } of run.drafts.values()) await file.discard();
    }
  }

  private async begin(tradingPartnerId: string | undefined): Promise<SubmissionRun> {
    const partners = await this.partners.all();
    const chosen = partners.find(({ id }) => id === tradingPartnerId);
    if (tradingPartnerId !== undefined && chosen === undefined)
      throw unknownReference('trading partner', '/tradingPartnerId');
    return { partners, chosen, drafts: new Map(), use: new AuthorizationUse(), outcomes: [] };
  }
}

const ONE_OF_TWO = { code: 'ONE_OF_TWO', message: 'either claimIds or filter says which claims', pointer: '' };

function refusalOf(outcome: SubmissionOutcome | undefined): DomainError {
  if (outcome === undefined || outcome.status === null) return notFound();
  const [first] = outcome.findings;
  if (first?.code === 'STATE_FORBIDS') return new DomainError('STATE_FORBIDS', [], first.message);
  const problems = outcome.findings.map(({ code, severity, path, message }) => {
    const pointer = pointerOf(path);
    return { code, severity, message, ...(pointer === undefined ? {} : { pointer }) };
  });
  const count = outcome.findings.filter(isError).length;
  return new DomainError('CLAIM_NOT_SUBMITTABLE', problems, `${count} errors keep the claim from being submitted`);
}
