import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a file needs that had no column: who takes a payer's claims, who submits them, why a late one goes all the same. */
export class SubmissionFacts1764001010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payers ADD COLUMN trading_partner_id uuid');
    await runner.query(
      `ALTER TABLE payers ADD CONSTRAINT payers_trading_partner_id_fk
       FOREIGN KEY (company_id, trading_partner_id) REFERENCES trading_partners (company_id, id)`,
    );
    await runner.query('CREATE INDEX payers_trading_partner_id_idx ON payers (company_id, trading_partner_id)');
    await runner.query('ALTER TABLE trading_partners ADD COLUMN submitter_name text');
    await runner.query('ALTER TABLE claims ADD COLUMN filing_override_reason text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claims DROP COLUMN filing_override_reason');
    await runner.query('ALTER TABLE trading_partners DROP COLUMN submitter_name');
    await runner.query('ALTER TABLE payers DROP COLUMN trading_partner_id');
  }
}
