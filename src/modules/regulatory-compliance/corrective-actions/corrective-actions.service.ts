import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { FindingsRepository } from '../findings/findings.repository.js';
import { FindingsService } from '../findings/findings.service.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import type { ActionEventKind } from './corrective-action.codes.js';
import type {
  CorrectiveActionDetails,
  ListCorrectiveActionsQuery,
  PlanCorrectiveActionDto,
  UpdateCorrectiveActionDto,
} from './corrective-action.dto.js';
import type { CorrectiveAction } from './corrective-action.entity.js';
import { CorrectiveActionEventsRepository } from './corrective-action-events.repository.js';
import { actionStatus, canAct, implementers } from './corrective-action.rules.js';
import { CorrectiveActionsRepository } from './corrective-actions.repository.js';

/** Corrective actions: done by some, verified by another; the finding closes with the last one verified. */
@Injectable()
export class CorrectiveActionsService {
  constructor(
    private readonly actions: CorrectiveActionsRepository,
    private readonly events: CorrectiveActionEventsRepository,
    private readonly revisions: RowRevisions,
    private readonly findings: FindingsRepository,
    private readonly findingsService: FindingsService,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Plans an action for a finding that is not closed. */
  plan(facts: PlanCorrectiveActionDto): Promise<CorrectiveActionDetails> {
    return this.units.run(async () => {
      await this.holdOpen(facts.findingId);
      const { id } = await this.actions.insert({ ...facts, status: 'planned' });
      await this.revisions.keep('corrective_actions', id);
      await this.events.insert({ actionId: id, sequence: 1, kind: 'planned' });
      return this.details(id);
    });
  }

  async list(query: ListCorrectiveActionsQuery): Promise<Page<CorrectiveAction>> {
    const { isOverdue, ...rest } = query;
    return this.actions.list(rest, isOverdue === true ? addDays(await this.calendar.today(), -1) : null);
  }

  async details(id: string): Promise<CorrectiveActionDetails> {
    const action = await this.actions.get(id);
    const isOpen = action.status === 'planned' || action.status === 'in_progress';
    const isOverdue = isOpen && action.dueOn < (await this.calendar.today());
    return Object.assign(action, { events: await this.events.ofAction(id), isOverdue });
  }

  /** STATE_FORBIDS once it is verified. */
  update(id: string, version: number, facts: UpdateCorrectiveActionDto): Promise<CorrectiveActionDetails> {
    return this.units.run(async () => {
      if ((await this.actions.get(id)).status === 'verified') throw new DomainError('STATE_FORBIDS');
      await this.actions.update(id, version, facts);
      await this.revisions.keep('corrective_actions', id);
      return this.details(id);
    });
  }

  /** Starts, completes, sends back or verifies. OWN_APPROVAL when an implementer would verify or send back. */
  act(id: string, kind: ActionEventKind, note: string | null): Promise<CorrectiveActionDetails> {
    return this.units.run(async () => {
      const { findingId } = await this.actions.get(id);
      await this.findings.hold(findingId);
      const { status, version } = await this.actions.get(id);
      const events = await this.events.ofAction(id);
      const isRuling = kind === 'verified' || kind === 'sent_back';
      if (!canAct(status, kind))
        throw new DomainError('STATE_FORBIDS', [], `a ${status} action cannot be ${kind.replace('_', ' ')}`);
      if (isRuling && implementers(events).includes(tenantContext.actorId())) throw new DomainError('OWN_APPROVAL');
      await this.actions.update(id, version, { status: actionStatus(kind), ...this.stampOf(kind) });
      await this.events.insert({ actionId: id, sequence: events.length + 1, kind, note });
      if (kind === 'verified') await this.findingsService.closeWhenDone(findingId);
      return this.details(id);
    });
  }

  private stampOf(kind: ActionEventKind): Partial<Pick<CorrectiveAction, 'completedAt' | 'verifiedAt'>> {
    if (kind === 'completed') return { completedAt: this.clock.now() };
    if (kind === 'verified') return { verifiedAt: this.clock.now() };
    return kind === 'sent_back' ? { completedAt: null } : {};
  }

  private async holdOpen(findingId: string): Promise<void> {
    if ((await this.findings.byId(findingId)) === null) throw unknownReference('finding', '/findingId');
    await this.findings.hold(findingId);
    if ((await this.findingsService.details(findingId, {})).state === 'closed')
      throw new DomainError('STATE_FORBIDS', [], 'the finding is closed: reopen it first');
  }
}
