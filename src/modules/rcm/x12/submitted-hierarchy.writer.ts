import { compactFromDay } from '../../../shared/domain/day.rules.js';
import type {
  BillingHierarchy,
  Demographics,
  Party,
  PatientHierarchy,
  SubscriberHierarchy,
} from './submitted-hierarchy.rules.js';
import { partySegments, taxonomySegments } from './submitted-party.writer.js';
import type { KeptSegment } from './x12-segment.rules.js';
import type { WrittenSegment } from './x12-segment.writer.js';
import { keptOf, overKept } from './x12-values.writer.js';

/** Loop 2000A behind its HL, with 2010AA, 2010AB and 2010AC. */
export function billingLoop({ provider, payTo, payToPlan, kept }: BillingHierarchy): WrittenSegment[] {
  const { before, after } = ofLevel(kept, '2000A');
  return [
    ...(provider === null ? [] : taxonomySegments(provider)),
    ...before,
    ...partyLoop(provider, kept, '2010AA'),
    ...partyLoop(payTo, kept, '2010AB'),
    ...partyLoop(payToPlan, kept, '2010AC'),
    ...after,
  ];
}

/** Loop 2000B behind its HL, with 2010BA and 2010BB. */
export function subscriberLoop(subscriber: SubscriberHierarchy): WrittenSegment[] {
  const { responsibilityCode, relationshipCode, groupNumber, groupName, insuranceTypeCode, filingCode } = subscriber;
  const { before, after } = ofLevel(subscriber.kept, '2000B');
  const named = [responsibilityCode, relationshipCode, groupNumber, groupName, insuranceTypeCode];
  return [
    ['SBR', ...named, '', '', '', filingCode],
    ...before,
    ...partyLoop(subscriber.person, subscriber.kept, '2010BA', demographics(subscriber)),
    ...partyLoop(subscriber.payer, subscriber.kept, '2010BB'),
    ...after,
  ];
}

/** Loop 2000C behind its HL, with 2010CA. */
export function patientLoop(patient: PatientHierarchy): WrittenSegment[] {
  const said = patient.kept.find(({ loop, elements }) => loop === '2000C' && elements[0] === 'PAT');
  const others = patient.kept.filter((segment) => segment !== said);
  const { before, after } = ofLevel(others, '2000C');
  return [
    overKept(said, ['PAT', patient.relationshipCode]),
    ...before,
    ...partyLoop(patient.person, others, '2010CA', demographics(patient)),
    ...after,
  ];
}

/** DMG, where something is known. */
export function demographics({ birthOn, sex }: Demographics): WrittenSegment[] {
  if (birthOn === null && sex === '') return [];
  return [['DMG', birthOn === null ? '' : 'D8', birthOn === null ? '' : compactFromDay(birthOn), sex]];
}

function partyLoop(
  party: Party | null,
  kept: readonly KeptSegment[],
  loop: string,
  between: readonly WrittenSegment[] = [],
): WrittenSegment[] {
  if (party === null) return [];
  return [...partySegments(party, between), ...keptOf(kept, loop).map(({ elements }) => elements)];
}

/** Kept segments of a level: those before its parties, and parties that the model does not know, behind. */
function ofLevel(kept: readonly KeptSegment[], loop: string): { before: WrittenSegment[]; after: WrittenSegment[] } {
  const segments = keptOf(kept, loop).map(({ elements }) => elements as WrittenSegment);
  const first = segments.findIndex(([id]) => id === 'NM1');
  if (first < 0) return { before: segments, after: [] };
  return { before: segments.slice(0, first), after: segments.slice(first) };
}
