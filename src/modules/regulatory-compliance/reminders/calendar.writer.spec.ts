import { calendarText, contentLine, escapedText } from './calendar.writer.js';
import type { Reminder } from './reminder.dto.js';

describe('RC reminders: a calendar', () => {
  it.each([
    ['a;b,c\\d', 'a\\;b\\,c\\\\d'],
    ['two\r\nlines\nmore', 'two\\nlines\\nmore'],
    ['bell\u0007', 'bell'],
  ])('escapes %j', (text, escaped) => expect(escapedText(text)).toBe(escaped));

  it.each(['x'.repeat(200), 'ü'.repeat(100), '😀'.repeat(60)])(
    'folds lines at 75 octets, between characters',
    (text) => {
      const lines = contentLine(`SUMMARY:${text}`).split('\r\n');
      expect(lines.at(-1)).toBe('');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const unfolded = contentLine(`SUMMARY:${text}`).replaceAll('\r\n ', '');
      expect(unfolded).toBe(`SUMMARY:${text}\r\n`);
    },
  );

  it('tells the kind and the day, and nothing that a record says', () => {
    const reminder: Reminder = {
      ...{ id: 'finding/01/2026-12-31', kind: 'finding', recordId: '01', dueOn: '2026-12-31', state: 'overdue' },
      ...{ title: 'Complaint of Jane Roe', owner: 'Jane Roe' },
    };
    const text = calendarText('Clinic; north', [reminder], '2026-07-01T10:00:00.123Z');
    expect(text).toContain('UID:finding-01-2026-12-31@quintet\r\nDTSTAMP:20260701T100000Z\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text).toContain('SUMMARY:Overdue: Audit finding due\r\n');
    expect(text).toContain('X-WR-CALNAME:Clinic\\; north\r\n');
    expect(text).not.toContain('Jane');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
