/** What can fall due, and the words a calendar outside may show of it: never a name, a title or anything of a person. */
export const REMINDER_WORDS = {
  requirement: 'Compliance requirement due',
  attestation: 'Attestation ends',
  evidence: 'Evidence expires',
  finding: 'Audit finding due',
  corrective_action: 'Corrective action due',
  policy_review: 'Policy review due',
  risk_assessment: 'Risk assessment due',
  risk_treatment: 'Risk treatment due',
  breach_notice: 'Notice of a breach due',
  business_associate_agreement: 'Business associate agreement ends',
  training: 'Training due',
  access_request: 'Patient request due',
  mips_submission: 'MIPS submission due',
} as const;
export type ReminderKind = keyof typeof REMINDER_WORDS;
export const REMINDER_KINDS = Object.keys(REMINDER_WORDS) as ReminderKind[];

export const REMINDER_STATES = ['due', 'overdue'] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];
