import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrailService } from '../../../shared/audit/audit-trail.service.js';
import { canonicalText } from '../../../shared/audit/canonical.engine.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import type {
  ComplianceReportContent,
  ComplianceReportDetails,
  ComplianceReportVerification,
  GenerateComplianceReportDto,
  ListComplianceReportsQuery,
} from './compliance-report.dto.js';
import type { ComplianceReport } from './compliance-report.entity.js';
import { complianceReportPage } from './compliance-report.page.js';
import { reportSpan, spanProblems } from './compliance-report.rules.js';
import { ComplianceReportMaker } from './compliance-report-maker.service.js';
import { ComplianceReportsRepository } from './compliance-reports.repository.js';

/** A report with its content as it is stored. */
export interface StoredReport {
  report: ComplianceReport;
  /** Canonical JSON. */
  text: string;
}

/** Reports: made once from the records, kept as they were made, and made again to compare. */
@Injectable()
export class ComplianceReportsService {
  constructor(
    private readonly reports: ComplianceReportsRepository,
    private readonly maker: ComplianceReportMaker,
    private readonly trail: AuditTrailService,
    private readonly calendar: CompanyCalendar,
    private readonly planner: RequirementPlanner,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes a report and freezes it. VALIDATION_FAILED for a span that cannot be reported on. */
  async generate(said: GenerateComplianceReportDto): Promise<ComplianceReportDetails> {
    const today = await this.calendar.today();
    const span = reportSpan(said, today);
    const problems = spanProblems(span, today);
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
    await this.planner.ensure(today);
    // Walking the trail may take seconds: no transaction waits for it.
    const chain = await this.trail.check();
    const { before } = await this.calendar.asOf(span.asOf);
    const now = this.clock.now();
    const recordedBefore = before < now ? before : now;
    const content = await this.maker.content(span, recordedBefore);
    const text = canonicalText(content);
    return this.units.run(async () => {
      const facts = { ...span, recordedBefore, contentHash: hashOf(text), isChainIntact: chain.isIntact };
      const report = await this.reports.insert({ ...facts, chain: { ...chain } });
      await this.reports.keepContent(report.id, text);
      return Object.assign(report, { content });
    });
  }

  list(query: ListComplianceReportsQuery): Promise<Page<ComplianceReport>> {
    return this.reports.list(query);
  }

  async read(id: string): Promise<ComplianceReportDetails> {
    const { report, text } = await this.stored(id);
    return Object.assign(report, { content: JSON.parse(text) as ComplianceReportContent });
  }

  async stored(id: string): Promise<StoredReport> {
    return { report: await this.reports.get(id), text: await this.reports.content(id) };
  }

  /** Holds the stored content against its hash, and makes it again from the records. */
  async verify(id: string): Promise<ComplianceReportVerification> {
    const { report, text } = await this.stored(id);
    const { contentHash, recordedBefore } = report;
    const { format } = JSON.parse(text) as ComplianceReportContent;
    const rebuiltHash = hashOf(canonicalText(await this.maker.content(report, recordedBefore, format)));
    const storedHash = hashOf(text);
    const hashes = { contentHash, storedHash, rebuiltHash };
    return { isIntact: storedHash === contentHash, isRebuiltIdentically: rebuiltHash === contentHash, ...hashes };
  }

  /** The report as a page. */
  async page(id: string): Promise<string> {
    const report = await this.read(id);
    return complianceReportPage(report, await this.calendar.companyName());
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
