import { filledAddress, type MatchedAddress, whereNew } from './address-blanks.rules.js';
import { facilityKey, providerKey, type FacilityFacts, type ProviderFacts } from './party-keys.rules.js';

/** What a mention may add to a provider that is known already. */
export type ProviderBlanks = MatchedAddress & Pick<ProviderFacts, 'taxId' | 'taxonomyCode' | 'isOurs'>;

/**
 * One provider for each key, as all mentions together say it. Who bills stands with address and tax id (2010AA), who
 * renders with neither (2310B): billing mentions go first, the others fill what these leave blank.
 */
export function mentionedProviders(mentions: readonly ProviderFacts[]): Map<string, ProviderFacts> {
  const providers = new Map<string, ProviderFacts>();
  const isBilling = ({ isOurs }: ProviderFacts): boolean => isOurs;
  const inTurn = [...mentions.filter(isBilling), ...mentions.filter((facts) => !isBilling(facts))];
  for (const facts of inTurn) {
    const key = providerKey(facts);
    const before = providers.get(key);
    const blanks = before === undefined ? null : filledBlanks(before, facts);
    if (before === undefined) providers.set(key, facts);
    else if (blanks !== null) providers.set(key, { ...before, ...blanks });
  }
  return providers;
}

/** One facility for each key: as its first mention says, with what this leaves blank of its address. */
export function mentionedFacilities(mentions: readonly FacilityFacts[]): Map<string, FacilityFacts> {
  const facilities = new Map<string, FacilityFacts>();
  for (const facts of mentions) {
    const key = facilityKey(facts);
    const before = facilities.get(key);
    facilities.set(key, before === undefined ? facts : { ...before, ...filledAddress(before, facts) });
  }
  return facilities;
}

/**
 * The blanks of a known provider as a mention fills them; what is known already stands. Null when there is nothing to
 * fill. An address is filled where what is known of it is the same address.
 */
export function filledBlanks(known: ProviderBlanks, mention: ProviderBlanks): ProviderBlanks | null {
  return whereNew(known, filled(known, mention));
}

/** The same of an address alone. */
export function addressBlanks(known: MatchedAddress, mention: MatchedAddress): MatchedAddress | null {
  return whereNew(known, filledAddress(known, mention));
}

function filled(known: ProviderBlanks, mention: ProviderBlanks): ProviderBlanks {
  return {
    taxId: known.taxId ?? mention.taxId,
    taxonomyCode: known.taxonomyCode ?? mention.taxonomyCode,
    isOurs: known.isOurs || mention.isOurs,
    ...filledAddress(known, mention),
  };
}
