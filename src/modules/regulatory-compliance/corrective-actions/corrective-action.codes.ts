export const ACTION_STATUSES = ['planned', 'in_progress', 'completed', 'verified'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What happens to a corrective action; sent back: its verification has failed. */
export const ACTION_EVENT_KINDS = ['planned', 'started', 'completed', 'sent_back', 'verified'] as const;
export type ActionEventKind = (typeof ACTION_EVENT_KINDS)[number];
