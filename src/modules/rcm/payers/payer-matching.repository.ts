import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';

const PAYERS: BulkTable = {
  table: 'payers',
  kind: 'versioned',
  columns: { name: 'text', electronicPayerId: 'text', type: 'text', submissionMethod: 'text', isActive: 'boolean' },
  onConflict: 'ON CONFLICT (company_id, electronic_payer_id) DO NOTHING',
};

/** Finds the payers that a file names, or makes them; many at once, in the open unit of work. */
@Injectable()
export class PayerMatchingRepository {
  constructor(private readonly store: Store) {}

  /** Ids by electronic payer id. A payer that is new to the company is of type `other` until somebody says more. */
  async payers(mentioned: readonly { electronicPayerId: string; name: string }[]): Promise<Map<string, string>> {
    const wanted = new Map(mentioned.map((payer) => [payer.electronicPayerId, payer]));
    const known = await this.known([...wanted.keys()]);
    const missing = [...wanted.values()].filter(({ electronicPayerId }) => !known.has(electronicPayerId));
    if (missing.length === 0) return known;
    const facts = missing.map((payer) => ({ ...payer, type: 'other', submissionMethod: 'electronic', isActive: true }));
    await bulkInsert(this.store.database, PAYERS, stamped(facts, this.store.clock.now()));
    this.store.units.note({ facts: { newPayers: facts.length } });
    return this.known([...wanted.keys()]);
  }

  private async known(electronicPayerIds: string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ id: string; electronicPayerId: string }>(
      `SELECT id, electronic_payer_id AS "electronicPayerId" FROM payers
       WHERE company_id = $1 AND electronic_payer_id = ANY($2)`,
      [electronicPayerIds],
    );
    return new Map(rows.map(({ electronicPayerId, id }) => [electronicPayerId, id]));
  }
}
