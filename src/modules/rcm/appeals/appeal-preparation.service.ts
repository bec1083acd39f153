import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { workOrder } from '../denials/denial-deadline.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { AppealFactsRepository, type AppealedClaim, type AppealedDecision } from './appeal-facts.repository.js';
import type { CreateAppealDto, UpdateAppealDto } from './appeal.dto.js';
import { appealDue, levelProblem, priorDecision, type AppealDays, type AppealDue } from './appeal.rules.js';
import { isOpen } from './appeal-status.rules.js';
import { appealedAmount } from './appealed-amount.rules.js';
import { AppealsRepository } from './appeals.repository.js';
import type { ClaimAppeal } from './claim-appeal.entity.js';

/** Begins appeals and keeps their facts and deadlines until they are filed. */
@Injectable()
export class AppealPreparationService {
  constructor(
    private readonly appeals: AppealsRepository,
    private readonly facts: AppealFactsRepository,
    private readonly payerRules: PayerRulesRepository,
    private readonly codes: AdjustmentCodesRepository,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * Begins an appeal. Throws REFERENCE_NOT_FOUND, CLAIM_NOT_ADJUDICATED, APPEAL_FORBIDDEN (MA130, N211), APPEAL_OPEN,
   * APPEAL_LEVEL_DECIDED, APPEAL_LEVEL_NOT_REACHED.
   */
  begin(wanted: CreateAppealDto): Promise<ClaimAppeal> {
    return this.units.run(async () => {
      const claim = await this.facts.lockClaim(wanted.claimId);
      if (claim === null) throw unknownReference('claim', '/claimId');
      const earlier = await this.appeals.ofClaim(claim.id);
      const decision = await this.decisionOf(claim, wanted.claimPaymentId);
      const problem = levelProblem(wanted.level, decision.id, earlier);
      if (problem !== null) throw new DomainError(problem);
      const appealedCents = await this.appealedCents(claim, decision);
      const payerId = decision.payerId ?? claim.payerId;
      const prior = priorDecision(wanted.level, decision.id, earlier);
      const days = this.daysOf(claim, decision, prior?.decidedOn ?? null, wanted);
      const due = appealDue(wanted.level, days, (await this.payerRules.termsOf([payerId])).get(payerId) ?? []);
      const { claimId, level, basis, grounds, noticeReceivedOn } = wanted;
      return this.appeals.insert({
        ...{ claimId, level, basis, grounds: grounds ?? null, noticeReceivedOn: noticeReceivedOn ?? null },
        ...{ claimPaymentId: decision.id, payerId, appealedCents, noticeOn: days.noticeOn, ...due },
        workOrder: workOrder(due.dueOn, appealedCents ?? 0),
        status: 'in_preparation',
        recoveredCents: 0,
      });
    });
  }

  /** Changes an open appeal that still has `version`. Once it is filed, the day of the notice stands. */
  update(id: string, version: number, wanted: UpdateAppealDto): Promise<ClaimAppeal> {
    return this.units.run(async () => {
      const appeal = await this.appeals.get(id);
      const changesNotice =
        (wanted.noticeReceivedOn ?? null) !== appeal.noticeReceivedOn && 'noticeReceivedOn' in wanted;
      if (!isOpen(appeal.status) || (changesNotice && appeal.status !== 'in_preparation'))
        throw new DomainError('STATE_FORBIDS', [], `the appeal is ${appeal.status}`);
      await this.appeals.update(id, version, wanted);
      if (changesNotice) await this.renew(appeal.payerId, id);
      return this.appeals.get(id);
    });
  }

  /** Computes the deadlines of the appeals to a payer that were not filed yet (or of this one) anew, in the open unit of work. */
  async renew(payerId: string, id: string | null = null): Promise<void> {
    const terms = (await this.payerRules.termsOf([payerId])).get(payerId) ?? [];
    const changed = (await this.facts.unfiled(payerId, id)).flatMap((appeal) => {
      const due: AppealDue = appealDue(appeal.level, appeal, terms);
      if (due.dueOn === appeal.dueOn) return [];
      return { id: appeal.id, ...due, workOrder: workOrder(due.dueOn, appeal.appealedCents ?? 0) };
    });
    await this.facts.setDeadlines(changed);
  }

  /** The decision that is appealed: the one that is named, else the latest that denies something, else the latest. */
  private async decisionOf(claim: AppealedClaim, claimPaymentId: string | undefined): Promise<AppealedDecision> {
    const decisions = await this.facts.decisions(claim.id);
    if (claimPaymentId !== undefined) {
      const named = decisions.find(({ id }) => id === claimPaymentId);
      if (named === undefined) throw unknownReference('decision on this claim that stands', '/claimPaymentId');
      return named;
    }
    const denying = new Set((await this.facts.denials(claim.id)).map((denial) => denial.claimPaymentId));
    const latest = decisions.find(({ id }) => denying.has(id)) ?? decisions[0];
    if (latest === undefined) throw new DomainError('CLAIM_NOT_ADJUDICATED');
    return latest;
  }

  /** What can be appealed of the decision, by the codes of its day. Throws APPEAL_FORBIDDEN when nothing can. */
  private async appealedCents(claim: AppealedClaim, decision: AppealedDecision): Promise<number | null> {
    const all = await this.facts.denials(claim.id);
    const book = await this.codes.bookOn(decision.noticeOn);
    const amount = appealedAmount(
      decision,
      all.filter(({ claimPaymentId }) => claimPaymentId === decision.id),
      book,
    );
    if (amount.isForbidden) throw new DomainError('APPEAL_FORBIDDEN');
    return amount.cents;
  }

  /** The first level answers the remittance, each other one the decision of the level before. */
  private daysOf(
    claim: AppealedClaim,
    decision: AppealedDecision,
    priorDecidedOn: string | null,
    wanted: CreateAppealDto,
  ): AppealDays {
    const noticeReceivedOn = wanted.noticeReceivedOn ?? null;
    const { planName } = claim;
    return priorDecidedOn === null
      ? { planName, noticeReceivedOn, noticeOn: decision.noticeOn, arrivedOn: decision.arrivedOn }
      : { planName, noticeReceivedOn, noticeOn: priorDecidedOn, arrivedOn: null };
  }
}
