import type { Caller } from '../support/api.js';
import { today } from '../support/company-day.js';

const BASE = '/regulatory-compliance';
let serial = 0;

interface Answer {
  statusCode: number;
  body: string;
  headers: Record<string, unknown>;
  json(): { id: string; version: number };
}

/** The answer of a preparation, which must have succeeded. */
function made(answer: Answer): { id: string; version: number } {
  if (answer.statusCode >= 300) throw new Error(`A preparation was refused: ${answer.statusCode} ${answer.body}`);
  return answer.json();
}

export function ifMatch(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}

export function anAudit(facts: object = {}): object {
  return { kind: 'internal', title: `Audit ${++serial}`, ...facts };
}

export async function newAudit(caller: Caller, facts: object = {}): Promise<string> {
  return made(await caller.post(`${BASE}/audits`, { body: anAudit(facts) })).id;
}

/** An audit that is scheduled for today: version 2. */
export async function scheduledAudit(caller: Caller): Promise<string> {
  const id = await newAudit(caller);
  const body = { scheduledFrom: today(), scheduledTo: today() };
  return made(await caller.post(`${BASE}/audits/${id}/schedule`, { headers: ifMatch(1), body })).id;
}

/** An audit in progress: version 3. */
export async function startedAudit(caller: Caller): Promise<string> {
  const id = await scheduledAudit(caller);
  return made(await caller.post(`${BASE}/audits/${id}/start`, { headers: ifMatch(2) })).id;
}

export function aFinding(facts: object = {}): object {
  return { severity: 'major', title: `Finding ${++serial}`, ...facts };
}

export async function newFinding(caller: Caller, facts: object = {}): Promise<string> {
  return made(await caller.post(`${BASE}/findings`, { body: aFinding(facts) })).id;
}

export async function newAction(caller: Caller, findingId: string, facts: object = {}): Promise<string> {
  const body = { findingId, title: `Action ${++serial}`, dueOn: today(), ...facts };
  return made(await caller.post(`${BASE}/corrective-actions`, { body })).id;
}

/** An action that `implementer` has started and completed. */
export async function completedAction(implementer: Caller, findingId: string): Promise<string> {
  const id = await newAction(implementer, findingId);
  made(await implementer.post(`${BASE}/corrective-actions/${id}/start`));
  const body = { note: 'Done' };
  return made(await implementer.post(`${BASE}/corrective-actions/${id}/completion`, { body })).id;
}

/** A finding that was closed by the verification of its only action. */
export async function closedFinding([implementer, verifier]: [Caller, Caller], facts: object = {}): Promise<string> {
  const id = await newFinding(implementer, facts);
  const action = await completedAction(implementer, id);
  const body = { note: 'Tested' };
  made(await verifier.post(`${BASE}/corrective-actions/${action}/verification`, { body }));
  return id;
}

/** A policy with a first draft. */
export function aPolicy(facts: object = {}): object {
  return { title: `Policy ${++serial}`, content: 'Whoever breaks it is sanctioned.', ...facts };
}

interface MadePolicy {
  id: string;
  versionId: string;
}

export async function newPolicy(author: Caller, facts: object = {}): Promise<MadePolicy> {
  const { id } = made(await author.post(`${BASE}/policies`, { body: aPolicy(facts) }));
  const { versions } = (await author.get(`${BASE}/policies/${id}`)).json();
  return { id, versionId: versions[0].id };
}

/** Submits a draft, approves it as somebody else and publishes it, as far as `until` says. */
export async function ledTo(
  [author, approver]: [Caller, Caller],
  versionId: string,
  until: 'submission' | 'approval' | 'publication' = 'publication',
): Promise<string> {
  for (const [caller, act] of [
    [author, 'submission'],
    [approver, 'approval'],
    [approver, 'publication'],
  ] as const) {
    made(await caller.post(`${BASE}/policy-versions/${versionId}/${act}`, { body: {} }));
    if (act === until) break;
  }
  return versionId;
}

/** The next draft of a policy. */
export async function nextDraft(author: Caller, policyId: string, facts: object = {}): Promise<string> {
  const body = { changeKind: 'major', content: `Text ${++serial}`, ...facts };
  return made(await author.post(`${BASE}/policies/${policyId}/versions`, { body })).id;
}

export function aRiskAssessment(facts: object = {}): object {
  const body = { kind: 'hipaa', method: 'product', trigger: 'periodic', scope: 'All sites' };
  return { ...body, title: `Risk analysis ${++serial}`, ...facts };
}

export async function newRiskAssessment(author: Caller, facts: object = {}): Promise<string> {
  return made(await author.post(`${BASE}/risk-assessments`, { body: aRiskAssessment(facts) })).id;
}

export function aRisk(facts: object = {}): object {
  return {
    asset: 'Laptops',
    threatSource: 'accidental',
    threatEvent: 'A laptop is lost',
    vulnerability: 'Disks are not encrypted',
    likelihood: 5,
    impact: 4,
    ...facts,
  };
}

export async function newRisk(author: Caller, assessmentId: string, facts: object = {}): Promise<string> {
  return made(await author.post(`${BASE}/risk-assessments/${assessmentId}/risks`, { body: aRisk(facts) })).id;
}

interface MadeTreatment {
  id: string;
  contentHash: string;
}

/** A treatment of the risk, mitigating by two steps of likelihood when nothing else is said. */
export async function newTreatment(author: Caller, riskId: string, facts: object): Promise<MadeTreatment> {
  const body = { kind: 'mitigate', description: 'Encrypt the disks', likelihoodReduction: 2, ...facts };
  const answer = await author.post(`${BASE}/risks/${riskId}/treatments`, { body });
  made(answer);
  const { id, contentHash } = answer.json().treatments.at(-1);
  return { id, contentHash };
}

/** An acceptance until 2099 that `author` owns. */
export async function newAcceptance(author: Caller, riskId: string, ownerId: string): Promise<MadeTreatment> {
  const facts = { kind: 'accept', description: 'Replaced next year', expiresOn: '2099-12-31', likelihoodReduction: 0 };
  return newTreatment(author, riskId, { ...facts, ownerId });
}
