import type { MigrationInterface, QueryRunner } from 'typeorm';

const COVERAGE = 'attestation_signatures_coverage_idx ON attestation_signatures';

/** The status of a requirement is read from the index alone: ten thousand of them at once. */
export class AttestationCoverage1764004010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'ALTER TABLE attestation_signatures ADD period_due_on date',
      'DROP INDEX attestation_signatures_coverage_idx',
      `CREATE INDEX ${COVERAGE} (company_id, requirement_id, covered_until)
         INCLUDE (valid_from, period_due_on, requirement_hash, created_at, attestation_id)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      'DROP INDEX attestation_signatures_coverage_idx',
      `CREATE INDEX ${COVERAGE} (company_id, requirement_id, covered_until, valid_from)`,
      'ALTER TABLE attestation_signatures DROP COLUMN period_due_on',
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
