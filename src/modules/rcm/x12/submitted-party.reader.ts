import type { FoldValues } from './fold-values.reader.js';
import type { Party } from './submitted-hierarchy.rules.js';
import { type Elements, elementAt } from './x12-segment.rules.js';

/** A party from an NM1. */
export function partyOf(elements: Elements, segment: number, values: FoldValues): Party {
  const behindId = values.behind(elements, 10);
  return {
    entityCode: elementAt(elements, 1),
    entityType: elementAt(elements, 2),
    name: elementAt(elements, 3).trim(),
    firstName: elementAt(elements, 4).trim(),
    middleName: elementAt(elements, 5).trim(),
    suffix: elementAt(elements, 7).trim(),
    idQualifier: elementAt(elements, 8),
    id: elementAt(elements, 9).trim(),
    street: '',
    street2: '',
    city: '',
    state: '',
    zip: '',
    country: '',
    taxonomyCode: '',
    references: [],
    segment,
    ...(behindId.some((element) => element !== '') ? { behindId } : {}),
  };
}

/** Adds an N3, N4, REF or PRV to its party; false when the segment is none of these. */
export function addToParty(party: Party, elements: Elements, values: FoldValues): boolean {
  switch (elements[0]) {
    case 'N3':
      party.street = elementAt(elements, 1).trim();
      party.street2 = elementAt(elements, 2).trim();
      return true;
    case 'N4':
      party.city = elementAt(elements, 1).trim();
      party.state = elementAt(elements, 2);
      party.zip = elementAt(elements, 3).trim();
      party.country = elementAt(elements, 4);
      if (elementAt(elements, 7) !== '') party.countrySubdivision = elementAt(elements, 7);
      return true;
    case 'REF':
      party.references.push(values.reference(elements));
      return true;
    case 'PRV':
      party.taxonomyCode = elementAt(elements, 3);
      return true;
  }
  return false;
}
