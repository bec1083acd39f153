/** What a duty to train comes to on a day. */
export const TRAINING_STATES = ['trained', 'expiring', 'pending', 'overdue'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];
