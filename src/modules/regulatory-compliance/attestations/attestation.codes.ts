/** What an attestation comes to on a day. */
export const ATTESTATION_STATES = [
  'prepared',
  'upcoming',
  'valid',
  'lapsed',
  'evidence_expired',
  'expired',
  'revoked',
] as const;
export type AttestationState = (typeof ATTESTATION_STATES)[number];
