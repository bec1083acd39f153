import type { AttestationState } from './attestation.codes.js';

/** A piece of evidence as an attestation rests on it. */
export interface AttestedEvidence {
  kind: string;
  expiresOn: string | null;
}

export interface AttestationProblem {
  code: string;
  message: string;
  pointer: string;
}

/** What lies ahead of a recurring requirement. */
export interface Outlook {
  /** Due days of the current period and of the next one; fewer where no more are laid out. */
  dueDays: readonly string[];
  plannedThrough: string;
}

/**
 * The last day that an attestation of a recurring requirement may have: the due day of the period after the current
 * one, so that each period is looked at again and none is met years ahead. Where periods are longer than what is laid
 * out, or no more come, the day up to which they are.
 */
export function longestValidity({ dueDays, plannedThrough }: Outlook): string {
  const [current, next] = dueDays;
  return next ?? (current !== undefined && current > plannedThrough ? current : plannedThrough);
}

/** The required kinds of which no piece is there that has not expired on `day`. */
export function missingEvidence(
  required: readonly string[],
  evidence: readonly AttestedEvidence[],
  day: string,
): AttestationProblem[] {
  return required
    .filter((kind) => !evidence.some((piece) => piece.kind === kind && (piece.expiresOn ?? day) >= day))
    .map((kind) => ({
      code: evidence.some((piece) => piece.kind === kind) ? 'EVIDENCE_EXPIRED' : 'EVIDENCE_MISSING',
      message: `the requirement asks for evidence of kind ${kind}, unexpired on ${day}`,
      pointer: '/evidenceIds',
    }));
}

/** The last day on which an attestation is valid and every required kind still has a piece that has not expired. */
export function coveredUntil(
  validTo: string,
  required: readonly string[],
  evidence: readonly AttestedEvidence[],
): string {
  const ends = required.map((kind) =>
    evidence
      .filter((piece) => piece.kind === kind)
      .map(({ expiresOn }) => (expiresOn === null || expiresOn > validTo ? validTo : expiresOn))
      .reduce((last, end) => (end > last ? end : last), ''),
  );
  return ends.reduce((first, end) => (end < first ? end : first), validTo);
}

/** What an attestation comes to on `day`; a requirement whose content differs by then makes it lapse. */
export function attestationState(
  facts: {
    signature: { validFrom: string; validTo: string; coveredUntil: string } | null;
    isRevoked: boolean;
    isContentCurrent: boolean;
  },
  day: string,
): AttestationState {
  const { signature } = facts;
  if (signature === null) return 'prepared';
  if (facts.isRevoked) return 'revoked';
  if (day < signature.validFrom) return 'upcoming';
  if (day > signature.validTo) return 'expired';
  if (day > signature.coveredUntil) return 'evidence_expired';
  return facts.isContentCurrent ? 'valid' : 'lapsed';
}
