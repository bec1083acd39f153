import type { ActionEventKind, ActionStatus } from './corrective-action.codes.js';

const NEXT: Record<ActionStatus, readonly ActionEventKind[]> = {
  planned: ['started'],
  in_progress: ['completed'],
  completed: ['verified', 'sent_back'],
  verified: [],
};

const STATUS_AFTER: Record<ActionEventKind, ActionStatus> = {
  planned: 'planned',
  started: 'in_progress',
  completed: 'completed',
  sent_back: 'in_progress',
  verified: 'verified',
};

export function canAct(status: ActionStatus, event: ActionEventKind): boolean {
  return NEXT[status].includes(event);
}

export function actionStatus(event: ActionEventKind): ActionStatus {
  return STATUS_AFTER[event];
}

/** Whoever has started or completed an action, at any time: none of them verifies it. */
export function implementers(events: readonly { kind: ActionEventKind; createdBy: string }[]): string[] {
  return events.filter(({ kind }) => kind === 'started' || kind === 'completed').map(({ createdBy }) => createdBy);
}
