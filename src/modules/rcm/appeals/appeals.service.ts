import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimStandingService } from '../posting/claim-standing.service.js';
import { AppealFactsRepository } from './appeal-facts.repository.js';
import type {
  AcknowledgeAppealDto,
  AppealRecoveryPage,
  DecideAppealDto,
  FileAppealDto,
  FileAppealLateDto,
  ListAppealRecoveriesQuery,
} from './appeal.dto.js';
import { AppealRecoveriesRepository } from './appeal-recoveries.repository.js';
import { dayProblem } from './appeal.rules.js';
import { canBecome, isPending, isWon, type AppealStatus } from './appeal-status.rules.js';
import { AppealsRepository } from './appeals.repository.js';
import type { ClaimAppeal } from './claim-appeal.entity.js';

/** The life of an appeal from its filing to its decision. Each act is on an appeal that still has `version`. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly appeals: AppealsRepository,
    private readonly facts: AppealFactsRepository,
    private readonly recoveries: AppealRecoveriesRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly standing: ClaimStandingService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly days: CompanyDays,
  ) {}

  /** Files an appeal in time; the claim is appealed. Throws APPEAL_PAST_DUE, STATE_FORBIDS. */
  file(id: string, version: number, facts: FileAppealDto): Promise<ClaimAppeal> {
    return this.fileWith(id, version, { ...facts, goodCause: null });
  }

  /** The same after its deadline, for good cause (42 CFR 405.942(b)). */
  fileLate(id: string, version: number, facts: FileAppealLateDto): Promise<ClaimAppeal> {
    return this.fileWith(id, version, facts);
  }

  /** The payer says that it has the appeal. */
  acknowledge(id: string, version: number, { receivedOn, payerReference }: AcknowledgeAppealDto): Promise<ClaimAppeal> {
    return this.act(id, version, 'received', (appeal, today) => {
      refuseDay(receivedOn, appeal.filedOn!, today, '/receivedOn');
      return { receivedOn, payerReference: payerReference ?? appeal.payerReference };
    });
  }

  /** The payer's decision, or the withdrawal. The claim's state is given back to the rule of its remittances. */
  decide(id: string, version: number, { outcome, decidedOn, decisionNote }: DecideAppealDto): Promise<ClaimAppeal> {
    return this.units.run(async () => {
      const before = await this.locked(id);
      // What was paid meanwhile is a win only where the payer gave in.
      const lost = isWon(outcome) ? {} : { recoveredCents: 0 };
      const appeal = await this.act(id, version, outcome, (_, today) => {
        refuseDay(decidedOn, before.filedOn ?? before.noticeOn, today, '/decidedOn');
        return { decidedOn, decisionNote: decisionNote ?? null, ...lost };
      });
      if (isPending(before.status)) {
        const facts = { kind: 'appeal_decided', occurredAt: this.clock.now(), sourceId: id, reason: outcome };
        await this.standing.giveBack(before.claimId, facts);
      }
      return appeal;
    });
  }

  /** What remittances have moved on the claim since the filing. Throws NOT_FOUND. */
  async recoveriesOf(id: string, query: ListAppealRecoveriesQuery): Promise<AppealRecoveryPage> {
    await this.appeals.get(id);
    return this.recoveries.list(id, query);
  }

  private fileWith(
    id: string,
    version: number,
    { goodCause, ...facts }: FileAppealDto & { goodCause: string | null },
  ): Promise<ClaimAppeal> {
    return this.units.run(async () => {
      await this.locked(id);
      const appeal = await this.act(id, version, 'filed', ({ noticeOn, dueOn }, today) => {
        const { filedOn = today } = facts;
        refuseDay(filedOn, noticeOn, today, '/filedOn');
        if (goodCause === null && dueOn !== null && filedOn > dueOn)
          throw new DomainError('APPEAL_PAST_DUE', [], `the appeal was due on ${dueOn}`);
        return { filedOn, goodCause };
      });
      const move = { kind: 'appealed', occurredAt: this.clock.now(), sourceId: id };
      await this.lifecycle.move(appeal.claimId, 'appealed', move);
      return appeal;
    });
  }

  /** The appeal, its claim locked first as everywhere: postings lock claims and then their appeals. */
  private async locked(id: string): Promise<ClaimAppeal> {
    const { claimId } = await this.appeals.get(id);
    await this.facts.lockClaim(claimId);
    return this.appeals.get(id);
  }

  private act(
    id: string,
    version: number,
    to: AppealStatus,
    change: (appeal: ClaimAppeal, today: string) => Partial<ClaimAppeal>,
  ): Promise<ClaimAppeal> {
    return this.units.run(async () => {
      const appeal = await this.appeals.get(id);
      if (appeal.version !== version) throw new DomainError('VERSION_STALE');
      if (!canBecome(appeal.status, to))
        throw new DomainError('STATE_FORBIDS', [], `an appeal that is ${appeal.status} cannot become ${to}`);
      return this.appeals.update(id, version, { ...change(appeal, await this.days.today()), status: to });
    });
  }
}

function refuseDay(day: string, notBeforeOn: string, today: string, pointer: string): void {
  const message = dayProblem(day, notBeforeOn, today);
  if (message !== null) throw new DomainError('VALIDATION_FAILED', [{ code: 'DAY_NOT_POSSIBLE', message, pointer }]);
}
