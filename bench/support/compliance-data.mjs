// Requirements of one company with years of signed attestations, as rows: the way over HTTP would take an hour.
const STAMP = `'2021-01-01T00:00:00Z'::timestamptz + make_interval(days => n * $3)`;
const ATTESTED = `WITH i AS (SELECT r.id, n, gen_random_uuid() AS attestation FROM compliance_requirements r
    CROSS JOIN generate_series(0, $2 - 1) n WHERE r.company_id = $1),
  p AS (INSERT INTO requirement_periods (company_id, id, requirement_id, starts_on, ends_on, due_on)
    SELECT $1, gen_random_uuid(), i.id, d.first, d.first + $3 - 1, d.first + $3 - 1
    FROM i CROSS JOIN LATERAL (SELECT current_date - ($2 - n) * $3 + 20 AS first) d),
  a AS (INSERT INTO compliance_attestations (company_id, id, created_at, created_by, requirement_id,
      requirement_revision, requirement_hash, statement, valid_to, content_hash)
    SELECT $1, i.attestation, ${STAMP}, $1, i.id, 1, 'h', 'Attested as every year', '2000-01-01', 'h' FROM i)
  INSERT INTO attestation_signatures (company_id, id, created_at, created_by, attestation_id, requirement_id,
    requirement_hash, signer_roles, valid_from, valid_to, covered_until, content_hash)
  SELECT $1, gen_random_uuid(), ${STAMP}, $1, i.attestation, i.id, 'h', '{compliance}', d.first, d.last, d.last, 'h'
  FROM i CROSS JOIN LATERAL (SELECT current_date - ($2 - n) * $3 + 20 AS first,
    current_date - ($2 - n) * $3 + 19 + $3 AS last) d`;
const DEFINITION = `program, category, title, is_mandatory, required_evidence, frequency, starts_on, first_ends_on,
  due_months_after_end, content_hash, revision`;
const MADE = `INSERT INTO compliance_requirements (company_id, id, created_at, created_by, version, updated_at, updated_by,
    revised_at, planned_through, ${DEFINITION})
  SELECT $1, gen_random_uuid(), '2020-01-01', $1, 1, '2020-01-01', $1, '2020-01-01', '2099-12-31',
    (ARRAY['HIPAA', 'OSHA', 'MIPS'])[1 + n % 3], 'Volume', 'Requirement ' || n, n % 5 > 0, '{}', 'annual',
    '2020-01-01', '2020-12-31', 0, 'h', 1 FROM generate_series(1, $2) n`;

/** Fills a company; `days` is the length of a period. `client` sees through row-level security. */
export async function fillCompliance(client, companyId, { requirements, attestations, days }) {
  await client.query(MADE, [companyId, requirements]);
  await client.query(ATTESTED, [companyId, attestations, days]);
  const tables = ['requirements', 'attestations'].map((name) => `compliance_${name}`);
  for (const table of [...tables, 'requirement_periods', 'attestation_signatures']) {
    await client.query(`VACUUM ANALYZE ${table}`);
  }
}
