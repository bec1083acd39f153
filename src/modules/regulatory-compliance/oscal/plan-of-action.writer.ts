/** A corrective action of a finding, as a POA&M tells it. */
export interface PlannedAction {
  uuid: string;
  title: string;
  description: string;
  /** Where it stands: planned, in_progress, completed, verified. */
  status: string;
  /** Day on which it is due; null: none is set. */
  dueOn: string | null;
}

/** A finding, as a POA&M tells it. */
export interface PlannedFinding {
  uuid: string;
  observationUuid: string;
  riskUuid: string;
  title: string;
  severity: string;
  isOpen: boolean;
  /** When it was recorded, RFC 3339. */
  recordedAt: string;
  dueOn: string | null;
  requirement: { title: string; citation: string | null } | null;
  actions: readonly PlannedAction[];
}

export interface PlanFacts {
  uuid: string;
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
export function planOfAction({ uuid, companyId, companyName, lastModified, findings }: PlanFacts): object {
  const body = {
    uuid,
    metadata: {
      title: `Plan of action and milestones of ${companyName}`.slice(0, 500),
      'last-modified': lastModified,
      version: lastModified,
      'oscal-version': '1.1.2',
    },
    'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: companyId },
    ...(findings.length === 0 ? {} : { observations: findings.map(observationOf), risks: findings.map(riskOf) }),
    'poam-items': findings.length === 0 ? [nothingOpen(uuid)] : findings.map(itemOf),
  };
  return { 'plan-of-action-and-milestones': body };
}

/** OSCAL asks for at least one item. */
function nothingOpen(uuid: string): object {
  return { uuid, title: 'No findings', description: 'No findings have been recorded.' };
}

function observationOf(finding: PlannedFinding): object {
  return {
    uuid: finding.observationUuid,
    title: finding.title,
    description: descriptionOf(finding),
    methods: ['EXAMINE'],
    types: ['finding'],
    collected: finding.recordedAt,
  };
}

function riskOf(finding: PlannedFinding): object {
  const facets = [{ name: 'severity', system: 'urn:quintet:finding-severity', value: finding.severity }];
  return {
    uuid: finding.riskUuid,
    title: finding.title,
    description: descriptionOf(finding),
    statement: descriptionOf(finding),
    status: finding.isOpen ? 'open' : 'closed',
    characterizations: [{ origin: { actors: [{ type: 'tool', 'actor-uuid': finding.uuid }] }, facets }],
    ...(finding.dueOn === null ? {} : { deadline: `${finding.dueOn}T23:59:59Z` }),
    ...(finding.actions.length === 0 ? {} : { remediations: finding.actions.map(remediationOf) }),
    'related-observations': [{ 'observation-uuid': finding.observationUuid }],
  };
}

function remediationOf({ uuid, title, description, status, dueOn }: PlannedAction): object {
  return {
    uuid,
    lifecycle:
      status === 'planned'
        ? 'planned'
        : 'completed' === status || status === 'verified'
          ? 'completed'
          : 'recommendation',
    title,
    description,
    props: [{ name: 'status', ns: 'urn:quintet:corrective-action', value: status }],
    ...(dueOn === null
      ? {}
      : {
          tasks: [{ uuid, type: 'milestone', title, timing: { 'on-date': { date: `${dueOn}T23:59:59Z` } } }],
        }),
  };
}

function itemOf(finding: PlannedFinding): object {
  return {
    uuid: finding.uuid,
    title: finding.title,
    description: descriptionOf(finding),
    'related-observations': [{ 'observation-uuid': finding.observationUuid }],
    'related-risks': [{ 'risk-uuid': finding.riskUuid }],
  };
}

function descriptionOf({ title, severity, requirement }: PlannedFinding): string {
  if (requirement === null) return `${title} (${severity})`;
  const citation = requirement.citation === null ? '' : `, ${requirement.citation}`;
  return `${title} (${severity}); requirement: ${requirement.title}${citation}`;
}
