import type { RemittanceParty } from './remittance.rules.js';
import { type Elements, elementAt } from './x12-segment.rules.js';

/** A party from an N1 (loops 1000A and 1000B). */
export function partyOfN1(elements: Elements): RemittanceParty {
  const party = partyOfNm1([]);
  party.entityCode = elementAt(elements, 1);
  party.name = elementAt(elements, 2).trim();
  party.idQualifier = elementAt(elements, 3);
  party.id = elementAt(elements, 4).trim();
  return party;
}

/** A party from an NM1 (loop 2100). */
export function partyOfNm1(elements: Elements): RemittanceParty {
  return {
    entityCode: elementAt(elements, 1),
    name: elementAt(elements, 3),
    firstName: elementAt(elements, 4),
    middleName: elementAt(elements, 5),
    suffix: elementAt(elements, 7),
    idQualifier: elementAt(elements, 8),
    id: elementAt(elements, 9).trim(),
    street: '',
    city: '',
    state: '',
    zip: '',
    references: [],
  };
}

/** Adds an N3 or N4 to a party. */
export function addressed(party: RemittanceParty, elements: Elements): void {
  if (elements[0] === 'N3') {
    party.street = [elementAt(elements, 1), elementAt(elements, 2)].filter((line) => line !== '').join(', ');
    return;
  }
  party.city = elementAt(elements, 1);
  party.state = elementAt(elements, 2);
  party.zip = elementAt(elements, 3);
}
