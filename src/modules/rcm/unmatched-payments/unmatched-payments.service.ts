import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, notFound, unknownReference } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { canBePosted } from '../claims/claim-status.rules.js';
import type { ClaimPayment } from '../eras/claim-payment.entity.js';
import { ClaimPaymentPostingService, type HumanDecision } from '../posting/claim-payment-posting.service.js';
import { RemittanceClosingService } from '../posting/remittance-closing.service.js';
import { RemittancesRepository } from '../posting/remittances.repository.js';
import { eraInHandOf } from '../posting/stored-payment.rules.js';
import { StoredPaymentsRepository } from '../posting/stored-payments.repository.js';
import { likeness } from './candidate.rules.js';
import {
  QUEUE_REASONS,
  type ListUnmatchedPaymentsQuery,
  type PaymentCandidate,
  type ReleasePaymentDto,
  type UnmatchedPayment,
  type UnmatchedPaymentPage,
} from './unmatched-payment.dto.js';
import { UnmatchedPaymentsRepository, type LikeClaim } from './unmatched-payments.repository.js';

/** The queue of claim payments that posting could not place, and what humans decide of them. */
@Injectable()
export class UnmatchedPaymentsService {
  constructor(
    private readonly payments: UnmatchedPaymentsRepository,
    private readonly remittances: RemittancesRepository,
    private readonly stored: StoredPaymentsRepository,
    private readonly posting: ClaimPaymentPostingService,
    private readonly closing: RemittanceClosingService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly days: CompanyDays,
  ) {}

  async list(query: ListUnmatchedPaymentsQuery): Promise<UnmatchedPaymentPage> {
    const page = await this.payments.list(query);
    return { ...page, items: await this.withCandidates(page.items) };
  }

  /** Throws NOT_FOUND, also when it waits for nobody. */
  async read(id: string): Promise<UnmatchedPayment> {
    const payment = await this.payments.get(id);
    if (!isWaiting(payment)) throw notFound();
    return (await this.withCandidates([payment]))[0]!;
  }

  /** Posts it on this claim, its lines matched. Throws STATE_FORBIDS, VERSION_STALE, REFERENCE_NOT_FOUND, NOT_FOUND. */
  match(id: string, version: number, claimId: string): Promise<ClaimPayment> {
    return this.post(id, version, 'unmatched', { claimId, isForced: false }, null);
  }

  /** Posts a held one as it stands, e.g. a reversal without its original. Throws as `match`. */
  release(id: string, version: number, { claimId, reason }: ReleasePaymentDto): Promise<ClaimPayment> {
    return this.post(id, version, 'held', { claimId: claimId ?? null, isForced: true }, reason);
  }

  /** It is never posted. Throws STATE_FORBIDS, VERSION_STALE, NOT_FOUND. */
  dismiss(id: string, version: number, reason: string): Promise<ClaimPayment> {
    return this.units.run(async () => {
      await this.remittances.takeTurn();
      refuseUnless(isWaiting(await this.payments.get(id)), 'the claim payment waits for no decision');
      return this.payments.update(id, version, { ...this.decision(reason), status: 'dismissed' });
    });
  }

  private post(
    id: string,
    version: number,
    from: ClaimPayment['status'],
    human: HumanDecision,
    reason: string | null,
  ): Promise<ClaimPayment> {
    return this.units.run(async () => {
      // Whoever comes second finds it decided.
      await this.remittances.takeTurn();
      const { eraId, ...payment } = await this.payments.get(id);
      refuseUnless(
        isWaiting(payment) && payment.status === from,
        `the claim payment is ${payment.status}: it cannot be posted so`,
      );
      if (human.claimId !== null) await this.checkClaim(human.claimId);
      await this.payments.update(id, version, this.decision(reason));
      const era = eraInHandOf(await this.stored.era(eraId), await this.days.today());
      const { counts } = await this.posting.post(era, await this.stored.some([id]), true, human);
      if (human.isForced && counts.posted === 0) throw new DomainError('VALIDATION_FAILED', [CLAIM_NEEDED]);
      await this.closing.free(eraId);
      this.units.note({ entity: 'claim_payments', entityId: id, facts: { from, ...counts } });
      return this.payments.get(id);
    });
  }

  private async checkClaim(claimId: string): Promise<void> {
    const status = await this.payments.claimStatus(claimId);
    if (status === undefined) throw unknownReference('claim', '/claimId');
    refuseUnless(canBePosted(status), `nothing can be posted on a ${status} claim`);
  }

  private decision(decisionReason: string | null) {
    return { decisionReason, decidedBy: tenantContext.actorId(), decidedAt: this.clock.now() };
  }

  private async withCandidates(payments: readonly ClaimPayment[]): Promise<UnmatchedPayment[]> {
    const like = await this.payments.like(payments.map(({ id }) => id));
    return payments.map((payment) =>
      Object.assign(payment, { candidates: (like.get(payment.id) ?? []).map(candidateOf) }),
    );
  }
}

const CLAIM_NEEDED = { code: 'CLAIM_NEEDED', message: 'no claim was found: say which it is', pointer: '/claimId' };

/** Of its own, not with its remittance. */
function isWaiting({ status, holdReason }: Pick<ClaimPayment, 'status' | 'holdReason'>): boolean {
  return (
    (status === 'unmatched' || status === 'held') && (QUEUE_REASONS as readonly string[]).includes(holdReason ?? '')
  );
}

function refuseUnless(isAllowed: boolean, detail: string): void {
  if (!isAllowed) throw new DomainError('STATE_FORBIDS', [], detail);
}

function candidateOf(like: LikeClaim): PaymentCandidate {
  const { claimId, patientControlNumber, status, chargeCents, servedFromOn } = like;
  return { claimId, patientControlNumber, status, chargeCents, servedFromOn, ...likeness(like) };
}
