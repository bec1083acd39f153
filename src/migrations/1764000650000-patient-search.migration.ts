import type { MigrationInterface, QueryRunner } from 'typeorm';

// Files write names in capitals, people do not: a search asks for these. Columns, because lower() in a condition is not
// leakproof and would cost the index under row-level security.
export class PatientSearch1764000650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE patients
         ADD COLUMN family_key text NOT NULL GENERATED ALWAYS AS (upper(family_name)) STORED,
         ADD COLUMN given_key text NOT NULL GENERATED ALWAYS AS (upper(coalesce(given_name, ''))) STORED`,
    );
    // "C", so that a prefix is a range of the index whatever the database's collation.
    await runner.query(
      'CREATE INDEX patients_key_idx ON patients (company_id, family_key COLLATE "C", given_key COLLATE "C", id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE patients DROP COLUMN family_key, DROP COLUMN given_key');
  }
}
