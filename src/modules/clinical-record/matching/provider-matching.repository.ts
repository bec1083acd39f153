import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import type { MatchedAddress } from './address-blanks.rules.js';
import { FILL_ADDRESS, FILLED_BY, filling } from './blank-filling.js';
import { facilityKey, providerKey, type FacilityFacts, type ProviderFacts } from './party-keys.rules.js';
import {
  addressBlanks,
  filledBlanks,
  mentionedFacilities,
  mentionedProviders,
  type ProviderBlanks,
} from './provider-mentions.rules.js';

type Known = { id: string; key: string };
type KnownProvider = Known & ProviderBlanks;
type KnownFacility = Known & MatchedAddress;
type Filled<Blanks> = Blanks & { id: string };

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

const PLACE = 'street text, city text, state text, zip text';

/** Finds the providers and facilities that a file names, or makes them; many at once, in the open unit of work. */
@Injectable()
export class ProviderMatchingRepository {
  constructor(private readonly store: Store) {}

  /** Ids by `providerKey`. What is blank in a known record is filled; a billing provider of ours makes it ours. */
  async providers(mentioned: readonly ProviderFacts[]): Promise<Map<string, string>> {
    const wanted = mentionedProviders(mentioned);
    const find = (): Promise<KnownProvider[]> => this.knownProviders([...wanted.values()]);
    const known = byKey(await this.findOrMake(wanted, find, PROVIDERS));
    const filled = blanksOf(known, wanted, filledBlanks);
    const ours = new Set([...known.values()].filter(({ isOurs }) => isOurs).map(({ id }) => id));
    if (filled.length > 0) await this.fillProviders(filled, ours);
    return idsOf(known);
  }

  /** Ids by `facilityKey`. What is blank of a known address is filled. */
  async facilities(mentioned: readonly FacilityFacts[]): Promise<Map<string, string>> {
    const wanted = mentionedFacilities(mentioned);
    const find = (): Promise<KnownFacility[]> => this.knownFacilities([...wanted.values()]);
    const known = byKey(await this.findOrMake(wanted, find, FACILITIES));
    const filled = blanksOf(known, wanted, addressBlanks);
    if (filled.length > 0) await this.fillFacilities(filled);
    return idsOf(known);
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

  private async knownFacilities(facts: readonly FacilityFacts[]): Promise<KnownFacility[]> {
    const rows = await this.store.database.query<FacilityFacts & { id: string }>(
      `SELECT id, npi, name, street, city, state, zip FROM facilities WHERE company_id = $1 AND npi = ANY($2)
       UNION ALL
       SELECT id, npi, name, street, city, state, zip FROM facilities
       WHERE company_id = $1 AND npi IS NULL AND name = ANY($3)`,
      [facts.map(({ npi }) => npi).filter((npi) => npi !== null), facts.map(({ name }) => name)],
    );
    return rows.map((row) => ({ ...row, key: facilityKey(row) }));
  }

  /** What somebody has entered in the meantime stands; `ours`: the providers that were ours before. */
  private async fillProviders(filled: readonly Filled<ProviderBlanks>[], ours: ReadonlySet<string>): Promise<void> {
    await this.store.database.query(
      `UPDATE providers r SET is_ours = r.is_ours OR f."isOurs", tax_id = coalesce(r.tax_id, f."taxId"),
         taxonomy_code = coalesce(r.taxonomy_code, f."taxonomyCode"), ${FILL_ADDRESS}, ${FILLED_BY}
       FROM json_to_recordset($2::json) AS f(id uuid, "isOurs" boolean, "taxId" text, "taxonomyCode" text, ${PLACE})
       WHERE r.company_id = $1 AND r.id = f.id`,
      filling(this.store, filled),
    );
    const made = filled.filter(({ id, isOurs }) => isOurs && !ours.has(id)).map(({ id }) => id);
    const facts = { providersFilled: filled.map(({ id }) => id) };
    this.store.units.note({ facts: made.length === 0 ? facts : { ...facts, providersMadeOurs: made } });
  }

  private async fillFacilities(filled: readonly Filled<MatchedAddress>[]): Promise<void> {
    await this.store.database.query(
      `UPDATE facilities r SET ${FILL_ADDRESS}, ${FILLED_BY} FROM json_to_recordset($2::json) AS f(id uuid, ${PLACE})
       WHERE r.company_id = $1 AND r.id = f.id`,
      filling(this.store, filled),
    );
    this.store.units.note({ facts: { facilitiesFilled: filled.map(({ id }) => id) } });
  }
}

function byKey<T extends Known>(known: readonly T[]): Map<string, T> {
  return new Map(known.map((record) => [record.key, record]));
}

function idsOf(known: ReadonlyMap<string, Known>): Map<string, string> {
  return new Map([...known].map(([key, { id }]) => [key, id]));
}

/** The records with a blank that their mention fills. */
function blanksOf<Facts, T extends Known, Blanks>(
  known: ReadonlyMap<string, T>,
  wanted: ReadonlyMap<string, Facts>,
  blanks: (known: T, mention: Facts) => Blanks | null,
): Filled<Blanks>[] {
  return [...known].flatMap(([key, record]) => {
    const facts = wanted.get(key);
    const filled = facts === undefined ? null : blanks(record, facts);
    return filled === null ? [] : [{ ...filled, id: record.id }];
  });
}
