import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { insuredKey, isSamePerson, personKey, type PatientFacts } from './party-keys.rules.js';

/** The records that a mention stands for. */
export interface MatchedPatient {
  patientId: string;
  /** Null when the file names no member id. */
  coverageId: string | null;
}

interface KnownPatient {
  id: string;
  familyName: string;
  givenName: string | null;
  bornOn: string | null;
  zip: string | null;
}
type KnownCoverage = KnownPatient & { coverageId: string; payerId: string; memberId: string };
type Wanted = PatientFacts & { key: string; patientId?: string; coverageId?: string };

const PATIENTS: BulkTable = {
  table: 'patients',
  kind: 'versioned',
  columns: {
    familyName: 'text',
    givenName: 'text',
    middleName: 'text',
    suffix: 'text',
    bornOn: 'date',
    sex: 'text',
    street: 'text',
    street2: 'text',
    city: 'text',
    state: 'text',
    zip: 'text',
  },
};
const COVERAGES: BulkTable = {
  table: 'coverages',
  kind: 'versioned',
  columns: {
    patientId: 'uuid',
    payerId: 'uuid',
    memberId: 'text',
    groupNumber: 'text',
    planName: 'text',
    relationshipCode: 'text',
    filingCode: 'text',
    order: 'text',
    subscriberFamilyName: 'text',
    subscriberGivenName: 'text',
    subscriberBornOn: 'date',
  },
};

/** Finds the patients and coverages that a file names, or makes them; many at once, in the open unit of work. */
@Injectable()
export class PatientMatchingRepository {
  constructor(private readonly store: Store) {}

  /**
   * Records by `insuredKey`: first by payer, member id, names and birth date; else by names, birth date and ZIP code;
   * else new ones.
   */
  async patients(mentioned: readonly PatientFacts[]): Promise<Map<string, MatchedPatient>> {
    const wanted = new Map<string, Wanted>(
      mentioned.map((facts) => [insuredKey(facts), { ...facts, key: insuredKey(facts) }]),
    );
    const all = [...wanted.values()];
    await this.matchByCard(all);
    await this.matchByPerson(all.filter(({ patientId }) => patientId === undefined));
    await this.makePatients(all.filter(({ patientId }) => patientId === undefined));
    await this.makeCoverages(all.filter(({ coverageId, coverage }) => coverageId === undefined && coverage.memberId));
    return new Map(
      all.map(({ key, patientId, coverageId }) => [key, { patientId: patientId!, coverageId: coverageId ?? null }]),
    );
  }

  private async matchByCard(wanted: Wanted[]): Promise<void> {
    const insured = wanted.filter(({ coverage }) => coverage.memberId !== null);
    if (insured.length === 0) return;
    const rows = await this.store.database.query<KnownCoverage>(
      `SELECT c.id AS "coverageId", c.payer_id AS "payerId", c.member_id AS "memberId", p.id,
              p.family_name AS "familyName", p.given_name AS "givenName", p.born_on AS "bornOn", p.zip
       FROM unnest($2::uuid[], $3::text[]) AS card(payer_id, member_id)
       JOIN coverages c ON c.company_id = $1 AND c.payer_id = card.payer_id AND c.member_id = card.member_id
       JOIN patients p ON p.company_id = c.company_id AND p.id = c.patient_id AND p.merged_into_id IS NULL`,
      [insured.map(({ coverage }) => coverage.payerId), insured.map(({ coverage }) => coverage.memberId)],
    );
    const byKey = new Map(rows.map((row) => [[row.payerId, row.memberId, personKey(row)].join('|'), row]));
    for (const patient of insured) {
      const row = byKey.get(patient.key);
      if (row !== undefined) Object.assign(patient, { patientId: row.id, coverageId: row.coverageId });
    }
  }

  private async matchByPerson(wanted: Wanted[]): Promise<void> {
    const complete = wanted.filter(({ bornOn }) => bornOn !== null);
    if (complete.length === 0) return;
    const rows = await this.store.database.query<KnownPatient>(
      `SELECT id, family_name AS "familyName", given_name AS "givenName", born_on AS "bornOn", zip FROM patients
       WHERE company_id = $1 AND born_on = ANY($2::date[]) AND merged_into_id IS NULL ORDER BY id`,
      [[...new Set(complete.map(({ bornOn }) => bornOn))]],
    );
    const byPerson = groupByPerson(rows);
    for (const patient of complete) {
      const same = byPerson.get(personKey(patient))?.find((row) => isSamePerson(row, patient));
      if (same !== undefined) patient.patientId = same.id;
    }
  }

  /** One record for each person, even when a file shows that person with two cards. */
  private async makePatients(wanted: Wanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const at = this.store.clock.now();
    const made: (Wanted & { id: string })[] = [];
    const byPerson = new Map<string, (Wanted & { id: string })[]>();
    for (const patient of wanted) {
      const key = personKey(patient);
      const namesakes = byPerson.get(key) ?? [];
      const twin = namesakes.find((other) => isSamePerson(other, patient));
      if (twin !== undefined) patient.patientId = twin.id;
      else {
        const [row] = stamped([patient], at);
        patient.patientId = row!.id;
        made.push(row!);
        byPerson.set(key, [...namesakes, row!]);
      }
    }
    await bulkInsert(this.store.database, PATIENTS, made);
    this.store.units.note({ facts: { newPatients: made.length } });
  }

  private async makeCoverages(wanted: Wanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const rows = stamped(
      wanted.map(({ coverage, patientId }) => ({ ...coverage, patientId })),
      this.store.clock.now(),
    );
    wanted.forEach((patient, index) => (patient.coverageId = rows[index]!.id));
    await bulkInsert(this.store.database, COVERAGES, rows);
    this.store.units.note({ facts: { newCoverages: rows.length } });
  }
}

function groupByPerson(rows: readonly KnownPatient[]): Map<string, KnownPatient[]> {
  const groups = new Map<string, KnownPatient[]>();
  for (const row of rows) groups.set(personKey(row), [...(groups.get(personKey(row)) ?? []), row]);
  return groups;
}
