import { Injectable } from '@nestjs/common';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type { AsOfQuery } from '../requirements/requirement.dto.js';
import { ComplianceStatisticsService } from './compliance-statistics.service.js';
import { GovernanceFiguresService } from './governance-figures.service.js';
import type { FindingFigures, GovernanceStatistics, KpiFigure } from './governance-statistics.dto.js';
import { kpi, percentOf } from './kpi.rules.js';

/** What governance comes to on a day, and the key figures of compliance. */
@Injectable()
export class GovernanceStatisticsService {
  constructor(
    private readonly figures: GovernanceFiguresService,
    private readonly compliance: ComplianceStatisticsService,
    private readonly calendar: CompanyCalendar,
  ) {}

  async statistics(query: AsOfQuery): Promise<GovernanceStatistics> {
    const asOf = await this.calendar.asOf(query.asOf);
    const figures = await this.figures.of(asOf);
    return { asOf: asOf.day, ...figures, kpis: await this.kpis(query, figures.findings) };
  }

  private async kpis(query: AsOfQuery, findings: FindingFigures): Promise<KpiFigure[]> {
    const { requirements } = await this.compliance.statistics(query);
    const { closedWithin90Days, ofAgeOrClosed } = findings;
    return [
      kpi('compliance_percent', requirements.mandatory.ratePercent),
      kpi('overdue_requirements', requirements.overdue),
      kpi('findings_closed_within_90_days_percent', percentOf(closedWithin90Days, ofAgeOrClosed)),
      kpi('mips_composite', null),
    ];
  }
}
