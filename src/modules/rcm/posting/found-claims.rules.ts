import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { ClaimCandidate } from './claim-match.rules.js';

/** A claim found by a number, and which number that was. */
export type FoundClaim = ClaimCandidate & { asked: string };

/** A number as it was asked for, with its key; or a family that has a claim with such a key. */
export interface KeyRow {
  key: string;
  number: string | null;
  familyId: string | null;
}

/** A version of a claim with its own key; null where it has no such number. */
export type KeyedClaim = ClaimCandidate & { key: string | null };

/** Every version of every family for each number that led to it, in the order of the versions. */
export function foundClaims(keys: readonly KeyRow[], versions: readonly KeyedClaim[]): FoundClaim[] {
  const numbersOf = groupedBy(
    keys.filter(({ number }) => number !== null),
    ({ key }) => key,
  );
  const keysOf = groupedBy(
    keys.filter(({ familyId }) => familyId !== null),
    ({ familyId }) => familyId,
  );
  return versions.flatMap(({ key: own, ...version }) =>
    (keysOf.get(version.familyId) ?? []).flatMap(({ key }) =>
      (numbersOf.get(key) ?? []).map(({ number }) => ({ ...version, asked: number as string, isAsked: own === key })),
    ),
  );
}
