import type pg from 'pg';
import { newId } from '../../src/shared/database/new-id.js';
import type { RequirementRecords } from '../../src/modules/regulatory-compliance/requirements/requirement-status.rules.js';

/** A requirement with everything that was recorded about it, ready to be put into the tables. */
export interface SeededRequirement {
  id: string;
  records: RequirementRecords;
}

const ACTOR = '01900000-0000-7000-8000-0000000000ac';
const DEFINITION = {
  program: 'HIPAA',
  category: 'Seeded',
  title: 'Seeded',
  is_mandatory: true,
  required_evidence: [],
  frequency: 'quarterly',
  starts_on: '2020-01-01',
  first_ends_on: '2020-03-31',
  due_months_after_end: 0,
};

/** Puts the records into the tables as their owner, past all services: what only time could have made. */
export async function seedRequirements(
  client: pg.Client,
  companyId: string,
  requirements: readonly SeededRequirement[],
): Promise<void> {
  const tables = new Map<string, object[]>();
  const add = (table: string, row: object): string => {
    const id = newId();
    tables.get(table)!.push({ company_id: companyId, id, created_by: ACTOR, ...row });
    return id;
  };
  for (const table of ORDER) tables.set(table, []);
  for (const { id, records } of requirements) seedOne(add, id, records);
  for (const [table, rows] of tables) await insertAll(client, table, rows);
}

const ORDER = [
  'compliance_requirements',
  'requirement_revisions',
  'requirement_periods',
  'requirement_exemptions',
  'exemption_decisions',
  'audit_findings',
  'audit_finding_events',
  'compliance_attestations',
  'attestation_signatures',
  'attestation_revocations',
];

function seedOne(add: (table: string, row: object) => string, id: string, records: RequirementRecords): void {
  const last = records.revisions.at(-1)!;
  const [first] = records.revisions;
  add('compliance_requirements', {
    ...DEFINITION,
    ...stamp(first!.createdAt),
    id,
    content_hash: last.contentHash,
    revision: records.revisions.length,
    revised_at: last.createdAt,
    planned_through: '2099-12-31',
  });
  records.revisions.forEach(({ contentHash, createdAt }, index) =>
    add('requirement_revisions', {
      ...DEFINITION,
      created_at: createdAt,
      requirement_id: id,
      content_hash: contentHash,
      revision: index + 1,
    }),
  );
  for (const [index, period] of records.periods.entries())
    add('requirement_periods', {
      id: period.id,
      requirement_id: id,
      starts_on: records.periods[index - 1]?.dueOn ?? '2019-01-01',
      ends_on: period.dueOn,
      due_on: period.dueOn,
    });
  seedExemptions(add, id, records);
  seedFindings(add, id, records);
  seedSignatures(add, id, records);
}

function seedExemptions(add: (table: string, row: object) => string, id: string, records: RequirementRecords): void {
  for (const each of records.exemptions) {
    const exemption = add('requirement_exemptions', {
      created_at: '2019-01-01T00:00:00.000Z',
      requirement_id: id,
      reason: 'Seeded',
      valid_from: each.validFrom,
      valid_to: each.validTo,
      requirement_hash: each.requirementHash,
      content_hash: each.requirementHash,
    });
    for (const { kind, createdAt } of each.decisions)
      add('exemption_decisions', { created_at: createdAt, exemption_id: exemption, kind, content_hash: 'x' });
  }
}

function seedFindings(add: (table: string, row: object) => string, id: string, records: RequirementRecords): void {
  for (const { events } of records.findings) {
    const opened = {
      ...stamp(events[0]!.createdAt),
      requirement_id: id,
      severity: events[0]!.severity,
      title: 'Seeded',
      finding_number: newId(),
    };
    const finding = add('audit_findings', opened);
    events.forEach(({ kind, severity, createdAt }, index) =>
      add('audit_finding_events', {
        created_at: createdAt,
        finding_id: finding,
        sequence: index + 1,
        kind,
        severity,
        occurred_at: createdAt,
        occurred_on: createdAt.slice(0, 10),
      }),
    );
  }
}

function seedSignatures(add: (table: string, row: object) => string, id: string, records: RequirementRecords): void {
  for (const each of records.signatures) {
    const facts = { created_at: each.createdAt, requirement_id: id, requirement_hash: each.requirementHash };
    const until = { valid_to: each.coveredUntil, content_hash: each.requirementHash };
    const attestation = add('compliance_attestations', {
      ...facts,
      ...until,
      requirement_revision: 1,
      period_id: each.periodId,
      statement: 'Seeded',
    });
    add('attestation_signatures', {
      ...facts,
      ...until,
      attestation_id: attestation,
      period_id: each.periodId,
      period_due_on: records.periods.find(({ id: period }) => period === each.periodId)?.dueOn ?? null,
      signer_roles: ['compliance'],
      valid_from: each.validFrom,
      covered_until: each.coveredUntil,
    });
    if (each.revokedAt !== null)
      add('attestation_revocations', { created_at: each.revokedAt, attestation_id: attestation, reason: 'Seeded' });
  }
}

function stamp(createdAt: string): object {
  return { created_at: createdAt, version: 1, updated_at: createdAt, updated_by: ACTOR };
}

async function insertAll(client: pg.Client, table: string, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const kept = table === 'requirement_periods' ? columns.filter((column) => column !== 'created_by') : columns;
  for (let from = 0; from < rows.length; from += 20_000)
    await client.query(
      `INSERT INTO ${table} (${kept.join(', ')})
       SELECT ${kept.map((column) => `r.${column}`).join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) r`,
      [JSON.stringify(rows.slice(from, from + 20_000))],
    );
}
