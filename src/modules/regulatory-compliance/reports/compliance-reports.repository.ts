import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListComplianceReportsQuery } from './compliance-report.dto.js';
import { ComplianceReport } from './compliance-report.entity.js';

const LIST: ListContract = {
  list: 'compliance-reports',
  filters: { from: ['asOf', 'atLeast'], to: ['asOf', 'atMost'] },
  sorts: ['-createdAt', 'asOf'],
};

/** Reports and, in a table of their own, their contents. Append-only. */
@Injectable()
export class ComplianceReportsRepository extends TenantRepository<ComplianceReport> {
  constructor(store: Store) {
    super(store, ComplianceReport);
  }

  list(query: ListComplianceReportsQuery): Promise<Page<ComplianceReport>> {
    return this.page(LIST, query);
  }

  /** Keeps the canonical text of a report's content; the audit event tells its hash. */
  async keepContent(reportId: string, content: string): Promise<void> {
    await this.store.database.query(
      `INSERT INTO compliance_report_contents (company_id, id, created_at, created_by, report_id, content)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), this.store.clock.now(), tenantContext.actorId(), reportId, content],
    );
  }

  async content(reportId: string): Promise<string> {
    const sql = 'SELECT content FROM compliance_report_contents WHERE company_id = $1 AND report_id = $2';
    const [row] = await this.store.database.query<{ content: string }>(sql, [reportId]);
    return row!.content;
  }
}
