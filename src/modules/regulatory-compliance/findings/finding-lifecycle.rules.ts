import type { FindingEventKind, FindingState } from './finding.codes.js';

const STATE_AFTER: Record<FindingEventKind, FindingState> = {
  opened: 'open',
  regraded: 'open',
  resumed: 'open',
  reopened: 'open',
  paused: 'paused',
  closed: 'closed',
};

const NEXT: Record<FindingState, readonly FindingEventKind[]> = {
  open: ['regraded', 'paused', 'closed'],
  paused: ['resumed', 'closed'],
  closed: ['reopened'],
};

/** Where a finding stands after its last event. */
export function findingState(last: FindingEventKind): FindingState {
  return STATE_AFTER[last];
}

export function canHappen(last: FindingEventKind, next: FindingEventKind): boolean {
  return NEXT[STATE_AFTER[last]].includes(next);
}
