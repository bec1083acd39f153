export const INCIDENT_KINDS = [
  'unauthorized_access',
  'improper_disclosure',
  'misdirected_message',
  'loss_or_theft',
  'malware',
  'phishing',
  'improper_disposal',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_STATUSES = ['open', 'closed'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const INCIDENT_EVENTS = ['opened', 'closed', 'reopened'] as const;
export type IncidentEventKind = (typeof INCIDENT_EVENTS)[number];

/** How much a factor speaks for a compromise of the information. */
export const FACTOR_LEVELS = ['low', 'medium', 'high'] as const;
export type FactorLevel = (typeof FACTOR_LEVELS)[number];

/** What is no breach by definition: 45 CFR 164.402, breach, paragraph (1)(i), (ii), (iii). */
export const BREACH_EXCEPTIONS = ['good_faith_acquisition', 'inadvertent_disclosure', 'not_retained'] as const;
export type BreachException = (typeof BREACH_EXCEPTIONS)[number];

/** What an assessment comes to. */
export const CONCLUSIONS = ['breach', 'no_phi', 'phi_secured', 'exception', 'low_probability'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** What an incident counts as: a breach is presumed until somebody else has confirmed that it is none (164.402(2)). */
export const STANDINGS = ['presumed_breach', 'unconfirmed', 'breach', 'no_breach'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whom a breach is told: 45 CFR 164.404, 164.406, 164.408. */
export const NOTICE_RECIPIENTS = ['individuals', 'media', 'secretary'] as const;
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number];

export const DUTY_STATES = ['due', 'overdue', 'done', 'done_late'] as const;
export type DutyState = (typeof DUTY_STATES)[number];
