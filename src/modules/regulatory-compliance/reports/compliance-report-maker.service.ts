import { Injectable } from '@nestjs/common';
import { REQUIREMENT_STATUSES } from '../requirements/requirement.codes.js';
import { STATUS_BY_REASON } from '../requirements/requirement-status.rules.js';
import { ComplianceStatisticsRepository } from '../statistics/compliance-statistics.repository.js';
import type { ComplianceReportContent } from './compliance-report.dto.js';
import { byProgram, coverage, recommendations, type ReportSpan } from './compliance-report.rules.js';
import { ComplianceReportFactsRepository } from './compliance-report-facts.repository.js';

const FORMAT = 'quintet/compliance-report/v1';

/** Makes the content of a report from the records, and from nothing else. */
@Injectable()
export class ComplianceReportMaker {
  constructor(
    private readonly facts: ComplianceReportFactsRepository,
    private readonly statistics: ComplianceStatisticsRepository,
  ) {}

  /** The content for a day and period, from what was recorded before the instant. */
  async content({ asOf, periodFrom, periodTo }: ReportSpan, recordedBefore: string): Promise<ComplianceReportContent> {
    const day = { day: asOf, before: recordedBefore };
    const rows = (await this.facts.requirements(day, periodFrom, periodTo)).map(({ reason, ...row }) => ({
      ...row,
      status: STATUS_BY_REASON[reason],
      statusReason: reason,
    }));
    const findings = await this.facts.openFindings(day);
    const overall = coverage(rows);
    return {
      ...{ format: FORMAT, asOf, periodFrom, periodTo, overall },
      mandatory: coverage(rows.filter(({ isMandatory }) => isMandatory)),
      optional: coverage(rows.filter(({ isMandatory }) => !isMandatory)),
      overdue: rows.filter(({ overdueSince }) => overdueSince !== null).length,
      programs: byProgram(rows).map(({ byStatus, ...figure }) => ({
        ...figure,
        byStatus: REQUIREMENT_STATUSES.map((status) => ({ status, requirements: byStatus[status] })),
      })),
      attestations: await this.statistics.attestations(day),
      findings,
      recommendations: recommendations(overall, rows, findings),
      requirements: rows,
    };
  }
}
