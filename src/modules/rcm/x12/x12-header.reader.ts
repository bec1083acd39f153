import { dayFromShort } from '../../../shared/domain/day.rules.js';
import type { InterchangeAcknowledgement } from './acknowledgement.rules.js';
import type { FindingList } from './finding-list.reader.js';
import type { Group, Interchange, TransactionSet } from './x12-events.reader.js';
import type { IsaHeader } from './x12-isa.reader.js';
import { type Elements, elementAt } from './x12-segment.rules.js';
import { shown } from './x12-trailer.rules.js';
import { groupTypeOf, readVersion } from './x12-version.rules.js';

/** An ISA as a typed header. */
export function interchangeOf({ elements, separators }: IsaHeader, index: number, offset: number): Interchange {
  return {
    index,
    offset,
    senderQualifier: elementAt(elements, 5),
    senderId: elementAt(elements, 6),
    receiverQualifier: elementAt(elements, 7),
    receiverId: elementAt(elements, 8),
    createdOn: dayFromShort(elementAt(elements, 9)),
    version: elementAt(elements, 12),
    controlNumber: elementAt(elements, 13),
    usage: elementAt(elements, 15),
    separators,
  };
}

/** A GS as a typed header. */
export function groupOf(elements: Elements): Group {
  return {
    type: elementAt(elements, 1),
    sender: elementAt(elements, 2),
    receiver: elementAt(elements, 3),
    controlNumber: elementAt(elements, 6),
    version: elementAt(elements, 8),
  };
}

/** An ST as a typed header; what does not fit together becomes a finding. */
export function transactionSetOf(
  [, setId = '', controlNumber = '', setGuide = '']: Elements,
  place: Pick<TransactionSet, 'index' | 'offset' | 'interchange' | 'group'>,
  findings: FindingList,
): TransactionSet {
  const groupGuide = place.group?.version ?? '';
  const { set, version, problem } = readVersion({ setId, setGuide, groupGuide });
  if (problem !== null) {
    const message = `ST01 ${shown(setId)}, ST03 ${shown(setGuide)} and GS08 ${shown(groupGuide)}: read as ${set}`;
    findings.add(problem, 1, message);
  }
  const type = groupTypeOf(setId);
  if (place.group === null) {
    findings.add('GS_MISSING', 1, `the ST at byte ${place.offset} stands in no functional group`);
  } else if (type !== null && type !== place.group.type) {
    findings.add('GROUP_TYPE_MISMATCH', 1, `GS01 is ${shown(place.group.type)}, a ${setId} travels in ${type}`);
  }
  return { ...place, set, setId, controlNumber, version };
}

/** A TA1. */
export function acknowledgementOf(elements: Elements): InterchangeAcknowledgement {
  return {
    interchangeControlNumber: elementAt(elements, 1),
    interchangeOn: dayFromShort(elementAt(elements, 2)),
    code: elementAt(elements, 4),
    noteCode: elementAt(elements, 5),
  };
}

/** Whether a text is a segment id: /^[A-Z][A-Z0-9]{1,2}$/, asked of every segment and so without a regular expression. */
export function isSegmentId(text: string): boolean {
  const { length } = text;
  if (length < 2 || length > 3) return false;
  if (!isCapital(text.charCodeAt(0)) || !isCapitalOrDigit(text.charCodeAt(1))) return false;
  return length === 2 || isCapitalOrDigit(text.charCodeAt(2));
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isCapitalOrDigit(code: number): boolean {
  return isCapital(code) || (code >= 48 && code <= 57);
}
