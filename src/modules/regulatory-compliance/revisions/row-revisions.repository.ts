import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';

/** Tables whose rows change, where what they said is kept, and what of it. */
const KEPT = {
  audit_findings: { table: 'audit_finding_revisions', key: 'finding_id', columns: 'title' },
  corrective_actions: { table: 'corrective_action_revisions', key: 'action_id', columns: 'due_on' },
  compliance_risk_assessments: {
    ...{ table: 'risk_assessment_revisions', key: 'assessment_id', columns: 'content_hash, next_due_on' },
  },
} as const;

/** What rows said from a version on, so that a day of the past is told as it was. Append-only. */
@Injectable()
export class RowRevisions {
  constructor(private readonly store: Store) {}

  /** Keeps what the row says as of its version, once; inside the unit of work of the change. */
  async keep(of: keyof typeof KEPT, id: string): Promise<void> {
    const { table, key, columns } = KEPT[of];
    await this.store.database.query(
      `INSERT INTO ${table} (company_id, id, created_at, created_by, ${key}, revision, ${columns})
       SELECT company_id, $2, updated_at, updated_by, id, version, ${columns} FROM ${of}
       WHERE company_id = $1 AND id = $3 ON CONFLICT (company_id, ${key}, revision) DO NOTHING`,
      [newId(), id],
    );
  }
}
