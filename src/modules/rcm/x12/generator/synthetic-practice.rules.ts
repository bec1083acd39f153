import { addDays, compactFromDay } from '../../../../shared/domain/day.rules.js';
import { npiCheckDigit } from '../../../../shared/domain/npi.rules.js';
import { Chance, mixed } from './chance.rules.js';
import { RENDERING_TAXONOMIES } from './synthetic.codes.js';

/** The two claim types that the generator makes. */
export type ClaimSet = '837P' | '837I';

/** What a generated file depends on, and nothing else. */
export interface SyntheticOptions {
  /** How many claims, from 1. */
  claims: number;
  /** 0 to 2^31: another seed gives other people, providers and claim numbers. */
  seed: number;
  /** The day of the last payment; services lie in the 95 days before it. */
  day?: string;
}

export const DEFAULT_DAY = '2026-06-30';
export const HIGHEST_SEED = 2 ** 31;
export const MOST_CLAIMS = 1_000_000;

/** The 837 is sent this many days before the last payment: after the last service, before the first remittance. */
export const SUBMITTED_DAYS_BACK = 21;
const DAYS_KNOWN = 100;
const RENDERING_PROVIDERS = 6;

export interface SyntheticProvider {
  npi: string;
  lastName: string;
  firstName: string;
  taxonomy: string;
}

/** Everything that the claims of one file share. */
export interface SyntheticPractice {
  seed: number;
  /** Six characters that no other seed has. */
  seedMark: string;
  set: ClaimSet;
  isInstitutional: boolean;
  /** Part of every random key, so that the two claim types of a seed differ. */
  salt: number;
  day: string;
  /** CCYYMMDD, by days before `day`. */
  daysBack: readonly string[];
  name: string;
  npi: string;
  /** Where services of place 22 are given. */
  hospitalNpi: string;
  taxId: string;
  taxonomy: string;
  /** The practice's charges in percent of the base charges. */
  chargePercent: number;
  rendering: readonly SyntheticProvider[];
}

/** The practice of a seed: both claim types and the remittance see the same one. */
export function syntheticPractice(set: ClaimSet, options: SyntheticOptions): SyntheticPractice {
  const { seed, day = DEFAULT_DAY } = options;
  const isInstitutional = set === '837I';
  const chance = new Chance(seed, 1);
  return {
    seed,
    seedMark: marked(seed, 6),
    set,
    isInstitutional,
    salt: isInstitutional ? 2 : 1,
    day,
    daysBack: Array.from({ length: DAYS_KNOWN }, (_, back) => compactFromDay(addDays(day, -back))),
    name: `SYNTHETIC HEALTH GROUP ${marked(seed, 6)}`,
    npi: syntheticNpi(chance.below(90_000_000)),
    hospitalNpi: syntheticNpi(99_700_000 + (mixed(seed, 10) % 300_000)),
    taxId: String(chance.between(100_000_000, 899_999_999)),
    taxonomy: isInstitutional ? '282N00000X' : '261QP2300X',
    chargePercent: chance.between(90, 130),
    rendering: Array.from({ length: RENDERING_PROVIDERS }, (_, index) => ({
      // Group, people and hospital draw from ranges that do not meet.
      npi: syntheticNpi(90_000_000 + ((mixed(seed, 2) % 1_600_000) * RENDERING_PROVIDERS + index)),
      lastName: 'PROVIDERSON',
      firstName: ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'][index] ?? 'OTHER',
      taxonomy: chance.pick(RENDERING_TAXONOMIES),
    })),
  };
}

/** A number in base 36, upper case, padded to `width`. */
export function marked(value: number, width: number): string {
  return value.toString(36).toUpperCase().padStart(width, '0');
}

/** A valid NPI from a number below 10^8. */
export function syntheticNpi(number: number): string {
  const nine = `1${String(number).padStart(8, '0')}`;
  return nine + npiCheckDigit(nine);
}
