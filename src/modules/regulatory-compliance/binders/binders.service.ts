import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type ArchiveSummary, SealedArchive } from '../../../shared/archives/sealed-archive.writer.js';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { AuditTrailService } from '../../../shared/audit/audit-trail.service.js';
import type { Page } from '../../../shared/database/page.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { callersContext } from '../../../shared/tenancy/in-context.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { ComplianceReportsService } from '../reports/compliance-reports.service.js';
import type { ListBindersQuery } from './binder.dto.js';
import type { Binder } from './binder.entity.js';
import { BinderContent } from './binder-content.service.js';
import { BindersRepository } from './binders.repository.js';

/** Everything a report rests on, in one archive that proves itself. */
@Injectable()
export class BindersService {
  constructor(
    private readonly reports: ComplianceReportsService,
    private readonly content: BinderContent,
    private readonly binders: BindersRepository,
    private readonly trail: AuditTrailService,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  list(query: ListBindersQuery): Promise<Page<Binder>> {
    return this.binders.list(query);
  }

  /**
   * The binder of a report, packed as it is read: flat memory. That it leaves is in the audit trail before its first
   * byte, its hashes once its last byte has left. Evidence that is not what was
   * uploaded any more is named in it.
   */
  async pack(reportId: string): Promise<Readable> {
    const stored = await this.reports.stored(reportId);
    const page = await this.reports.page(reportId);
    // A day earlier: the period begins in the company's time zone.
    const head = await this.trail.extractHead(`${addDays(stored.report.periodFrom, -1)}T00:00:00.000Z`);
    const { contentHash } = stored.report;
    const details = { ids: [reportId], contentHash, chainSequence: head.through.sequence };
    await this.auditEvents.note({ outcome: 'shown', entity: 'compliance_reports', entityId: reportId, details });
    const files = this.content.files(stored, page, head);
    const done = (summary: ArchiveSummary): Promise<void> => this.record(reportId, summary, head.through.sequence);
    return Readable.from(callersContext()(new SealedArchive().bytes(files, done)), { objectMode: false });
  }

  private async record(reportId: string, summary: ArchiveSummary, chainSequence: number): Promise<void> {
    const { manifestSha256, sha256, bytes, files } = summary;
    // The request is answered by now: what is noted is the packer's.
    const store = { ...tenantContext.current(), actorKind: 'job' as const, action: 'recordBinder' };
    await tenantContext.run(store, () =>
      this.binders.insert({ reportId, manifestSha256, sha256, bytes, files, chainSequence }),
    );
  }
}
