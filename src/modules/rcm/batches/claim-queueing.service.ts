import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/time/clock.js';
import type { Claim } from '../claims/claim.entity.js';
import { lineControlNumberOf } from '../claims/claim.rules.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { statusAfterValidation } from '../claims/claim-lifecycle.rules.js';
import { ClaimProblemsService, type JudgedClaim } from '../claims/claim-problems.service.js';
import { ClaimValidationService } from '../claims/claim-validation.service.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import type { AuthorizationUse } from '../prior-authorizations/prior-authorization.rules.js';
import type { TradingPartner } from '../trading-partners/trading-partner.entity.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { X12WriteError } from '../x12/x12-segment.writer.js';
import { BatchDraftsService, type BatchDraft } from './batch-drafts.service.js';
import { BatchWritesRepository } from './batch-writes.repository.js';
import type { ClaimBatch } from './claim-batch.entity.js';
import { partnerFor, submissionProblems } from './submission-partner.rules.js';
import {
  canBeSubmitted,
  forbiddenClaim,
  found,
  isError,
  type FoundOnSubmission,
  type SubmissionOutcome,
} from './submission-outcome.rules.js';

/** One submission under way. */
export interface SubmissionRun {
  partners: readonly TradingPartner[];
  /** Takes all claims, where the caller chose one. */
  chosen: TradingPartner | undefined;
  /** By partner and claim type. */
  drafts: Map<string, BatchDraft>;
  /** Authorised units that its claims take. */
  use: AuthorizationUse;
  outcomes: SubmissionOutcome[];
}

/** Judges claims and queues the good ones. The claims are locked, a unit of work is open. */
@Injectable()
export class ClaimQueueingService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly problems: ClaimProblemsService,
    private readonly validation: ClaimValidationService,
    private readonly drafts: BatchDraftsService,
    private readonly writes: BatchWritesRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly clock: Clock,
  ) {}

  /** Judges a chunk of claims: what is good is written into the file of its partner, what is not is refused. */
  async take(run: SubmissionRun, claimIds: readonly string[]): Promise<void> {
    const byId = new Map((await this.claims.allOf(claimIds)).map((claim) => [claim.id, claim]));
    const claims = claimIds.map((id) => byId.get(id)!);
    const waiting = claims.filter(({ status }) => canBeSubmitted(status));
    for (const { id, status } of claims) if (!canBeSubmitted(status)) run.outcomes.push(forbiddenClaim(id, status));
    const judged = await this.problems.of(
      waiting,
      (payer) => (run.chosen ?? partnerFor(payer, run.partners))?.separators,
      run.use,
    );
    const kept = await this.validation.keep(judged);
    const failed: ClaimMove[] = [];
    for (const one of judged) {
      const validated = kept.get(one.claim.id) ?? [];
      if (validated.some(isError)) failed.push(this.failedMove(one.claim));
      await this.takeOne(run, one, validated.map(shown));
    }
    await this.lifecycle.moveAll(failed);
  }

  /** Stores a batch and moves its claims: validated, where they were not, and queued. */
  async queue(run: SubmissionRun, draft: BatchDraft): Promise<ClaimBatch> {
    const batch = await this.drafts.store(draft);
    await this.writes.numberLines(draft.claims.map(({ claimId }) => claimId));
    const occurredAt = this.clock.now();
    const moves = draft.claims.flatMap(({ claimId, isValidated }): ClaimMove[] => [
      ...(isValidated ? [] : [{ claimId, to: 'validated' as const, kind: 'validated', occurredAt }]),
      { claimId, to: 'queued', kind: 'queued', occurredAt, sourceId: batch.id },
    ]);
    await this.lifecycle.moveAll(moves);
    const queued = new Set(draft.claims.map(({ claimId }) => claimId));
    for (const outcome of run.outcomes) if (queued.has(outcome.claimId)) outcome.batchId = batch.id;
    return batch;
  }

  private async takeOne(run: SubmissionRun, judged: JudgedClaim, findings: FoundOnSubmission[]): Promise<void> {
    const { claim, payer } = judged;
    const partner = run.chosen ?? partnerFor(payer, run.partners);
    const ofPartner = submissionProblems(payer, partner).map(({ code, path, message }) => found(code, path, message));
    const all = [...findings, ...ofPartner];
    const unwritten = all.some(isError) ? [] : await this.write(run, judged, partner!);
    const isRefused = all.some(isError) || unwritten.length > 0;
    const isWrong = findings.some(isError);
    const status = isRefused ? (isWrong ? statusAfterValidation(claim.status, true) : claim.status) : 'queued';
    const outcome = isRefused ? 'refused' : 'queued';
    run.outcomes.push({ claimId: claim.id, outcome, status, batchId: null, findings: [...all, ...unwritten] });
  }

  private async write(
    run: SubmissionRun,
    { claim, submitted }: JudgedClaim,
    partner: TradingPartner,
  ): Promise<FoundOnSubmission[]> {
    const key = `${partner.id} ${submitted!.type}`;
    let draft = run.drafts.get(key);
    if (draft === undefined) run.drafts.set(key, (draft = await this.drafts.begin(partner, submitted!.type)));
    const facts = { claimId: claim.id, payerId: claim.payerId, isValidated: claim.status === 'validated' };
    try {
      await this.drafts.add(draft, { ...facts, submitted: withLineNumbers(submitted!) });
      return [];
    } catch (error) {
      if (!(error instanceof X12WriteError)) throw error;
      return [found(error.code, error.place, error.message)];
    }
  }

  private failedMove({ id, status }: Claim): ClaimMove {
    const to = statusAfterValidation(status, true);
    return { claimId: id, to, kind: 'validation_failed', occurredAt: this.clock.now() };
  }
}

/** Every line says its control number (REF 6R): the payer returns it, and the remittance finds its line (RFI 1917). */
function withLineNumbers(claim: SubmittedClaim): SubmittedClaim {
  if (claim.lines.every(({ controlNumber }) => controlNumber !== '')) return claim;
  const lines = claim.lines.map((line) => ({
    ...line,
    controlNumber: line.controlNumber || lineControlNumberOf(claim.patientControlNumber, line.ordinal),
  }));
  return { ...claim, lines };
}

function shown({ code, severity, segment, path, message }: FoundOnSubmission): FoundOnSubmission {
  return { code, severity, segment, path, message };
}
