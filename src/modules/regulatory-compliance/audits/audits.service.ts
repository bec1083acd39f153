import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import type { Page } from '../../../shared/database/page.js';
import type { Facts } from '../../../shared/database/tenant.repository.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { FindingStandingsRepository } from '../findings/finding-standings.repository.js';
import type { AuditStatus } from './audit.codes.js';
import type {
  CompleteAuditDto,
  CreateAuditDto,
  ListAuditsQuery,
  RegulatoryAuditDetails,
  ScheduleAuditDto,
  UpdateAuditDto,
} from './audit.dto.js';
import { canMoveAudit, isAuditEnded } from './audit-lifecycle.rules.js';
import { AuditStatusChangesRepository } from './audit-status-changes.repository.js';
import { AuditsRepository } from './audits.repository.js';
import type { RegulatoryAudit } from './regulatory-audit.entity.js';

interface Move {
  to: AuditStatus;
  facts: Facts<RegulatoryAudit>;
  reason?: string;
}

/** Audits from planning to their outcome, each step kept. */
@Injectable()
export class AuditsService {
  constructor(
    private readonly audits: AuditsRepository,
    private readonly changes: AuditStatusChangesRepository,
    private readonly findings: FindingStandingsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly counters: Counters,
    private readonly units: UnitOfWork,
  ) {}

  create(facts: CreateAuditDto): Promise<RegulatoryAuditDetails> {
    return this.units.run(async () => {
      const year = (await this.calendar.today()).slice(0, 4);
      const auditNumber = `A-${year}-${await this.counters.next(`regulatory-audits-${year}`)}`;
      const { id } = await this.audits.insert({ ...facts, auditNumber, status: 'planned' });
      await this.changes.insert({ auditId: id, sequence: 1, status: 'planned' });
      return this.details(id);
    });
  }

  list(query: ListAuditsQuery): Promise<Page<RegulatoryAudit>> {
    return this.audits.list(query);
  }

  async details(id: string): Promise<RegulatoryAuditDetails> {
    const audit = await this.audits.get(id);
    return Object.assign(audit, { statusChanges: await this.changes.ofAudit(id) });
  }

  /** STATE_FORBIDS once the audit has ended. */
  update(id: string, version: number, facts: UpdateAuditDto): Promise<RegulatoryAuditDetails> {
    return this.units.run(async () => {
      if (isAuditEnded((await this.audits.get(id)).status)) throw new DomainError('STATE_FORBIDS');
      await this.audits.update(id, version, facts);
      return this.details(id);
    });
  }

  schedule(id: string, version: number, days: ScheduleAuditDto): Promise<RegulatoryAuditDetails> {
    if (days.scheduledTo < days.scheduledFrom) {
      const message = 'scheduledTo must not be before scheduledFrom';
      throw new DomainError('VALIDATION_FAILED', [{ code: 'PERIOD_REVERSED', message, pointer: '/scheduledTo' }]);
    }
    return this.move(id, version, { to: 'scheduled', facts: { ...days } });
  }

  async start(id: string, version: number): Promise<RegulatoryAuditDetails> {
    return this.move(id, version, { to: 'in_progress', facts: { startedOn: await this.calendar.today() } });
  }

  /** Ends an audit. AUDIT_HAS_BLOCKING_FINDINGS: it is not passed with an open major or critical finding. */
  complete(id: string, version: number, { outcome, conclusion }: CompleteAuditDto): Promise<RegulatoryAuditDetails> {
    return this.units.run(async () => {
      const asOf = await this.calendar.asOf();
      await this.audits.hold(id);
      if (outcome === 'passed' && (await this.findings.blockingOf(id, asOf)) > 0)
        throw new DomainError('AUDIT_HAS_BLOCKING_FINDINGS');
      const facts = { endedOn: asOf.today, ...(conclusion ? { conclusion } : {}) };
      return this.move(id, version, { to: outcome, facts });
    });
  }

  async cancel(id: string, version: number, reason: string): Promise<RegulatoryAuditDetails> {
    return this.move(id, version, { to: 'cancelled', facts: { endedOn: await this.calendar.today() }, reason });
  }

  private move(id: string, version: number, { to, facts, reason }: Move): Promise<RegulatoryAuditDetails> {
    return this.units.run(async () => {
      await this.audits.hold(id);
      const { status } = await this.audits.get(id);
      if (!canMoveAudit(status, to))
        throw new DomainError('STATE_FORBIDS', [], `an audit does not go from ${status} to ${to}`);
      await this.audits.update(id, version, { ...facts, status: to });
      const sequence = (await this.changes.ofAudit(id)).length + 1;
      await this.changes.insert({ auditId: id, sequence, status: to, reason: reason ?? null });
      return this.details(id);
    });
  }
}
