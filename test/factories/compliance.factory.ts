import { addDays, addMonths } from '../../src/shared/domain/day.rules.js';
import { today } from '../support/company-day.js';
import type { Caller } from '../support/api.js';

const BASE = '/regulatory-compliance';
let serial = 0;

/** A requirement as a request body. */
export function aRequirement(facts: object = {}): object {
  return {
    program: 'HIPAA',
    category: 'Security',
    title: `Review of access rights ${++serial}`,
    frequency: 'annual',
    ...facts,
  };
}

interface Answer {
  statusCode: number;
  body: string;
  json(): { id: string };
}

function idOf(answer: Answer): string {
  if (answer.statusCode >= 300) throw new Error(`A preparation was refused: ${answer.statusCode} ${answer.body}`);
  return answer.json().id;
}

export async function newRequirement(caller: Caller, facts: object = {}): Promise<string> {
  return idOf(await caller.post(`${BASE}/requirements`, { body: aRequirement(facts) }));
}

/** A piece of evidence with one version. */
export async function newEvidence(
  caller: Caller,
  { kind = 'report', requirementIds = [] as string[], content = `Report ${++serial}`, query = '' } = {},
): Promise<string> {
  const body = { kind, title: `Evidence ${serial}`, requirementIds };
  const id = idOf(await caller.post(`${BASE}/evidence`, { body }));
  idOf(await upload(caller, id, content, query));
  return id;
}

/** Uploads the next version of a piece of evidence. */
export function upload(
  caller: Caller,
  id: string,
  content: string | Buffer,
  query = '',
  mediaType = 'text/plain',
): ReturnType<Caller['post']> {
  return caller.post(`${BASE}/evidence/${id}/versions${query}`, {
    body: Buffer.from(content),
    headers: { 'content-type': mediaType },
  });
}

/** What is prepared for a signature, valid for a year from today. */
export function anAttestation(requirementId: string, facts: object = {}): object {
  const validTo = addDays(addMonths(today(), 12), -1);
  return { requirementId, statement: 'The access rights were reviewed.', validTo, ...facts };
}

/** An attestation that `preparer` has prepared. */
export async function newAttestation(preparer: Caller, requirementId: string, facts: object = {}): Promise<string> {
  return idOf(await preparer.post(`${BASE}/attestations`, { body: anAttestation(requirementId, facts) }));
}

/** An attestation that `signer` has signed. */
export async function signedAttestation(
  [preparer, signer]: [Caller, Caller],
  requirementId: string,
  facts: object = {},
): Promise<string> {
  const id = await newAttestation(preparer, requirementId, facts);
  return idOf(await signer.post(`${BASE}/attestations/${id}/signature`, { body: {} }));
}

/** An OSCAL catalog with a UUID of its own, as JSON text. */
export function anOscalCatalog(more: object = {}): string {
  const controls = [{ id: 'ac-1', title: 'Policy', 'x-unknown': { kept: true } }];
  return JSON.stringify({ catalog: { ...oscalHead('Catalog'), controls, ...more } });
}

export function anOscalProfile(...imports: object[]): string {
  return JSON.stringify({ profile: { ...oscalHead('Profile'), imports } });
}

function oscalHead(name: string): object {
  const uuid = `7eca4589-7ed9-4552-9da6-${String(++serial).padStart(12, '0')}`;
  const stamps = { 'last-modified': '2026-01-01T00:00:00Z', version: '1', 'oscal-version': '1.1.2' };
  return { uuid, metadata: { title: `${name} ${serial}`, ...stamps } };
}
