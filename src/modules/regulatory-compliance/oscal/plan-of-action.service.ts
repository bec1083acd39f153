import { Injectable } from '@nestjs/common';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { stableUuid } from './oscal-document.engine.js';
import { type ActionRow, type FindingRow, PlanOfActionRepository } from './plan-of-action.repository.js';
import { type PlannedAction, type PlannedFinding, planOfAction } from './plan-of-action.writer.js';

/** Before anything was recorded. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** The findings of the company as an OSCAL plan of action and milestones. */
@Injectable()
export class PlanOfActionService {
  constructor(
    private readonly repository: PlanOfActionRepository,
    private readonly calendar: CompanyCalendar,
  ) {}

  async export(): Promise<object> {
    const rows = await this.repository.findings();
    const companyId = tenantContext.companyId();
    const last = rows.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), NEVER);
    return planOfAction({
      uuid: stableUuid(`plan-of-action ${companyId}`),
      partyUuid: stableUuid(`company ${companyId}`),
      companyId,
      companyName: await this.calendar.companyName(),
      lastModified: last,
      findings: rows.map(plannedOf),
    });
  }
}

function plannedOf({ id, requirementTitle, citation, actions, ...facts }: FindingRow): PlannedFinding {
  const { findingNumber, auditNumber, title, description, rootCause, severity, isOpen, recordedAt, dueAt } = facts;
  return {
    ...{ findingNumber, auditNumber, title, description, rootCause, severity, isOpen, recordedAt, dueAt },
    uuid: stableUuid(`finding ${id}`),
    observationUuid: stableUuid(`observation ${id}`),
    riskUuid: stableUuid(`risk ${id}`),
    requirement: requirementTitle === null ? null : { title: requirementTitle, citation },
    actions: actions.map(plannedActionOf),
  };
}

function plannedActionOf({ id, title, description, owner, status, dueAt }: ActionRow): PlannedAction {
  return {
    ...{ title, description: description ?? title, owner, status, dueAt },
    uuid: stableUuid(`corrective action ${id}`),
    taskUuid: stableUuid(`milestone ${id}`),
  };
}
