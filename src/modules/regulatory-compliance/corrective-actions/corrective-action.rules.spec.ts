import { ACTION_EVENT_KINDS, ACTION_STATUSES, type ActionStatus } from './corrective-action.codes.js';
import { actionStatus, canAct, implementers } from './corrective-action.rules.js';

const ALLOWED: Record<ActionStatus, string[]> = {
  planned: ['started'],
  in_progress: ['completed'],
  completed: ['sent_back', 'verified'],
  verified: [],
};

describe('RC §1.4 corrective actions: planned, in progress, completed, verified', () => {
  it.each(ACTION_STATUSES)('a %s action goes where the table says, and nowhere else', (status) => {
    expect(ACTION_EVENT_KINDS.filter((kind) => canAct(status, kind)).sort()).toEqual(ALLOWED[status]);
  });

  it('has the status of its last event', () => {
    const statuses = ACTION_EVENT_KINDS.map(actionStatus);
    expect(statuses).toEqual(['planned', 'in_progress', 'completed', 'in_progress', 'verified']);
  });

  it('was implemented by whoever has started or completed it, however long ago', () => {
    const events = [
      { kind: 'planned' as const, createdBy: 'a' },
      { kind: 'started' as const, createdBy: 'b' },
      { kind: 'completed' as const, createdBy: 'c' },
      { kind: 'sent_back' as const, createdBy: 'd' },
      { kind: 'completed' as const, createdBy: 'b' },
    ];
    expect(implementers(events)).toEqual(['b', 'c', 'b']);
  });
});
