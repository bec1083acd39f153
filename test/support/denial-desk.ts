import { aRemittance, type PaidClaimFacts } from '../factories/remittance.factory.js';
import { anX12File, aProfessionalSubmission } from '../factories/x12.factory.js';
import type { Caller } from './api.js';
import { importX12 } from './x12-upload.js';

let serial = 0;

/** A claim of one line of 150.00 with TEST CLINIC at PAYER ONE that has gone out; answers its patient control number. */
export async function aSentClaim(caller: Caller): Promise<string> {
  return (await sentClaims(caller, 1))[0]!;
}

/** The same, many in one file. */
async function sentClaims(caller: Caller, count: number): Promise<string[]> {
  const pcns = Array.from({ length: count }, () => `DN${String(++serial).padStart(6, '0')}`);
  const segments = aProfessionalSubmission();
  const start = segments.findIndex((segment) => segment.startsWith('CLM'));
  const claim = segments.slice(start, segments.lastIndexOf('LX*2'));
  const claims = pcns.flatMap((pcn) => claim.map((segment) => segment.replace('CLM*PCN1001*250', `CLM*${pcn}*150`)));
  const file = { groupType: 'HC', groupVersion: '005010X222A1' };
  await imported(caller, anX12File([[...segments.slice(0, start), ...claims]], file));
  return pcns;
}

/** Imports the payer's decision on claims; each under a trace number of its own. */
export async function decided(caller: Caller, claims: readonly PaidClaimFacts[]): Promise<void> {
  const decisions = claims.map((claim) => ({ controlNumber: '1001-1', ...claim }));
  await imported(caller, aRemittance(decisions, { trace: `EFT${String(++serial).padStart(7, '0')}` }));
}

export interface DeniedClaim {
  /** Its first denial. */
  id: string;
  claimId: string;
  pcn: string;
}

/** A claim that was denied with these adjustments; answers its first denial. */
export async function aDenial(caller: Caller, facts: Partial<PaidClaimFacts> = {}): Promise<DeniedClaim> {
  return (await denials(caller, 1, facts))[0]!;
}

/** The same, many in one remittance. */
export async function denials(
  caller: Caller,
  count: number,
  facts: Partial<PaidClaimFacts> = {},
): Promise<DeniedClaim[]> {
  const pcns = await sentClaims(caller, count);
  const denied = { paid: 0, cas: ['CO*197*150'], ...facts };
  await decided(
    caller,
    pcns.map((pcn) => ({ ...denied, pcn, number: `ICN${pcn}` })),
  );
  return Promise.all(pcns.map((pcn) => denialOf(caller, pcn)));
}

async function denialOf(caller: Caller, pcn: string): Promise<DeniedClaim> {
  const { items } = (await caller.post('/rcm/claims/search', { body: { patientControlNumber: pcn } })).json();
  const claimId = items[0].id as string;
  return { ...(await caller.get(`/rcm/denials?claimId=${claimId}`)).json().items[0], claimId, pcn };
}

async function imported(caller: Caller, content: Buffer): Promise<void> {
  const job = await importX12(caller, content);
  if (job.status !== 'succeeded') throw new Error(`The import ended as ${job.status}`);
}
