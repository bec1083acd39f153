import { sqlProblems } from '../support/sql-rules.js';

const TABLES = new Set(['claims', 'claim_lines', 'payers', 'patients', 'audit_events']);
const NOT_NARROWED = (name: string): string => `${name} is not narrowed to company_id = $n`;

describe('a statement keeps the rules:', () => {
  it.each([
    'SELECT 1',
    'SELECT * FROM pg_class, pg_namespace',
    'SELECT "Payer"."id" AS "Payer_id" FROM "payers" "Payer" WHERE (("Payer"."id" = $1) AND ("Payer"."company_id" = $2)) LIMIT 1',
    'SELECT * FROM claims WHERE company_id = $1 AND id = $2 FOR UPDATE',
    'SELECT * FROM claims AS c WHERE c.company_id=$1 -- claims of one company\nORDER BY c.id',
    'SELECT * FROM claims c JOIN claim_lines l ON l.company_id = c.company_id AND l.claim_id = c.id WHERE c.company_id = $1',
    'SELECT * FROM claims c JOIN claim_lines l USING (company_id, claim_id) WHERE c.company_id = $1',
    'SELECT * FROM claims c, payers p WHERE c.company_id = $1 AND p.company_id = c.company_id',
    'SELECT * FROM claims c LEFT JOIN payers p ON p.company_id = $1 AND p.id = c.payer_id WHERE c.company_id = $1',
    'SELECT * FROM claims c WHERE c.company_id = $1 AND EXISTS (SELECT 1 FROM claim_lines l WHERE l.company_id = c.company_id AND l.claim_id = c.id)',
    'WITH mine AS (SELECT id FROM claims WHERE company_id = $1) SELECT * FROM mine',
    'SELECT * FROM unnest($2::uuid[]) AS wanted(id) JOIN claims c ON c.company_id = $1 AND c.id = wanted.id',
    'SELECT * FROM claims c, LATERAL (SELECT count(*) FROM claim_lines l WHERE l.company_id = c.company_id) n WHERE c.company_id = $1',
    'SELECT * FROM claims c LEFT JOIN LATERAL (SELECT sum(cents) FROM claim_lines WHERE company_id = c.company_id) l ON true WHERE c.company_id = $1',
    'SELECT (SELECT count(*) FROM payers WHERE company_id = $1) AS payers, (SELECT count(*) FROM claims WHERE company_id = $1) AS claims',
    'SELECT id FROM claims WHERE company_id = $1 UNION ALL SELECT id FROM payers WHERE company_id = $1',
    'INSERT INTO "payers"("company_id", "id", "name") VALUES ($1, $2, DEFAULT), ($3, $4, lower($5)) RETURNING "id"',
    'INSERT INTO claims (company_id, id) SELECT $1, id FROM unnest($2::uuid[]) AS t(id) RETURNING id',
    'INSERT INTO claims (company_id, id) SELECT p.company_id, p.id FROM payers p WHERE p.company_id = $1 ON CONFLICT DO NOTHING',
    'INSERT INTO claims (company_id, id, at) VALUES ($1, $2, $3) ON CONFLICT (company_id, id) DO UPDATE SET at = excluded.at',
    'WITH rows AS (SELECT * FROM patients WHERE company_id = $1), event AS (INSERT INTO audit_events (company_id, id) SELECT $1, $2 FROM rows RETURNING id) SELECT * FROM rows',
    'UPDATE claims SET status = $2, touched_at = now() WHERE company_id = $1 AND id = $3',
    'UPDATE claims c SET status = s.status FROM unnest($2::uuid[], $3::text[]) AS s(id, status) WHERE c.company_id = $1 AND c.id = s.id',
    'UPDATE "payers" SET "name" = $1, "version" = $2 WHERE ("id" = $3 AND "company_id" = $4)',
    "DELETE FROM claims WHERE company_id = $1 AND note = 'from payers; or MERGE INTO x'",
    'DELETE FROM claims c USING payers p WHERE c.company_id = $1 AND p.company_id = c.company_id',
  ])('%s', (sql) => {
    expect(sqlProblems(sql, TABLES)).toEqual([]);
  });
});

describe('a statement is refused:', () => {
  it.each<[sql: string, ...problems: string[]]>([
    ['SELECT * FROM claims', NOT_NARROWED('claims')],
    ['SELECT * FROM claims WHERE id = $1', NOT_NARROWED('claims')],
    [`SELECT * FROM claims WHERE company_id = '0190a1b2-0000-7000-8000-000000000001'`, NOT_NARROWED('claims')],
    [`SELECT * FROM claims WHERE company_id = current_setting('app.company_id')::uuid`, NOT_NARROWED('claims')],
    ['SELECT company_id FROM claims WHERE other_company_id = $1', NOT_NARROWED('claims')],
    [
      'SELECT * FROM claims c JOIN claim_lines l ON l.claim_id = c.id WHERE c.company_id = $1',
      NOT_NARROWED('claim_lines'),
    ],
    [
      'SELECT * FROM claims c JOIN claim_lines l ON l.company_id = c.company_id',
      NOT_NARROWED('claims'),
      NOT_NARROWED('claim_lines'),
    ],
    ['SELECT * FROM claims c, payers p WHERE c.company_id = $1', NOT_NARROWED('payers')],
    [
      'SELECT * FROM claims c JOIN payers p ON p.id = c.payer_id WHERE company_id = $1',
      NOT_NARROWED('claims'),
      NOT_NARROWED('payers'),
    ],
    [
      'SELECT * FROM claims c WHERE c.company_id = $1 AND c.payer_id IN (SELECT id FROM payers)',
      NOT_NARROWED('payers'),
    ],
    ['SELECT * FROM payers WHERE company_id = $1 UNION SELECT * FROM claims', NOT_NARROWED('claims')],
    ['WITH mine AS (SELECT id FROM claims) SELECT * FROM mine WHERE company_id = $1', NOT_NARROWED('claims')],
    ['SELECT (SELECT count(*) FROM payers) FROM claims WHERE company_id = $1', NOT_NARROWED('payers')],
    ['SELECT * FROM claims WHERE company_id = claims.company_id', NOT_NARROWED('claims')],
    ['UPDATE claims SET status = $1 WHERE id = $2', NOT_NARROWED('claims')],
    ['UPDATE claims c SET status = p.type FROM payers p WHERE c.company_id = $1', NOT_NARROWED('payers')],
    ['DELETE FROM claims', NOT_NARROWED('claims')],
    ['DELETE FROM claims c USING payers p WHERE p.company_id = $1', NOT_NARROWED('claims')],
    ['INSERT INTO claims VALUES ($1, $2)', 'INSERT INTO claims without a list of columns'],
    ['INSERT INTO claims (id) VALUES ($1)', 'INSERT INTO claims without company_id'],
    [
      `INSERT INTO claims (id, company_id) VALUES ($1, gen_random_uuid())`,
      'INSERT INTO claims: company_id is no parameter',
    ],
    [
      'INSERT INTO claims (id, company_id) VALUES ($1, $2), ($3, DEFAULT)',
      'INSERT INTO claims: company_id is no parameter',
    ],
    [
      'INSERT INTO claims (company_id, id) SELECT $1, id FROM unnest($2::uuid[]) AS t(id)',
      'INSERT … SELECT without RETURNING or ON CONFLICT',
    ],
    ['INSERT INTO claims (company_id, id) SELECT company_id, id FROM payers RETURNING id', NOT_NARROWED('payers')],
    [
      'INSERT INTO claims (company_id, at) VALUES ($1, $2) ON CONFLICT (company_id) DO UPDATE SET at = now()',
      'a clock or chance in ON CONFLICT DO UPDATE',
    ],
    ['UPDATE claims SET token = gen_random_uuid() WHERE company_id = $1', 'chance in UPDATE SET'],
    ['UPDATE claims SET at = clock_timestamp() WHERE company_id = $1', 'chance in UPDATE SET'],
    ['UPDATE claims SET company_id = $1 WHERE company_id = $2', 'company_id is updated'],
    [
      'MERGE INTO claims c USING payers p ON c.company_id = p.company_id AND p.company_id = $1 WHEN MATCHED THEN DELETE',
      'MERGE',
    ],
    [
      'DELETE FROM claims WHERE company_id = $1; DELETE FROM payers WHERE company_id = $1',
      'several statements in one text',
    ],
  ])('%s', (sql, ...problems) => {
    expect(sqlProblems(sql, TABLES)).toEqual(expect.arrayContaining(problems));
  });
});
