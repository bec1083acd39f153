import type { AuditStatus } from './audit.codes.js';

const NEXT: Record<AuditStatus, readonly AuditStatus[]> = {
  planned: ['scheduled', 'cancelled'],
  // Again scheduled: moved to other days.
  scheduled: ['scheduled', 'in_progress', 'cancelled'],
  in_progress: ['completed', 'passed', 'failed', 'cancelled'],
  completed: [],
  passed: [],
  failed: [],
  cancelled: [],
};

export function canMoveAudit(from: AuditStatus, to: AuditStatus): boolean {
  return NEXT[from].includes(to);
}

/** Whether facts of the audit can still be changed. */
export function isAuditEnded(status: AuditStatus): boolean {
  return NEXT[status].length === 0;
}
