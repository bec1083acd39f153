import type { OtherPayer } from './submitted-claim.rules.js';
import { demographics } from './submitted-hierarchy.writer.js';
import { partySegments, providerLoops } from './submitted-party.writer.js';
import type { WrittenSegment } from './x12-segment.writer.js';
import {
  adjustmentSegments,
  amountSegment,
  daysSegment,
  inOrder,
  keptOf,
  orderOf,
  overKept,
} from './x12-values.writer.js';

/** Segments of loop 2320 in the order of the guides. */
const ORDER = orderOf('SBR CAS AMT DMG OI MIA MOA');

/** Loop 2320 with 2330: another payer, and what it decided about the claim. */
export function otherPayerLoop(payer: OtherPayer): WrittenSegment[] {
  const { adjudicatedOn } = payer;
  const decided = adjudicatedOn === null ? [] : [daysSegment('573', adjudicatedOn, null)];
  return [
    ...inOrder(segmentsOfPayer(payer), ORDER),
    ...(payer.subscriber === null ? [] : partySegments(payer.subscriber)),
    ...(payer.payer === null ? [] : partySegments(payer.payer, decided)),
    ...providerLoops(payer.providers, keptOf(payer.kept, '2330')),
  ];
}

function segmentsOfPayer(payer: OtherPayer): WrittenSegment[] {
  const { responsibilityCode, relationshipCode, groupNumber, groupName, insuranceTypeCode, filingCode } = payer;
  const { benefitsAssigned, releaseOfInformation } = payer;
  const kept = keptOf(payer.kept, '2320');
  const said = kept.find(({ elements }) => elements[0] === 'OI');
  const named = [responsibilityCode, relationshipCode, groupNumber, groupName, insuranceTypeCode];
  const isSaid = benefitsAssigned !== '' || releaseOfInformation !== '' || said !== undefined;
  const [signature, group] = [said?.elements[4] ?? '', said?.elements[5] ?? ''];
  return [
    ['SBR', ...named, '', '', '', filingCode],
    ...adjustmentSegments(payer.adjustments),
    ...payer.amounts.map(amountSegment),
    ...demographics(payer),
    ...(isSaid ? [overKept(said, ['OI', '', '', benefitsAssigned, signature, group, releaseOfInformation])] : []),
    ...kept.filter((segment) => segment !== said).map(({ elements }) => elements),
  ];
}
