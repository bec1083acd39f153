import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sandbox payer sent is marked for ever, the file and the remittances in it. */
const TABLES = ['x12_files', 'claim_eras'];

export class SandboxPayer1764001500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN is_sandbox boolean NOT NULL DEFAULT false`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP COLUMN is_sandbox`);
  }
}
