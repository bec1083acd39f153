const ADDRESS = ['street', 'city', 'state', 'zip'] as const;

/** Where somebody or something is, as a file or a record says it; null where it does not. */
export type MatchedAddress = Record<(typeof ADDRESS)[number], string | null>;

/** The known address with its blanks filled by a mention of the same address; that of another one fills nothing. */
export function filledAddress(known: MatchedAddress, mention: MatchedAddress): MatchedAddress {
  const isWhole = ADDRESS.every((part) => known[part] !== null);
  const { street, city, state, zip } = !isWhole && isSameAddress(known, mention) ? mention : known;
  return {
    street: known.street ?? street,
    city: known.city ?? city,
    state: known.state ?? state,
    zip: known.zip ?? zip,
  };
}

/** Whether all that is known of the address is said of the other too, ZIP codes by their first five digits. */
export function isSameAddress(known: MatchedAddress, mention: MatchedAddress): boolean {
  return ADDRESS.every((part) => {
    const [own, other] = [known[part], mention[part]];
    if (own === null || other === null) return own === null;
    const compared = (text: string): string => (part === 'zip' ? text.slice(0, 5) : text.trim().toUpperCase());
    return compared(own) === compared(other);
  });
}

/** The filled blanks where one of them is new; null when there is nothing to fill. */
export function whereNew<T extends object>(known: T, blanks: T): T | null {
  return (Object.keys(blanks) as (keyof T)[]).some((name) => blanks[name] !== known[name]) ? blanks : null;
}
