import { addDays } from '../../../shared/domain/day.rules.js';
import { REMINDER_WORDS } from './reminder.codes.js';
import type { Reminder } from './reminder.dto.js';

/** Longest line in octets, the line break not counted (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

/** A TEXT value: backslash, semicolon, comma and line break are escaped (RFC 5545 §3.3.11). */
export function escapedText(text: string): string {
  return text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** A content line, folded between characters; every line ends in CRLF. */
export function contentLine(text: string): string {
  let folded = '';
  let octets = 0;
  for (const character of text) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return `${folded}\r\n`;
}

/**
 * What falls due as an iCalendar object (RFC 5545): an all-day event each, the same UID as long as the same thing is
 * due on the same day. Words of the kind alone, never of the record: the calendar lies in programs of others.
 */
export function calendarText(name: string, reminders: readonly Reminder[], now: string): string {
  const stamp = now.replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quintet//Compliance reminders//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapedText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...reminders.flatMap((reminder) => eventLines(reminder, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map(contentLine).join('');
}

function eventLines({ id, kind, dueOn, state, recordId }: Reminder, stamp: string): string[] {
  const words = `${state === 'overdue' ? 'Overdue: ' : ''}${REMINDER_WORDS[kind]}`;
  return [
    'BEGIN:VEVENT',
    `UID:${id.replaceAll('/', '-')}@quintet`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(dueOn, 1).replaceAll('-', '')}`,
    `SUMMARY:${escapedText(words)}`,
    `DESCRIPTION:${escapedText(`Record ${recordId}`)}`,
    `CATEGORIES:${escapedText(kind.replaceAll('_', ' ').toUpperCase())}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}
