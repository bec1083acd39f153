import { dayFromCompact } from '../../../shared/domain/day.rules.js';
import type { FoldValues } from './fold-values.reader.js';
import type { OtherPayer } from './submitted-claim.rules.js';
import type { Party } from './submitted-hierarchy.rules.js';
import { addToParty, partyOf } from './submitted-party.reader.js';
import { type Elements, elementAt, period } from './x12-segment.rules.js';

/** Folds loops 2320 and 2330 of an 837: another payer of the same patient. */
export class OtherPayerFold {
  private payer: OtherPayer = emptyOtherPayer([], 0);
  private party: Party | null = null;

  constructor(private readonly values: FoldValues) {}

  /** SBR: a new other payer. */
  begin(elements: Elements, segment: number): OtherPayer {
    this.payer = emptyOtherPayer(elements, segment);
    this.party = null;
    return this.payer;
  }

  read(elements: Elements, segment: number): void {
    const { payer, values, party } = this;
    switch (elements[0]) {
      case 'NM1':
        return this.readParty(elements, segment);
      case 'CAS':
        payer.adjustments.push(...values.adjustments(elements, segment));
        return;
      case 'AMT':
        payer.amounts.push({ qualifier: elementAt(elements, 1), cents: values.cents(elements, 2, segment) });
        return;
      case 'DMG':
        payer.birthOn = dayFromCompact(elementAt(elements, 2));
        payer.sex = elementAt(elements, 3);
        return;
      case 'OI':
        payer.benefitsAssigned = elementAt(elements, 3);
        payer.releaseOfInformation = elementAt(elements, 6);
        break;
      case 'DTP':
        if (elements[1] !== '573') break;
        payer.adjudicatedOn = period(elements).fromOn;
        return;
    }
    if (party !== null && addToParty(party, elements, this.values)) return;
    payer.kept.push(values.kept(elements, party === null ? '2320' : '2330', segment));
  }

  private readParty(elements: Elements, segment: number): void {
    const { payer } = this;
    const party = partyOf(elements, segment, this.values);
    this.party = party;
    if (party.entityCode === 'IL' && payer.subscriber === null) payer.subscriber = party;
    else if (party.entityCode === 'PR' && payer.payer === null) payer.payer = party;
    else payer.providers.push(party);
  }
}

function emptyOtherPayer(elements: Elements, segment: number): OtherPayer {
  return {
    responsibilityCode: elementAt(elements, 1),
    relationshipCode: elementAt(elements, 2),
    groupNumber: elementAt(elements, 3),
    groupName: elementAt(elements, 4),
    insuranceTypeCode: elementAt(elements, 5),
    filingCode: elementAt(elements, 9),
    adjustments: [],
    amounts: [],
    birthOn: null,
    sex: '',
    benefitsAssigned: '',
    releaseOfInformation: '',
    subscriber: null,
    payer: null,
    providers: [],
    adjudicatedOn: null,
    segment,
    kept: [],
  };
}
