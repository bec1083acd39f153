import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import type { X12Set } from '../x12-files/x12-set.entity.js';
import type { Remittance } from '../x12/remittance.rules.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import { ERAS, X12_SETS } from './posting-tables.codes.js';
import { payerNumbers, singlePayer, type RemittanceKey } from './remittance-identity.rules.js';

/** Sets and remittances as posting needs them, in the open unit of work. */
@Injectable()
export class RemittancesRepository {
  constructor(
    private readonly store: Store,
    private readonly counters: Counters,
  ) {}

  /**
   * Lets one remittance of a company be posted at a time: it holds a counter's row until its unit ends. So two sets can
   * neither post twice nor wait for each other's claims. Throws the database's lock timeout (55P03) after 5 s.
   */
  async takeTurn(): Promise<void> {
    await this.counters.next('remittance');
  }

  /** What became of this set of this file already. */
  async setAt(x12FileId: string, ordinal: number): Promise<Pick<X12Set, 'status'> | null> {
    const [row] = await this.store.database.query<Pick<X12Set, 'status'>>(
      'SELECT status FROM x12_sets WHERE company_id = $1 AND x12_file_id = $2 AND ordinal = $3',
      [x12FileId, ordinal],
    );
    return row ?? null;
  }

  /** Every stored remittance with this key. */
  withKey(key: RemittanceKey): Promise<{ id: string; bodyHash: string }[]> {
    return this.store.database.query(
      `SELECT id, body_hash AS "bodyHash" FROM claim_eras
       WHERE company_id = $1 AND payer_identifier = $2 AND trace_number = $3 AND paid_cents = $4
         AND paid_on IS NOT DISTINCT FROM $5::date AND payee_identifier = $6`,
      [key.payerIdentifier, key.traceNumber, key.paidCents, key.paidOn, key.payeeIdentifier],
    );
  }

  /** Whether the payee is a provider of ours, by NPI or by tax id. */
  async isPayeeOurs({ payeeNpi, payeeTaxId }: Remittance): Promise<boolean> {
    const [row] = await this.store.database.query<{ isOurs: boolean }>(
      `SELECT EXISTS (SELECT FROM providers WHERE company_id = $1 AND is_ours
         AND ((npi = $2 AND $2 <> '') OR (tax_id = $3 AND $3 <> ''))) AS "isOurs"`,
      [payeeNpi, payeeTaxId.replace('-', '')],
    );
    return row?.isOurs === true;
  }

  /** The payer that the head names by an electronic id, else by its name; null when no single one fits. */
  async payerOf(remittance: Remittance): Promise<string | null> {
    const rows = await this.store.database.query<{ id: string; isNumbered: boolean }>(
      `SELECT id, electronic_payer_id = ANY($2::text[]) AS "isNumbered" FROM payers
       WHERE company_id = $1 AND (electronic_payer_id = ANY($2::text[]) OR name = $3)`,
      [payerNumbers(remittance), remittance.payer?.name ?? ''],
    );
    return singlePayer(rows)?.id ?? null;
  }

  insertSet(row: Partial<X12Set>): Promise<void> {
    return bulkInsert(this.store.database, X12_SETS, stamped([row], this.store.clock.now()));
  }

  /** What reading found in a set of which no remittance is kept. */
  insertSetFindings(x12FileId: string, x12SetId: string, found: readonly Finding[]): Promise<void> {
    const rows = found.map(({ code, severity, segment, message }) => ({ code, severity, segment, message }));
    const placed = rows.map((row) => ({ ...row, x12FileId, x12SetId }));
    return bulkInsert(this.store.database, FINDINGS, stamped(placed, this.store.clock.now()));
  }

  insertEra(row: Record<string, unknown>): Promise<void> {
    return bulkInsert(this.store.database, ERAS, stamped([row], this.store.clock.now()));
  }
}
