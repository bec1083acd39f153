import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { FILL_ADDRESS, FILLED_BY, filling } from './blank-filling.js';
import { isSamePerson, personKey, type PatientFacts } from './party-keys.rules.js';
import {
  coverageBlanks,
  mentionedPatients,
  patientBlanks,
  type CoverageBlanks,
  type KnownCard,
  type PatientBlanks,
} from './patient-mentions.rules.js';

/** The records that a mention stands for. */
export interface MatchedPatient {
  patientId: string;
  /** Null when the file names no member id. */
  coverageId: string | null;
}

interface KnownPatient extends PatientBlanks {
  id: string;
  familyName: string;
  givenName: string | null;
  bornOn: string | null;
}
type KnownCoverage = KnownPatient & KnownCard & { coverageId: string; payerId: string; memberId: string };
type Wanted = PatientFacts & { key: string; patientId?: string; coverageId?: string };

/** Of a known patient `p` and coverage `c`: what tells them, and what may be blank. */
const PERSON = `p.id, p.family_name AS "familyName", p.given_name AS "givenName", p.born_on AS "bornOn",
  p.middle_name AS "middleName", p.suffix, p.sex, p.street, p.street2, p.city, p.state, p.zip`;
const CARD = `c.id AS "coverageId", c.payer_id AS "payerId", c.member_id AS "memberId",
  c.relationship_code AS "relationshipCode", c.group_number AS "groupNumber", c.plan_name AS "planName",
  c.filing_code AS "filingCode", c.subscriber_family_name AS "subscriberFamilyName",
  c.subscriber_given_name AS "subscriberGivenName", c.subscriber_born_on AS "subscriberBornOn"`;

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
   * else new ones. What is blank in a known record is filled.
   */
  async patients(mentioned: readonly PatientFacts[]): Promise<Map<string, MatchedPatient>> {
    const all = [...mentionedPatients(mentioned)].map(([key, facts]): Wanted => ({ ...facts, key }));
    const insured = await this.matchByCard(all);
    const known = await this.matchByPerson(all.filter(({ patientId }) => patientId === undefined));
    await this.fillPatients([...insured, ...known]);
    await this.fillCoverages(insured);
    await this.makePatients(all.filter(({ patientId }) => patientId === undefined));
    await this.makeCoverages(all.filter(({ coverageId, coverage }) => coverageId === undefined && coverage.memberId));
    return new Map(
      all.map(({ key, patientId, coverageId }) => [key, { patientId: patientId!, coverageId: coverageId ?? null }]),
    );
  }

  private async matchByCard(wanted: Wanted[]): Promise<[Wanted, KnownCoverage][]> {
    const insured = wanted.filter(({ coverage }) => coverage.memberId !== null);
    if (insured.length === 0) return [];
    const rows = await this.store.database.query<KnownCoverage>(
      `SELECT ${CARD}, ${PERSON}
       FROM unnest($2::uuid[], $3::text[]) AS card(payer_id, member_id)
       JOIN coverages c ON c.company_id = $1 AND c.payer_id = card.payer_id AND c.member_id = card.member_id
       JOIN patients p ON p.company_id = c.company_id AND p.id = c.patient_id AND p.merged_into_id IS NULL`,
      [insured.map(({ coverage }) => coverage.payerId), insured.map(({ coverage }) => coverage.memberId)],
    );
    const byKey = new Map(rows.map((row) => [[row.payerId, row.memberId, personKey(row)].join('|'), row]));
    const matched: [Wanted, KnownCoverage][] = [];
    for (const patient of insured) {
      const row = byKey.get(patient.key);
      if (row === undefined) continue;
      Object.assign(patient, { patientId: row.id, coverageId: row.coverageId });
      matched.push([patient, row]);
    }
    return matched;
  }

  private async matchByPerson(wanted: Wanted[]): Promise<[Wanted, KnownPatient][]> {
    const complete = wanted.filter(({ bornOn }) => bornOn !== null);
    if (complete.length === 0) return [];
    const rows = await this.store.database.query<KnownPatient>(
      `SELECT ${PERSON} FROM patients p
       WHERE p.company_id = $1 AND p.born_on = ANY($2::date[]) AND p.merged_into_id IS NULL ORDER BY p.id`,
      [[...new Set(complete.map(({ bornOn }) => bornOn))]],
    );
    const byPerson = groupByPerson(rows);
    const matched: [Wanted, KnownPatient][] = [];
    for (const patient of complete) {
      const same = byPerson.get(personKey(patient))?.find((row) => isSamePerson(row, patient));
      if (same === undefined) continue;
      patient.patientId = same.id;
      matched.push([patient, same]);
    }
    return matched;
  }

  /** What somebody has entered in the meantime stands. */
  private async fillPatients(matched: readonly [Wanted, KnownPatient][]): Promise<void> {
    const filled = new Map<string, PatientBlanks & { id: string }>();
    for (const [wanted, known] of matched) {
      const blanks = patientBlanks(known, wanted);
      if (blanks !== null && !filled.has(known.id)) filled.set(known.id, { ...blanks, id: known.id });
    }
    if (filled.size === 0) return;
    await this.store.database.query(
      `UPDATE patients r SET middle_name = coalesce(r.middle_name, f."middleName"), suffix = coalesce(r.suffix, f.suffix),
         sex = coalesce(r.sex, f.sex), street2 = coalesce(r.street2, f.street2),
         ${FILL_ADDRESS}, ${FILLED_BY}
       FROM json_to_recordset($2::json) AS f(id uuid, "middleName" text, suffix text, sex text, street text,
         street2 text, city text, state text, zip text)
       WHERE r.company_id = $1 AND r.id = f.id`,
      filling(this.store, [...filled.values()]),
    );
    this.store.units.note({ facts: { patientsFilled: filled.size } });
  }

  private async fillCoverages(matched: readonly [Wanted, KnownCoverage][]): Promise<void> {
    const filled = matched.flatMap(([{ coverage }, known]): (CoverageBlanks & { id: string })[] => {
      const blanks = coverageBlanks(known, coverage);
      return blanks === null ? [] : [{ ...blanks, id: known.coverageId }];
    });
    if (filled.length === 0) return;
    await this.store.database.query(
      `UPDATE coverages r SET group_number = coalesce(r.group_number, f."groupNumber"),
         plan_name = coalesce(r.plan_name, f."planName"), filing_code = coalesce(r.filing_code, f."filingCode"),
         subscriber_family_name = coalesce(r.subscriber_family_name, f."subscriberFamilyName"),
         subscriber_given_name = coalesce(r.subscriber_given_name, f."subscriberGivenName"),
         subscriber_born_on = coalesce(r.subscriber_born_on, f."subscriberBornOn"), ${FILLED_BY}
       FROM json_to_recordset($2::json) AS f(id uuid, "groupNumber" text, "planName" text, "filingCode" text,
         "subscriberFamilyName" text, "subscriberGivenName" text, "subscriberBornOn" date)
       WHERE r.company_id = $1 AND r.id = f.id`,
      filling(this.store, filled),
    );
    this.store.units.note({ facts: { coveragesFilled: filled.length } });
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
