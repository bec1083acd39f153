import { compactFromDay, shortFromDay } from '../../../shared/domain/day.rules.js';
import type { ClaimType } from './submitted-claim.rules.js';
import { X12WriteError, type SegmentWriter, type WrittenSegment } from './x12-segment.writer.js';

/** Implementation guides of the files that are written (GS08, ST03). */
export const GUIDES: Readonly<Record<ClaimType, string>> = {
  professional: '005010X222A1',
  institutional: '005010X223A2',
};

/** What stands in the envelope of a claim file: ISA, GS, BHT and loops 1000. */
export interface ClaimEnvelope {
  type: ClaimType;
  /** ISA05 to ISA08. */
  senderQualifier: string;
  senderId: string;
  receiverQualifier: string;
  receiverId: string;
  /** GS02, GS03. */
  applicationSenderCode: string;
  applicationReceiverCode: string;
  /** ISA15. */
  usage: 'P' | 'T';
  /** ISA13, without leading zeros. */
  interchangeNumber: number;
  /** GS06. */
  groupNumber: number;
  /** ST02 of the first set; each further set has the next number. */
  firstSetNumber: number;
  /** Day and time (HHMM) of writing, for ISA09-10, GS04-05 and BHT04-05. */
  writtenOn: string;
  writtenTime: string;
  /** BHT03. */
  reference: string;
  /** 1000A. */
  submitter: { name: string; id: string; contactName: string; contactPhone: string };
  /** 1000B. */
  receiver: { name: string; id: string };
}

const HIGHEST_NUMBER = 999_999_999;
const ID_LENGTH = 15;

/** ISA13 and IEA02: nine digits. Throws a RangeError beyond them. */
export function interchangeControlNumber(number: number): string {
  return checked(number).padStart(9, '0');
}

/** ST02 and SE02: four to nine digits. */
export function setControlNumber(number: number): string {
  return checked(number).padStart(4, '0');
}

/** GS06 and GE02. */
export function groupControlNumber(number: number): string {
  return checked(number);
}

/** The interchange header, padded to its 106 characters; its elements are padded, so no empty one is left out. */
export function isaText(envelope: ClaimEnvelope, writer: SegmentWriter): string {
  const { element, repetition, component, terminator } = writer.separators;
  const none = ['00', ' '.repeat(10)];
  const fields = [
    ...none,
    ...none,
    padded(envelope.senderQualifier, 2, 'ISA05'),
    padded(envelope.senderId, ID_LENGTH, 'ISA06'),
    padded(envelope.receiverQualifier, 2, 'ISA07'),
    padded(envelope.receiverId, ID_LENGTH, 'ISA08'),
    shortFromDay(envelope.writtenOn),
    envelope.writtenTime,
    repetition,
    '00501',
    interchangeControlNumber(envelope.interchangeNumber),
    // The partner answers with a TA1 (ISA14): whether it took the interchange is worth knowing.
    '1',
    envelope.usage,
    component,
  ];
  const ids = [fields[5], fields[7]] as string[];
  // The repetition and component separators are fields here: only the ids can hold one by mistake.
  ids.forEach((id, index) => writer.write(['ISA', ...Array<string>(5 + 2 * index).fill(''), id]));
  return ['ISA', ...fields].join(element) + terminator;
}

export function gsSegment(envelope: ClaimEnvelope): WrittenSegment {
  const { applicationSenderCode, applicationReceiverCode, writtenOn, writtenTime, groupNumber, type } = envelope;
  const between = [applicationSenderCode, applicationReceiverCode, compactFromDay(writtenOn), writtenTime];
  return ['GS', 'HC', ...between, groupControlNumber(groupNumber), 'X', GUIDES[type]];
}

/** ST, BHT and loops 1000A and 1000B. `purposeCode` is BHT06. */
export function headSegments(envelope: ClaimEnvelope, setNumber: number, purposeCode: string): WrittenSegment[] {
  const { type, submitter, receiver, writtenOn, writtenTime } = envelope;
  const number = setControlNumber(setNumber);
  const reference = `${envelope.reference}${number}`;
  return [
    ['ST', '837', number, GUIDES[type]],
    ['BHT', '0019', '00', reference, compactFromDay(writtenOn), writtenTime, purposeCode],
    ['NM1', '41', '2', submitter.name, '', '', '', '', '46', submitter.id],
    ['PER', 'IC', submitter.contactName, 'TE', submitter.contactPhone],
    ['NM1', '40', '2', receiver.name, '', '', '', '', '46', receiver.id],
  ];
}

function padded(text: string, length: number, place: string): string {
  if (text.length > length)
    throw new X12WriteError('VALUE_TOO_LONG', place, `${place} has at most ${length} characters`);
  return text.padEnd(length);
}

function checked(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > HIGHEST_NUMBER) {
    throw new RangeError(`${number} is no control number`);
  }
  return String(number);
}
