import { dayFromShort } from '../../../shared/domain/day.rules.js';
import type { InterchangeAcknowledgement } from './acknowledgement.rules.js';
import type { Group, Interchange } from './x12-events.reader.js';
import type { IsaHeader } from './x12-isa.reader.js';
import { type Elements, elementAt } from './x12-segment.rules.js';

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

/** A TA1. */
export function acknowledgementOf(elements: Elements): InterchangeAcknowledgement {
  return {
    interchangeControlNumber: elementAt(elements, 1),
    interchangeOn: dayFromShort(elementAt(elements, 2)),
    code: elementAt(elements, 4),
    noteCode: elementAt(elements, 5),
  };
}

/** Whether two control numbers are the same; leading zeros do not count (X12 type N0). */
export function isSameNumber(left: string, right: string): boolean {
  if (left === right) return true;
  return /^\d+$/.test(left) && /^\d+$/.test(right) && left.replace(/^0+/, '') === right.replace(/^0+/, '');
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
