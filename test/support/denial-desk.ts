import { aRemittance, type PaidClaimFacts } from '../factories/remittance.factory.js';
import { anX12File, aProfessionalSubmission } from '../factories/x12.factory.js';
import type { Caller } from './api.js';
import { importX12 } from './x12-upload.js';

let serial = 0;

/** A claim of one line of 150.00 with TEST CLINIC at PAYER ONE that has gone out; answers its patient control number. */
export async function aSentClaim(caller: Caller): Promise<string> {
  const pcn = `DN${String(++serial).padStart(6, '0')}`;
  const segments = aProfessionalSubmission().map((segment) => segment.replaceAll('PCN1001', pcn));
  const lines = segments.slice(0, segments.lastIndexOf('LX*2'));
  const content = anX12File([lines.map((segment) => segment.replace(`CLM*${pcn}*250`, `CLM*${pcn}*150`))], {
    groupType: 'HC',
    groupVersion: '005010X222A1',
  });
  await imported(caller, content);
  return pcn;
}

/** Imports the payer's decision on claims; each under a trace number of its own. */
export async function decided(caller: Caller, claims: readonly PaidClaimFacts[]): Promise<void> {
  const decisions = claims.map((claim) => ({ controlNumber: '1001-1', ...claim }));
  await imported(caller, aRemittance(decisions, { trace: `EFT${String(++serial).padStart(7, '0')}` }));
}

/** A claim that was denied with these adjustments; answers its first denial. */
export async function aDenial(
  caller: Caller,
  facts: Partial<PaidClaimFacts> = {},
): Promise<{ id: string; claimId: string; pcn: string }> {
  const pcn = await aSentClaim(caller);
  await decided(caller, [{ pcn, paid: 0, cas: ['CO*197*150'], number: `ICN${pcn}`, ...facts }]);
  const { items } = (await caller.post('/rcm/claims/search', { body: { patientControlNumber: pcn } })).json();
  const claimId = items[0].id as string;
  const found = (await caller.get(`/rcm/denials?claimId=${claimId}`)).json().items;
  return { ...found[0], claimId, pcn };
}

async function imported(caller: Caller, content: Buffer): Promise<void> {
  const job = await importX12(caller, content);
  if (job.status !== 'succeeded') throw new Error(`The import ended as ${job.status}`);
}
