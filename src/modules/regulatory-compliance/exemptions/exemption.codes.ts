/** What is decided on an exemption: approved or refused once, and an approved one can be revoked. */
export const EXEMPTION_DECISIONS = ['approved', 'refused', 'revoked'] as const;
export type ExemptionDecisionKind = (typeof EXEMPTION_DECISIONS)[number];
