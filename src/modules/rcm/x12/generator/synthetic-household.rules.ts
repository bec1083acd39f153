import { Chance, mixed } from './chance.rules.js';
import { marked, type SyntheticPractice } from './synthetic-practice.rules.js';
import { FIRST_NAMES, LAST_NAMES, PAYERS, PLACES, type SyntheticPayer } from './synthetic.codes.js';

/** Neighbouring claims belong to one household: a subscriber and perhaps one dependent. */
export const CLAIMS_PER_HOUSEHOLD = 3;

export interface SyntheticPerson {
  lastName: string;
  firstName: string;
  /** CCYYMMDD. */
  bornOn: string;
  sex: 'F' | 'M';
}

export interface SyntheticHousehold {
  payer: SyntheticPayer;
  memberId: string;
  groupNumber: string;
  street: string;
  place: (typeof PLACES)[number];
  subscriber: SyntheticPerson;
  dependent: SyntheticPerson;
  /** PAT01: 01 spouse, 19 child. */
  relationship: '01' | '19';
  /** The first so many claims are the subscriber's own, the others the dependent's. */
  subscriberClaims: number;
}

/** The payer of a household, without making the household: a remittance asks this of all of them. */
export function payerIndexOf(seed: number, household: number): number {
  let share = mixed(seed, 3, household) % 100;
  return PAYERS.findIndex((payer) => (share -= payer.sharePercent) < 0);
}

/** The household with this number; the same for both claim types of a seed. */
export function syntheticHousehold(practice: SyntheticPractice, number: number): SyntheticHousehold {
  const chance = new Chance(practice.seed, 4, number);
  const payerIndex = payerIndexOf(practice.seed, number);
  const payer = PAYERS[payerIndex] as SyntheticPayer;
  const year = Number(practice.day.slice(0, 4));
  const isSpouse = chance.happens(40);
  const subscriber = person(chance, payer.isForSeniors ? year - chance.between(67, 92) : year - chance.between(22, 63));
  const dependent = person(chance, isSpouse ? year - chance.between(22, 63) : year - chance.between(2, 19));
  return {
    payer,
    memberId: `${payer.memberPrefix}${practice.seedMark}${marked(number, 5)}`,
    groupNumber: payer.hasDependents ? `SYN${payerIndex}${chance.between(100, 999)}` : '',
    street: `${chance.between(1, 999)} SAMPLE STREET`,
    place: chance.pick(PLACES),
    subscriber,
    dependent: { ...dependent, lastName: subscriber.lastName },
    relationship: isSpouse ? '01' : '19',
    subscriberClaims: payer.hasDependents ? chance.pick([0, 1, 2, 3, 3, 3]) : CLAIMS_PER_HOUSEHOLD,
  };
}

function person(chance: Chance, birthYear: number): SyntheticPerson {
  const sex = chance.pick(['F', 'M'] as const);
  return {
    lastName: chance.pick(LAST_NAMES),
    firstName: chance.pick(FIRST_NAMES[sex]),
    bornOn: `${birthYear}${two(chance.between(1, 12))}${two(chance.between(1, 28))}`,
    sex,
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
