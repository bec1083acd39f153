import { providerKey, type ProviderFacts } from './party-keys.rules.js';

const ADDRESS = ['street', 'city', 'state', 'zip'] as const;

/** What a mention may add to a provider that is known already. */
export type ProviderBlanks = Pick<ProviderFacts, 'taxId' | 'taxonomyCode' | 'isOurs' | (typeof ADDRESS)[number]>;

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
    providers.set(key, before === undefined ? facts : { ...before, ...filled(before, facts) });
  }
  return providers;
}

/**
 * The blanks of a known provider as a mention fills them; what is known already stands. Null when there is nothing to
 * fill. An address is filled where what is known of it is the same address.
 */
export function filledBlanks(known: ProviderBlanks, mention: ProviderBlanks): ProviderBlanks | null {
  const blanks = filled(known, mention);
  const isNew = (Object.keys(blanks) as (keyof ProviderBlanks)[]).some((name) => blanks[name] !== known[name]);
  return isNew ? blanks : null;
}

function filled(known: ProviderBlanks, mention: ProviderBlanks): ProviderBlanks {
  const { street, city, state, zip } = isSameAddress(known, mention) ? mention : known;
  return {
    taxId: known.taxId ?? mention.taxId,
    taxonomyCode: known.taxonomyCode ?? mention.taxonomyCode,
    isOurs: known.isOurs || mention.isOurs,
    street: known.street ?? street,
    city: known.city ?? city,
    state: known.state ?? state,
    zip: known.zip ?? zip,
  };
}

function isSameAddress(known: ProviderBlanks, mention: ProviderBlanks): boolean {
  return ADDRESS.every((part) => {
    const [own, other] = [known[part], mention[part]];
    if (own === null || other === null) return own === null;
    const compared = (text: string): string => (part === 'zip' ? text.slice(0, 5) : text.trim().toUpperCase());
    return compared(own) === compared(other);
  });
}
