import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { facilityKey, providerKey, type FacilityFacts, type ProviderFacts } from './party-keys.rules.js';

type Known = { id: string; key: string; isOurs?: boolean };

const ADDRESS = { street: 'text', city: 'text', state: 'text', zip: 'text' };
const PROVIDERS: BulkTable = {
  table: 'providers',
  kind: 'versioned',
  columns: {
    kind: 'text',
    name: 'text',
    givenName: 'text',
    npi: 'text',
    taxId: 'text',
    taxonomyCode: 'text',
    isOurs: 'boolean',
    ...ADDRESS,
  },
  onConflict: 'ON CONFLICT (company_id, npi) WHERE npi IS NOT NULL DO NOTHING',
};
const FACILITIES: BulkTable = {
  table: 'facilities',
  kind: 'versioned',
  columns: { name: 'text', npi: 'text', placeOfServiceCode: 'text', ...ADDRESS },
  onConflict: 'ON CONFLICT (company_id, npi) WHERE npi IS NOT NULL DO NOTHING',
};

/** Finds the providers and facilities that a file names, or makes them; many at once, in the open unit of work. */
@Injectable()
export class ProviderMatchingRepository {
  constructor(private readonly store: Store) {}

  /** Ids by `providerKey`. A billing provider of ours makes the known record ours. */
  async providers(mentioned: readonly ProviderFacts[]): Promise<Map<string, string>> {
    const wanted = new Map<string, ProviderFacts>();
    for (const facts of mentioned) {
      const key = providerKey(facts);
      wanted.set(key, { ...(wanted.get(key) ?? facts), isOurs: facts.isOurs || (wanted.get(key)?.isOurs ?? false) });
    }
    const find = (): Promise<Known[]> => this.knownProviders([...wanted.values()]);
    const known = await this.findOrMake(wanted, find, PROVIDERS);
    const becomeOurs = known.filter(({ key, isOurs }) => wanted.get(key)?.isOurs && !isOurs).map(({ id }) => id);
    if (becomeOurs.length > 0) await this.makeOurs(becomeOurs);
    return new Map(known.map(({ key, id }) => [key, id]));
  }

  /** Ids by `facilityKey`. */
  async facilities(mentioned: readonly FacilityFacts[]): Promise<Map<string, string>> {
    const wanted = new Map(mentioned.map((facts) => [facilityKey(facts), { ...facts, placeOfServiceCode: null }]));
    const known = await this.findOrMake(wanted, () => this.knownFacilities([...wanted.values()]), FACILITIES);
    return new Map(known.map(({ key, id }) => [key, id]));
  }

  private async findOrMake(
    wanted: Map<string, object>,
    find: () => Promise<Known[]>,
    table: BulkTable,
  ): Promise<Known[]> {
    if (wanted.size === 0) return [];
    const known = await find();
    const keys = new Set(known.map(({ key }) => key));
    const missing = [...wanted].filter(([key]) => !keys.has(key)).map(([, facts]) => facts);
    if (missing.length === 0) return known;
    await bulkInsert(this.store.database, table, stamped(missing, this.store.clock.now()));
    this.store.units.note({ facts: { [table === PROVIDERS ? 'newProviders' : 'newFacilities']: missing.length } });
    return find();
  }

  private async knownProviders(facts: readonly ProviderFacts[]): Promise<Known[]> {
    const rows = await this.store.database.query<ProviderFacts & { id: string }>(
      `SELECT id, npi, tax_id AS "taxId", name, given_name AS "givenName", is_ours AS "isOurs" FROM providers
       WHERE company_id = $1 AND npi = ANY($2)
       UNION ALL
       SELECT id, npi, tax_id, name, given_name, is_ours FROM providers
       WHERE company_id = $1 AND npi IS NULL AND name = ANY($3)`,
      [facts.map(({ npi }) => npi).filter((npi) => npi !== null), facts.map(({ name }) => name)],
    );
    return rows.map((row) => ({ id: row.id, key: providerKey(row), isOurs: row.isOurs }));
  }

  private async knownFacilities(facts: readonly FacilityFacts[]): Promise<Known[]> {
    const rows = await this.store.database.query<FacilityFacts & { id: string }>(
      `SELECT id, npi, name, zip FROM facilities WHERE company_id = $1 AND npi = ANY($2)
       UNION ALL
       SELECT id, npi, name, zip FROM facilities WHERE company_id = $1 AND npi IS NULL AND name = ANY($3)`,
      [facts.map(({ npi }) => npi).filter((npi) => npi !== null), facts.map(({ name }) => name)],
    );
    return rows.map((row) => ({ id: row.id, key: facilityKey(row) }));
  }

  private async makeOurs(ids: string[]): Promise<void> {
    await this.store.database.query(
      `UPDATE providers SET is_ours = true, version = version + 1, updated_at = $3, updated_by = $4
       WHERE company_id = $1 AND id = ANY($2)`,
      [ids, this.store.clock.now(), tenantContext.actorId()],
    );
    this.store.units.note({ facts: { providersMadeOurs: ids } });
  }
}
