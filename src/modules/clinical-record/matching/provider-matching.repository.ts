import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { facilityKey, providerKey, type FacilityFacts, type ProviderFacts } from './party-keys.rules.js';
import { filledBlanks, mentionedProviders, type ProviderBlanks } from './provider-mentions.rules.js';

type Known = { id: string; key: string };
type KnownProvider = Known & ProviderBlanks;

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
/** Of a known provider: what tells it, and what may be blank. */
const KNOWN = `id, npi, name, given_name AS "givenName", tax_id AS "taxId", taxonomy_code AS "taxonomyCode",
  is_ours AS "isOurs", street, city, state, zip`;
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

  /** Ids by `providerKey`. What is blank in a known record is filled; a billing provider of ours makes it ours. */
  async providers(mentioned: readonly ProviderFacts[]): Promise<Map<string, string>> {
    const wanted = mentionedProviders(mentioned);
    const find = (): Promise<KnownProvider[]> => this.knownProviders([...wanted.values()]);
    const known = new Map((await this.findOrMake(wanted, find, PROVIDERS)).map((provider) => [provider.key, provider]));
    const filled = [...known.values()].flatMap((provider) => {
      const facts = wanted.get(provider.key);
      const blanks = facts === undefined ? null : filledBlanks(provider, facts);
      return blanks === null ? [] : [{ ...blanks, id: provider.id, becomesOurs: blanks.isOurs && !provider.isOurs }];
    });
    if (filled.length > 0) await this.fill(filled);
    return new Map([...known].map(([key, { id }]) => [key, id]));
  }

  /** Ids by `facilityKey`. */
  async facilities(mentioned: readonly FacilityFacts[]): Promise<Map<string, string>> {
    const wanted = new Map(mentioned.map((facts) => [facilityKey(facts), { ...facts, placeOfServiceCode: null }]));
    const known = await this.findOrMake(wanted, () => this.knownFacilities([...wanted.values()]), FACILITIES);
    return new Map(known.map(({ key, id }) => [key, id]));
  }

  private async findOrMake<T extends Known>(
    wanted: Map<string, object>,
    find: () => Promise<T[]>,
    table: BulkTable,
  ): Promise<T[]> {
    if (wanted.size === 0) return [];
    const known = await find();
    const keys = new Set(known.map(({ key }) => key));
    const missing = [...wanted].filter(([key]) => !keys.has(key)).map(([, facts]) => facts);
    if (missing.length === 0) return known;
    await bulkInsert(this.store.database, table, stamped(missing, this.store.clock.now()));
    this.store.units.note({ facts: { [table === PROVIDERS ? 'newProviders' : 'newFacilities']: missing.length } });
    return find();
  }

  private async knownProviders(facts: readonly ProviderFacts[]): Promise<KnownProvider[]> {
    const rows = await this.store.database.query<ProviderFacts & { id: string }>(
      `SELECT ${KNOWN} FROM providers WHERE company_id = $1 AND npi = ANY($2)
       UNION ALL
       SELECT ${KNOWN} FROM providers WHERE company_id = $1 AND npi IS NULL AND name = ANY($3)`,
      [facts.map(({ npi }) => npi).filter((npi) => npi !== null), facts.map(({ name }) => name)],
    );
    return rows.map((row) => ({ ...row, key: providerKey(row) }));
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

  /** What somebody has entered in the meantime stands. */
  private async fill(filled: readonly (ProviderBlanks & { id: string; becomesOurs: boolean })[]): Promise<void> {
    await this.store.database.query(
      `UPDATE providers p SET is_ours = p.is_ours OR f."isOurs", tax_id = coalesce(p.tax_id, f."taxId"),
         taxonomy_code = coalesce(p.taxonomy_code, f."taxonomyCode"), street = coalesce(p.street, f.street),
         city = coalesce(p.city, f.city), state = coalesce(p.state, f.state), zip = coalesce(p.zip, f.zip),
         version = p.version + 1, updated_at = $3, updated_by = $4
       FROM json_to_recordset($2::json) AS f(id uuid, "isOurs" boolean, "taxId" text, "taxonomyCode" text,
         street text, city text, state text, zip text)
       WHERE p.company_id = $1 AND p.id = f.id`,
      [JSON.stringify(filled), this.store.clock.now(), tenantContext.actorId()],
    );
    const ours = filled.filter(({ becomesOurs }) => becomesOurs).map(({ id }) => id);
    const facts = { providersFilled: filled.map(({ id }) => id) };
    this.store.units.note({ facts: ours.length === 0 ? facts : { ...facts, providersMadeOurs: ours } });
  }
}
