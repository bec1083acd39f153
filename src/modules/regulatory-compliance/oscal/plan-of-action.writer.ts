/** A corrective action of a finding, as a POA&M tells it. */
export interface PlannedAction {
  uuid: string;
  /** UUID of its milestone. */
  taskUuid: string;
  title: string;
  description: string;
  /** Where it stands: planned, in_progress, completed, verified. */
  status: string;
  /** Person or office that does it; null: not said. */
  owner: string | null;
  /** Last second of the day on which it is due, RFC 3339; null: none is set. */
  dueAt: string | null;
}

/** A finding, as a POA&M tells it. */
export interface PlannedFinding {
  uuid: string;
  observationUuid: string;
  riskUuid: string;
  findingNumber: string;
  /** Number of the audit that has found it; null: found outside of an audit. */
  auditNumber: string | null;
  title: string;
  description: string | null;
  rootCause: string | null;
  severity: string;
  isOpen: boolean;
  /** When it was recorded, RFC 3339. */
  recordedAt: string;
  /** Last second of the day on which it is due, RFC 3339; null: its clock stands or it is closed. */
  dueAt: string | null;
  requirement: { title: string; citation: string | null } | null;
  actions: readonly PlannedAction[];
}

export interface PlanFacts {
  uuid: string;
  /** UUID of the company as the party that judges its risks. */
  partyUuid: string;
  companyId: string;
  companyName: string;
  /** When the newest of its facts was recorded, RFC 3339. */
  lastModified: string;
  findings: readonly PlannedFinding[];
}

/**
 * An OSCAL 1.1.2 plan of action and milestones: a poam-item, an observation and a risk for each finding, a remediation
 * for each of its actions. The same facts give the same document, word for word.
 */
export function planOfAction({ uuid, partyUuid, companyId, companyName, lastModified, findings }: PlanFacts): object {
  const body = {
    uuid,
    metadata: {
      title: `Plan of action and milestones of ${companyName}`.slice(0, 500),
      'last-modified': lastModified,
      version: lastModified,
      'oscal-version': '1.1.2',
      parties: [{ uuid: partyUuid, type: 'organization', name: companyName }],
    },
    'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: companyId },
    ...(findings.length === 0
      ? {}
      : { observations: findings.map(observationOf), risks: findings.map((each) => riskOf(each, partyUuid)) }),
    'poam-items': findings.length === 0 ? [NOTHING_FOUND] : findings.map(itemOf),
  };
  return { 'plan-of-action-and-milestones': body };
}

/** OSCAL asks for at least one item; this one is of no finding and has no UUID. */
const NOTHING_FOUND = { title: 'No findings', description: 'No findings have been recorded.' };

const FINDING_NS = 'urn:quintet:finding';

function observationOf(finding: PlannedFinding): object {
  return {
    uuid: finding.observationUuid,
    title: finding.title,
    description: descriptionOf(finding),
    props: propsOf(finding),
    methods: ['EXAMINE'],
    types: ['finding'],
    collected: finding.recordedAt,
    ...(finding.rootCause === null ? {} : { remarks: `Root cause: ${finding.rootCause}` }),
  };
}

function propsOf({ findingNumber, auditNumber }: PlannedFinding): object[] {
  const number = { name: 'finding-number', ns: FINDING_NS, value: findingNumber };
  return auditNumber === null ? [number] : [number, { name: 'audit-number', ns: FINDING_NS, value: auditNumber }];
}

function riskOf(finding: PlannedFinding, partyUuid: string): object {
  const facets = [{ name: 'severity', system: 'urn:quintet:finding-severity', value: finding.severity }];
  return {
    uuid: finding.riskUuid,
    title: finding.title,
    description: descriptionOf(finding),
    statement: descriptionOf(finding),
    status: finding.isOpen ? 'open' : 'closed',
    characterizations: [{ origin: { actors: [{ type: 'party', 'actor-uuid': partyUuid }] }, facets }],
    ...(finding.dueAt === null ? {} : { deadline: finding.dueAt }),
    ...(finding.actions.length === 0 ? {} : { remediations: finding.actions.map(remediationOf) }),
    'related-observations': [{ 'observation-uuid': finding.observationUuid }],
  };
}

/** OSCAL knows three stages of a response: recommended, planned and completed; the status is told as a property. */
const LIFECYCLE: Record<string, string> = { completed: 'completed', verified: 'completed' };

function remediationOf({ uuid, taskUuid, title, description, status, owner, dueAt }: PlannedAction): object {
  const ns = 'urn:quintet:corrective-action';
  // The value of a property neither begins nor ends with white space, and stands on one line.
  const name = owner?.trim().replace(/\s+/g, ' ') ?? '';
  const props = [{ name: 'status', ns, value: status }];
  const timing = dueAt === null ? {} : { timing: { 'on-date': { date: dueAt } } };
  return {
    uuid,
    lifecycle: LIFECYCLE[status] ?? 'planned',
    title,
    description,
    props: name === '' ? props : [...props, { name: 'owner', ns, value: name }],
    tasks: [{ uuid: taskUuid, type: 'milestone', title, ...timing }],
  };
}

function itemOf(finding: PlannedFinding): object {
  return {
    uuid: finding.uuid,
    title: finding.title,
    description: descriptionOf(finding),
    props: propsOf(finding),
    'related-observations': [{ 'observation-uuid': finding.observationUuid }],
    'related-risks': [{ 'risk-uuid': finding.riskUuid }],
  };
}

function descriptionOf({ title, description, severity, requirement }: PlannedFinding): string {
  const found = `${description ?? title} (${severity})`;
  if (requirement === null) return found;
  const citation = requirement.citation === null ? '' : `, ${requirement.citation}`;
  return `${found}; requirement: ${requirement.title}${citation}`;
}
