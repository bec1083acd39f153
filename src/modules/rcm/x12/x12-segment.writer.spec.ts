import { aClaimEnvelope, writtenFile } from '../../../../test/factories/written-claims.factory.js';
import { isaText } from './claim-envelope.writer.js';
import { SegmentWriter, separatorsOf, type WrittenSegment } from './x12-segment.writer.js';

const writer = new SegmentWriter(separatorsOf('*^:~'));
const odd = new SegmentWriter(separatorsOf('|!>\n'));

describe('RCM §2: hard-coded ~: a segment is written with the separators of its file', () => {
  it.each<[WrittenSegment, string, string]>([
    [['REF', 'EI', '1'], 'REF*EI*1~', 'REF|EI|1\n'],
    [['SV1', ['HC', '99213', '', ''], '', 'UN', ''], 'SV1*HC:99213**UN~', 'SV1|HC>99213||UN\n'],
    [['HI', ['ABK', 'E119', '', '', '', '', '', '', 'Y']], 'HI*ABK:E119:::::::Y~', 'HI|ABK>E119>>>>>>>Y\n'],
    [['CTP', '', '', ['', ''], ''], 'CTP~', 'CTP\n'],
  ])('%j', (segment, usual, other) => expect([writer.write(segment), odd.write(segment)]).toEqual([usual, other]));

  it.each([
    ['a separator', 'A~B', 'SEPARATOR_IN_VALUE', 'NM103'],
    ['a component separator', 'A:B', 'SEPARATOR_IN_VALUE', 'NM103'],
    ['a character X12 cannot carry', 'ИВАН', 'CHARACTER_NOT_ALLOWED', 'NM103'],
  ])('refuses %s in a value', (_, value, code, place) => {
    expect(() => writer.write(['NM1', 'IL', '1', value])).toThrow(expect.objectContaining({ code, place }));
  });

  it('takes another file’s separator for text', () => {
    expect(odd.write(['NM1', 'IL', '1', 'A:B~C*D'])).toBe('NM1|IL|1|A:B~C*D\n');
  });

  it.each(['[', ']', '^', '\\', '-', '$'])('knows %s as a separator', (separator) => {
    const special = new SegmentWriter(separatorsOf(`${separator}!>~`));
    expect(() => special.write(['REF', `A${separator}B`])).toThrow();
    expect(special.write(['REF', 'AB'])).toBe(`REF${separator}AB~`);
  });
});

describe('RCM C: the envelope', () => {
  it('has an ISA of 106 characters, whatever the ids', () => {
    const isa = isaText(aClaimEnvelope({ senderId: 'A', receiverId: 'B'.repeat(15) }), writer);
    expect([isa.length, isa.slice(0, 4), isa.slice(-3)]).toEqual([106, 'ISA*', '*:~']);
    expect(isa).toContain('*000000017*');
  });

  it('refuses ids that do not fit or hold a separator', () => {
    expect(() => isaText(aClaimEnvelope({ senderId: 'A'.repeat(16) }), writer)).toThrow('ISA06');
    expect(() => isaText(aClaimEnvelope({ receiverId: 'A*B' }), writer)).toThrow('ISA08');
  });

  it.each([0, 1_000_000_000, 1.5])('refuses the control number %s', (interchangeNumber) => {
    expect(() => writtenFile([], aClaimEnvelope({ interchangeNumber }))).toThrow(RangeError);
  });
});
