import type { InterchangeAcknowledgement, SegmentError, SetAcknowledgement } from '../x12/acknowledgement.rules.js';
import type { ClaimStatus, StatusCode } from '../x12/acknowledgement.rules.js';
import {
  CLAIM_STATUS_CODES,
  ELEMENT_ERRORS,
  ENTITIES,
  INTERCHANGE_NOTES,
  SEGMENT_ERRORS,
  SET_ERRORS,
  STATUS_CATEGORIES,
} from './acknowledgement-words.codes.js';

/** Why something was rejected or complained of: the codes as they came, and our own words for them. */
export interface Reason {
  /** E.g. `IK3 3`, `IK4 7`, `A7 562 85`. */
  code: string;
  message: string;
  /** 1-based inside ST of what was sent; null where none is named. */
  segment: number | null;
}

/** So many reasons are kept of one answer. */
export const MOST_REASONS = 50;

/** What a TA1 complains of. */
export function interchangeReasons({ noteCode }: InterchangeAcknowledgement): Reason[] {
  if (noteCode === '' || noteCode === '000') return [];
  return [reason(`TA1 ${noteCode}`, INTERCHANGE_NOTES[noteCode] ?? `interchange note ${noteCode}`)];
}

/** What a 999 says of a set as a whole, without its segments. */
export function setReasons({ reasonCodes, setControlNumber }: SetAcknowledgement): Reason[] {
  const segment = setControlNumber === null ? 'AK9' : 'IK5';
  return reasonCodes.map((code) => reason(`${segment} ${code}`, SET_ERRORS[code] ?? `error code ${code}`));
}

/** What a 999 complains of in one segment: its elements, or the segment itself where none is named. */
export function segmentReasons(error: SegmentError): Reason[] {
  const { segment, position, loop, code, elements } = error;
  const where = `${segment || 'the segment'}${loop ? ` in loop ${loop}` : ''}`;
  if (elements.length === 0) {
    const message = `${where} ${SEGMENT_ERRORS[code] ?? `has error ${code}`}`;
    return [{ code: `IK3 ${code}`, message, segment: position }];
  }
  return elements.map((element) => {
    const name = `${segment}${element.position === null ? '' : String(element.position).padStart(2, '0')}`;
    const value = element.value === '' ? '' : ` (sent: ${element.value})`;
    const message = `${name}${loop ? ` in loop ${loop}` : ''} ${ELEMENT_ERRORS[element.code] ?? `has error ${element.code}`}${value}`;
    return { code: `IK4 ${element.code}`, message, segment: position };
  });
}

/** What an STC says, of its claim or of one of its lines. */
export function statusReasons(status: ClaimStatus): Reason[] {
  return [status, ...status.furtherCodes].map((code) => statusReason(code, status.level === 'line'));
}

function statusReason({ category, status, entity }: StatusCode, isLine: boolean): Reason {
  const code = [category, status, entity].filter((part) => part !== null && part !== '').join(' ');
  const whose = entity === null ? '' : ` (${ENTITIES[entity] ?? `entity ${entity}`})`;
  const what = CLAIM_STATUS_CODES[status] ?? `status ${status}`;
  const message = `${isLine ? 'a line: ' : ''}${STATUS_CATEGORIES[category] ?? `category ${category}`}: ${what}${whose}`;
  return reason(code, message);
}

function reason(code: string, message: string): Reason {
  return { code, message, segment: null };
}
