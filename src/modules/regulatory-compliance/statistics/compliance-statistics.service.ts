import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { REQUIREMENT_STATUSES } from '../requirements/requirement.codes.js';
import type { AsOfQuery } from '../requirements/requirement.dto.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { STATUS_BY_REASON } from '../requirements/requirement-status.rules.js';
import type { ComplianceStatistics, RequirementFigures, RequirementStatusTotal } from './compliance-statistics.dto.js';
import { ComplianceStatisticsRepository, type ReasonCount } from './compliance-statistics.repository.js';
import { complianceRate, type StatusCount } from './compliance-statistics.rules.js';
import { RegisterStatistics } from './register-statistics.service.js';

/** What compliance comes to on a day. */
@Injectable()
export class ComplianceStatisticsService {
  constructor(
    private readonly repository: ComplianceStatisticsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly planner: RequirementPlanner,
    private readonly registers: RegisterStatistics,
  ) {}

  async statistics(query: AsOfQuery): Promise<ComplianceStatistics> {
    const asOf = await this.calendar.asOf(query.asOf);
    await this.planner.ensure(asOf.today);
    const [reasons, attestations, registers] = await Promise.all([
      this.repository.reasons(asOf),
      this.repository.attestations(asOf),
      this.registers.figuresOf(asOf),
    ]);
    return { asOf: asOf.day, requirements: figuresOf(reasons), attestations, registers };
  }
}

function figuresOf(reasons: readonly ReasonCount[]): RequirementFigures {
  const counts = reasons.map((row) => ({ ...row, status: STATUS_BY_REASON[row.reason] }));
  const byProgram = [...groupedBy(counts, ({ program }) => program)].map(([program, rows]) => ({
    program,
    byStatus: totalsOf(rows),
    ...complianceRate(rows),
  }));
  return {
    total: counts.reduce((sum, { requirements }) => sum + requirements, 0),
    overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    byStatus: totalsOf(counts),
    byProgram,
    mandatory: complianceRate(counts.filter(({ isMandatory }) => isMandatory)),
    optional: complianceRate(counts.filter(({ isMandatory }) => !isMandatory)),
  };
}

/** Every status, the empty ones too. */
function totalsOf(counts: readonly StatusCount[]): RequirementStatusTotal[] {
  return REQUIREMENT_STATUSES.map((status) => {
    const rows = counts.filter((row) => row.status === status);
    return { status, requirements: rows.reduce((sum, { requirements }) => sum + requirements, 0) };
  });
}
