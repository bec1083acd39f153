import { filledAddress, isSameAddress, type MatchedAddress, whereNew } from './address-blanks.rules.js';
import { insuredKey, type CoverageFacts, type PatientFacts } from './party-keys.rules.js';

/** What a mention may add to a patient who is known already. */
export type PatientBlanks = MatchedAddress & Pick<PatientFacts, 'middleName' | 'suffix' | 'sex' | 'street2'>;

/** The same of a coverage. */
export type CoverageBlanks = Pick<
  CoverageFacts,
  'groupNumber' | 'planName' | 'filingCode' | 'subscriberFamilyName' | 'subscriberGivenName' | 'subscriberBornOn'
>;
export type KnownCard = CoverageBlanks & Pick<CoverageFacts, 'relationshipCode'>;

/** One patient with one card for each key: as the first mention says, with what this leaves blank. */
export function mentionedPatients(mentions: readonly PatientFacts[]): Map<string, PatientFacts> {
  const patients = new Map<string, PatientFacts>();
  for (const facts of mentions) {
    const key = insuredKey(facts);
    const before = patients.get(key);
    patients.set(key, before === undefined ? facts : merged(before, facts));
  }
  return patients;
}

function merged(before: PatientFacts, facts: PatientFacts): PatientFacts {
  const coverage = { ...before.coverage, ...filledCard(before.coverage, facts.coverage) };
  return { ...before, ...filledPerson(before, facts), coverage };
}

/** The blanks of a known patient as a mention fills them; null when there is nothing to fill. */
export function patientBlanks(known: PatientBlanks, mention: PatientBlanks): PatientBlanks | null {
  return whereNew(known, filledPerson(known, mention));
}

/** The same of a coverage. */
export function coverageBlanks(known: KnownCard, mention: KnownCard): CoverageBlanks | null {
  return whereNew<CoverageBlanks>(known, filledCard(known, mention));
}

function filledPerson(known: PatientBlanks, mention: PatientBlanks): PatientBlanks {
  return {
    middleName: known.middleName ?? mention.middleName,
    suffix: known.suffix ?? mention.suffix,
    sex: known.sex ?? mention.sex,
    street2: known.street2 ?? (isSameAddress(known, mention) ? mention.street2 : null),
    ...filledAddress(known, mention),
  };
}

/** The name of a group goes with its number, a subscriber's given name and birth date with the family name. */
function filledCard(known: KnownCard, mention: KnownCard): CoverageBlanks {
  const group = isSameOrBlank(known.groupNumber, mention.groupNumber) ? mention : known;
  const isSameRelation = known.relationshipCode === mention.relationshipCode;
  const isSame = isSameRelation && isSameOrBlank(known.subscriberFamilyName, mention.subscriberFamilyName);
  const subscriber = isSame ? mention : known;
  return {
    groupNumber: known.groupNumber ?? group.groupNumber,
    planName: known.planName ?? group.planName,
    filingCode: known.filingCode ?? mention.filingCode,
    subscriberFamilyName: known.subscriberFamilyName ?? subscriber.subscriberFamilyName,
    subscriberGivenName: known.subscriberGivenName ?? subscriber.subscriberGivenName,
    subscriberBornOn: known.subscriberBornOn ?? subscriber.subscriberBornOn,
  };
}

function isSameOrBlank(known: string | null, said: string | null): boolean {
  return known === null || known.trim().toUpperCase() === said?.trim().toUpperCase();
}
