import type { ClaimEnvelope } from '../../src/modules/rcm/x12/claim-envelope.writer.js';
import { ClaimFileWriter } from '../../src/modules/rcm/x12/claim-file.writer.js';
import type { SubmittedClaim } from '../../src/modules/rcm/x12/submitted-claim.rules.js';
import { separatorsOf } from '../../src/modules/rcm/x12/x12-segment.writer.js';

/** An envelope to write claims in. */
export function aClaimEnvelope(facts: Partial<ClaimEnvelope> = {}): ClaimEnvelope {
  return {
    type: 'professional',
    senderQualifier: 'ZZ',
    senderId: 'QUINTETDEMO',
    receiverQualifier: 'ZZ',
    receiverId: 'CLEARINGHOUSE',
    applicationSenderCode: 'QUINTETDEMO',
    applicationReceiverCode: 'CLEARINGHOUSE',
    usage: 'T',
    interchangeNumber: 17,
    groupNumber: 18,
    firstSetNumber: 1,
    writtenOn: '2026-11-25',
    writtenTime: '1030',
    reference: 'B17',
    submitter: { name: 'TEST CLINIC', id: 'SUBMITTER1', contactName: 'EDI HELP', contactPhone: '8005551212' },
    receiver: { name: 'CLEARINGHOUSE', id: 'RECEIVER1' },
    ...facts,
  };
}

/** A whole file of these claims. */
export function writtenFile(
  claims: readonly SubmittedClaim[],
  envelope: ClaimEnvelope = aClaimEnvelope(),
  separators = '*^:~',
  mostClaimsPerSet?: number,
): Buffer {
  const writer = new ClaimFileWriter(envelope, separatorsOf(separators), mostClaimsPerSet);
  const parts = [writer.begin(), ...claims.map((claim) => writer.add(claim).text), writer.end()];
  return Buffer.from(parts.join(''));
}

/**
 * What a claim says, without its place in a file (segment numbers and ordinals are the file's), and without what has
 * two spellings: decimals with trailing zeros, a one-day statement as a day or as a period.
 */
export function asSaid(claim: SubmittedClaim): unknown {
  const text = JSON.stringify(claim, (name, value: unknown) => {
    if (name === 'segment' || name === 'ordinal' || name === 'number') return undefined;
    if (name === 'elements') return (value as unknown[]).map(shortened);
    return isStatement(value) ? { ...value, text: '' } : value;
  });
  return JSON.parse(text);
}

function isStatement(value: unknown): value is object {
  return (value as { qualifier?: unknown } | null)?.qualifier === '434';
}

function shortened(element: unknown): unknown {
  return typeof element === 'string' && /^\d+\.\d+$/.test(element) ? String(Number(element)) : element;
}
