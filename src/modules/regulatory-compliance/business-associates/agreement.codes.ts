/** What an agreement comes to on a day. */
export const AGREEMENT_STATES = ['upcoming', 'in_force', 'expiring', 'expired', 'terminated'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** What an associate comes to on a day. */
export const ASSOCIATE_STANDINGS = ['covered', 'expiring', 'not_covered', 'ended'] as const;
export type AssociateStanding = (typeof ASSOCIATE_STANDINGS)[number];
