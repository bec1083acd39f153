import { Injectable } from '@nestjs/common';
import { REQUIREMENT_STATUSES } from '../requirements/requirement.codes.js';
import { type AsOf, STATUS_BY_REASON } from '../requirements/requirement-status.rules.js';
import { ComplianceStatisticsRepository } from '../statistics/compliance-statistics.repository.js';
import { GovernanceFiguresService } from '../statistics/governance-figures.service.js';
import type { ComplianceReportContent, ReportedGovernance } from './compliance-report.dto.js';
import { byProgram, coverage, recommendations, type ReportFormat, type ReportSpan } from './compliance-report.rules.js';
import { ComplianceReportFactsRepository } from './compliance-report-facts.repository.js';

/** Makes the content of a report from the records, and from nothing else. */
@Injectable()
export class ComplianceReportMaker {
  constructor(
    private readonly facts: ComplianceReportFactsRepository,
    private readonly statistics: ComplianceStatisticsRepository,
    private readonly governance: GovernanceFiguresService,
  ) {}

  /** The content for a day and period, from what was recorded before the instant. */
  async content(
    { asOf, periodFrom, periodTo }: ReportSpan,
    recordedBefore: string,
    format: ReportFormat = 'quintet/compliance-report/v2',
  ): Promise<ComplianceReportContent> {
    const day = { day: asOf, before: recordedBefore };
    const rows = (await this.facts.requirements(day, periodFrom, periodTo)).map(({ reason, ...row }) => ({
      ...row,
      status: STATUS_BY_REASON[reason],
      statusReason: reason,
    }));
    const findings = await this.facts.openFindings(day);
    const overall = coverage(rows);
    return {
      ...{ format, asOf, periodFrom, periodTo, overall },
      mandatory: coverage(rows.filter(({ isMandatory }) => isMandatory)),
      optional: coverage(rows.filter(({ isMandatory }) => !isMandatory)),
      overdue: rows.filter(({ overdueSince }) => overdueSince !== null).length,
      programs: byProgram(rows).map(({ byStatus, ...figure }) => ({
        ...figure,
        byStatus: REQUIREMENT_STATUSES.map((status) => ({ status, requirements: byStatus[status] })),
      })),
      attestations: await this.statistics.attestations(day),
      ...(format === 'quintet/compliance-report/v1' ? {} : { governance: await this.governed(day) }),
      findings,
      recommendations: recommendations(overall, rows, findings),
      requirements: rows,
    };
  }

  private async governed(day: AsOf): Promise<ReportedGovernance> {
    const { policies, ...figures } = await this.governance.of(day);
    const { outstandingAcknowledgements: _owed, ...counted } = policies;
    return { ...figures, policies: counted };
  }
}
