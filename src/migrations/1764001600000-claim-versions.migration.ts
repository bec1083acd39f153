import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGER_KINDS } from '../modules/rcm/ledger/ledger.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const LEDGERS = ['ledger_entries', 'ledger_days'];

/** What a claim to the next payer says of the payers before it was copied from these claim payments. */
const PRIOR_PAYMENTS: TenantTable = {
  name: 'claim_prior_payments',
  kind: 'plain',
  key: ['claim_id', 'claim_payment_id'],
  columns: ['claim_id uuid NOT NULL', 'claim_payment_id uuid NOT NULL'],
  references: { claim_id: 'claims', claim_payment_id: 'claim_payments' },
};

/** Which claim a version replaces or voids, and which claim the one to the next payer follows. */
export class ClaimVersions1764001600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['replaces_id', 'prior_claim_id']) {
      await runner.query(`ALTER TABLE claims ADD COLUMN ${column} uuid`);
      await runner.query(
        `ALTER TABLE claims ADD CONSTRAINT claims_${column}_fk FOREIGN KEY (company_id, ${column}) REFERENCES claims (company_id, id)`,
      );
      await runner.query(
        `CREATE INDEX claims_${column}_idx ON claims (company_id, ${column}) WHERE ${column} IS NOT NULL`,
      );
    }
    // One at a time: a version that was given up (voided before it went out) makes room for another.
    await runner.query(
      `CREATE UNIQUE INDEX claims_replaces_key ON claims (company_id, replaces_id)
       WHERE replaces_id IS NOT NULL AND status <> 'voided'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX claims_prior_claim_key ON claims (company_id, prior_claim_id)
       WHERE prior_claim_id IS NOT NULL AND replaces_id IS NULL AND status <> 'voided'`,
    );
    for (const statement of createTenantTable(PRIOR_PAYMENTS)) await runner.query(statement);
    await allowKinds(runner, LEDGER_KINDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await allowKinds(
      runner,
      LEDGER_KINDS.filter((kind) => kind !== 'transfer'),
    );
    await runner.query(`DROP TABLE ${PRIOR_PAYMENTS.name}`);
    await runner.query('ALTER TABLE claims DROP COLUMN prior_claim_id, DROP COLUMN replaces_id');
  }
}

async function allowKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  for (const table of LEDGERS) {
    await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_kind_check`);
    await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${table}_kind_check CHECK (${isOneOf('kind', kinds)})`);
  }
}
