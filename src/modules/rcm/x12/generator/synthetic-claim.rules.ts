import { Chance } from './chance.rules.js';
import {
  CLAIMS_PER_HOUSEHOLD,
  syntheticHousehold,
  type SyntheticHousehold,
  type SyntheticPerson,
} from './synthetic-household.rules.js';
import { marked, type SyntheticPractice, type SyntheticProvider } from './synthetic-practice.rules.js';
import {
  ANCILLARIES,
  DIAGNOSES,
  INPATIENT_PROCEDURES,
  INPATIENT_SERVICES,
  OUTPATIENT_SERVICES,
  VISITS,
  type SyntheticService,
} from './synthetic.codes.js';

export interface SyntheticLine {
  service: SyntheticService;
  modifier: string;
  units: number;
  chargeCents: number;
  /** 1-based, into the claim's diagnoses; professional claims only. */
  pointers: readonly number[];
  /** CCYYMMDD. */
  servedOn: string;
  /** REF 6R: unique among all claims, not only in its own. */
  controlNumber: string;
}

export interface SyntheticClaim {
  index: number;
  patientControlNumber: string;
  household: SyntheticHousehold;
  patient: SyntheticPerson;
  isDependent: boolean;
  provider: SyntheticProvider;
  /** CLM05-1: place of service, or the first two digits of the type of bill. */
  facilityCode: string;
  isInpatient: boolean;
  chargeCents: number;
  diagnoses: readonly string[];
  /** ICD-10-PCS, where an operating room was used; else empty. */
  operation: string;
  /** CCYYMMDD. */
  fromDay: string;
  throughDay: string;
  lines: readonly SyntheticLine[];
}

/** What the parts of a claim in the making need of each other. */
interface Draft {
  chance: Chance;
  practice: SyntheticPractice;
  isInpatient: boolean;
  firstDayBack: number;
  stayDays: number;
  diagnoses: readonly string[];
}

// Three visits of a household never overlap, so no two claims are duplicates of each other (rcm.md §4 A 14).
const OLDEST_DAY_BACK = 95;
const DAYS_BETWEEN_VISITS = 24;

/** The claim with this index: depends on seed, claim type, day and index only, so that the remittance can make it again. */
export function syntheticClaim(practice: SyntheticPractice, index: number): SyntheticClaim {
  const draft = drafted(practice, index);
  const { chance, isInpatient, diagnoses, firstDayBack, stayDays } = draft;
  const household = syntheticHousehold(practice, Math.floor(index / CLAIMS_PER_HOUSEHOLD));
  const isDependent = index % CLAIMS_PER_HOUSEHOLD >= household.subscriberClaims;
  const patientControlNumber = `Q${practice.isInstitutional ? 'I' : 'P'}${practice.seedMark}${marked(index, 5)}`;
  const lines = services(draft).map((service, at) => ({
    ...serviceLine(draft, service, at),
    controlNumber: `${patientControlNumber}L${at + 1}`,
  }));
  return {
    index,
    patientControlNumber,
    household,
    patient: isDependent ? household.dependent : household.subscriber,
    isDependent,
    provider: chance.pick(practice.rendering),
    facilityCode: facilityCode(draft),
    isInpatient,
    chargeCents: lines.reduce((sum, line) => sum + line.chargeCents, 0),
    diagnoses,
    operation: lines.some((line) => line.service.revenue === '0360') ? chance.pick(INPATIENT_PROCEDURES) : '',
    fromDay: practice.daysBack[firstDayBack] ?? '',
    throughDay: practice.daysBack[firstDayBack - stayDays] ?? '',
    lines,
  };
}

function drafted(practice: SyntheticPractice, index: number): Draft {
  const chance = new Chance(practice.seed, 5, practice.salt, index);
  const position = index % CLAIMS_PER_HOUSEHOLD;
  const isInpatient = practice.isInstitutional && chance.happens(30);
  return {
    chance,
    practice,
    isInpatient,
    // Even days for professional, odd days for institutional claims: the two files of a seed hold no duplicates either.
    firstDayBack: OLDEST_DAY_BACK - position * DAYS_BETWEEN_VISITS - 2 * chance.below(9) - practice.salt + 1,
    stayDays: isInpatient ? chance.between(1, 5) : 0,
    diagnoses: chance.sample(DIAGNOSES, chance.between(1, practice.isInstitutional ? 6 : 4)),
  };
}

function facilityCode({ chance, practice, isInpatient }: Draft): string {
  if (practice.isInstitutional) return isInpatient ? '11' : '13';
  return chance.happens(80) ? '11' : '22';
}

function services({ chance, practice, isInpatient }: Draft): SyntheticService[] {
  if (!practice.isInstitutional)
    return [chance.pick(VISITS), ...chance.sample(ANCILLARIES, chance.pick([0, 0, 1, 1, 2, 3]))];
  if (!isInpatient) return chance.sample(OUTPATIENT_SERVICES, chance.between(1, 5));
  return [...INPATIENT_SERVICES.slice(0, 1), ...chance.sample(INPATIENT_SERVICES.slice(1), chance.between(2, 4))];
}

function serviceLine(draft: Draft, service: SyntheticService, at: number): Omit<SyntheticLine, 'controlNumber'> {
  const { chance, practice, stayDays } = draft;
  const isRoom = service.revenue === '0120';
  const units = isRoom ? stayDays : chance.between(1, service.maxUnits);
  const dayBack = draft.firstDayBack - (isRoom ? 0 : chance.between(0, stayDays));
  return {
    service,
    modifier: service.modifiers.length > 0 && chance.happens(60) ? chance.pick(service.modifiers) : '',
    units,
    chargeCents: units * Math.round((service.baseCents * practice.chargePercent) / 100),
    pointers: pointers(draft, at),
    servedOn: practice.daysBack[dayBack] ?? '',
  };
}

function pointers({ chance, diagnoses }: Draft, at: number): number[] {
  const all = Array.from({ length: diagnoses.length }, (_, place) => place + 1);
  return at === 0 ? all.slice(0, 4) : [chance.pick(all)];
}
