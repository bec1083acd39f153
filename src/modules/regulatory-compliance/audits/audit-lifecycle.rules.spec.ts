import { AUDIT_STATUSES, type AuditStatus } from './audit.codes.js';
import { canMoveAudit, isAuditEnded } from './audit-lifecycle.rules.js';

const ALLOWED: Record<AuditStatus, string[]> = {
  planned: ['scheduled', 'cancelled'],
  scheduled: ['scheduled', 'in_progress', 'cancelled'],
  in_progress: ['completed', 'passed', 'failed', 'cancelled'],
  completed: [],
  passed: [],
  failed: [],
  cancelled: [],
};

describe('RC §0 audits: the life cycle', () => {
  it.each(AUDIT_STATUSES)('%s goes where the table says, and nowhere else', (from) => {
    expect(AUDIT_STATUSES.filter((to) => canMoveAudit(from, to))).toEqual(ALLOWED[from]);
  });

  it('has ended in any of its outcomes and when cancelled', () => {
    expect(AUDIT_STATUSES.filter(isAuditEnded)).toEqual(['completed', 'passed', 'failed', 'cancelled']);
  });
});
