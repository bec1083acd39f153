import fc from 'fast-check';
import {
  aClaimPayment,
  anEraHeader,
  anIsa,
  anX12File,
  aProfessionalSubmission,
  codesOf,
  eventsOf,
  ofKind,
} from '../../../../test/factories/x12.factory.js';

const era = [...anEraHeader('140'), ...aClaimPayment()];
const file = anX12File([era]);
const text = file.toString('latin1');
const submission = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });

/** What was read, without what depends on separators and offsets. */
async function contentOf(bytes: Uint8Array): Promise<unknown> {
  const events = await eventsOf(bytes);
  return {
    payments: ofKind(events, 'claim-payment').map(({ payment }) => payment),
    claims: ofKind(events, 'claim').map(({ claim }) => claim),
    ends: ofKind(events, 'set-end').map(({ segments, findings, remittanceTotals, bodyHash }) => {
      return { segments, findings, remittanceTotals, bodyHash };
    }),
    errors: ofKind(events, 'envelope-error'),
  };
}

describe('reading an X12 file', () => {
  it('reads a file without a finding', async () => {
    const events = await eventsOf(file);
    expect(events.map(({ kind }) => kind)).toEqual([
      'interchange',
      'set-start',
      'remittance',
      'claim-payment',
      'set-end',
    ]);
    expect(ofKind(events, 'set-start')[0]?.transactionSet).toMatchObject({
      index: 1,
      offset: text.indexOf('ST*835'),
      set: '835',
      controlNumber: '0001',
      version: '005010X221A1',
      interchange: { senderId: 'PAYERONE', receiverId: 'CLINIC', controlNumber: '000000001', createdOn: '2026-08-01' },
      group: { sender: 'PAYERONE', receiver: 'CLINIC', controlNumber: '1' },
    });
    expect(await codesOf(file)).toEqual([]);
  });

  it.each([
    ['an 835', file],
    ['an 837P', submission],
    ['two files, one after the other', Buffer.concat([file, Buffer.from('\r\n'), submission])],
    ['UTF-8 text', Buffer.from(text.replaceAll('JANE', 'JOSÉ'), 'utf8')],
    ['Latin-1 text', Buffer.from(text.replaceAll('JANE', 'JOSÉ'), 'latin1')],
    ['control characters', Buffer.from(text.replace('DOE', 'D\x07E').replace('LX*1', 'LX*1\0'), 'latin1')],
    ['line ends', Buffer.from(`\xef\xbb\xbf \r\n${text.replaceAll('~', ' ~\r\n ')}`, 'latin1')],
    ['a truncated file', file.subarray(0, 700)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['a second ISA after no IEA', Buffer.from(`${text.replace(/IEA.*/, '')}${text.replaceAll('~', '\n')}`, 'latin1')],
  ])('gives the same events for %s however the bytes are cut', async (_name, bytes) => {
    const whole = await eventsOf(bytes);
    for (let length = 1; length <= 60; length++) expect(await eventsOf(bytes, length)).toEqual(whole);
  });

  it('finds a precise reason for a truncation at every byte', async () => {
    const complete = file.length - 1;
    for (let length = 0; length < complete; length++) {
      const events = await eventsOf(file.subarray(0, length));
      const errors = ofKind(events, 'envelope-error').length;
      const findings = ofKind(events, 'set-end').flatMap((event) => event.findings);
      expect([length, errors + findings.filter(({ severity }) => severity === 'error').length]).not.toEqual([
        length,
        0,
      ]);
      expect(ofKind(events, 'set-end')).toHaveLength(ofKind(events, 'set-start').length);
    }
    expect(await codesOf(file.subarray(0, complete))).toEqual(['TERMINATOR_MISSING']);
  });

  it.each([
    ['a byte order mark', `\xef\xbb\xbf${text}`],
    ['white space before', `\r\n  ${text}`],
    ['CRLF after each segment', text.replaceAll('~', '~\r\n')],
    ['indentation', text.replaceAll('~', '~\n    ')],
    ['trailing blank lines', `${text}\r\n\r\n`],
    ['padding with NUL and Ctrl-Z', `${text}\0\0\x1a`],
    ['a line feed as terminator', text.replaceAll('~', '\n')],
    ['CRLF as terminator', text.replaceAll('~', '\r\n')],
  ])('reads the same from a file with %s', async (_name, changed) => {
    expect(await contentOf(Buffer.from(changed, 'latin1'))).toEqual(await contentOf(file));
  });

  it.each([
    ['|', '>', '\\', '!'],
    ['\x1d', '\x1f', '\x1e', '\x1c'],
    ['^', '%', '&', "'"],
    ['*', '\\', '^', '\n'],
  ])('reads the same with the separators %j %j %j %j', async (element, component, repetition, terminator) => {
    const changed = anX12File([era], { element, component, repetition, terminator });
    expect(await contentOf(changed)).toEqual(await contentOf(file));
  });

  it('reads separators anew at each ISA', async () => {
    const other = anX12File([era], { element: '|', component: '>', repetition: '!', terminator: '\n' });
    const events = await eventsOf(Buffer.concat([file, other, file]));
    expect(ofKind(events, 'interchange').map(({ interchange }) => interchange.separators.element)).toEqual([
      '*',
      '|',
      '*',
    ]);
    expect(new Set(ofKind(events, 'set-end').map(({ bodyHash }) => bodyHash)).size).toBe(1);
    expect(ofKind(events, 'set-start').map(({ transactionSet }) => transactionSet.index)).toEqual([1, 2, 3]);
  });

  it('knows no repetition separator in 4010', async () => {
    const old = anX12File([era], { repetition: 'U', interchangeVersion: '00401', groupVersion: '004010X091A1' });
    const events = await eventsOf(old);
    expect(ofKind(events, 'interchange')[0]?.interchange.separators.repetition).toBeNull();
    expect(ofKind(events, 'set-start')[0]?.transactionSet.set).toBe('835');
    expect(await codesOf(old)).toEqual([]);
  });

  it('does not look for ISA inside data', async () => {
    const changed = text.replace('NM1*QC*1*DOE*JANE', 'NM1*QC*1*ISA*ISA');
    const payments = ofKind(await eventsOf(Buffer.from(changed)), 'claim-payment');
    expect(payments[0]?.payment.patient).toMatchObject({ name: 'ISA', firstName: 'ISA' });
    expect(await codesOf(Buffer.from(changed))).toEqual([]);
  });

  it.each([
    ['nothing', '', 'NO_ISA', 0],
    ['white space', ' \r\n ', 'NO_ISA', 0],
    ['no envelope', 'ST*835*1234~BPR*I*1922.86~', 'NO_ISA', 0],
    ['no envelope after white space', '\r\n  {"a":1}', 'NO_ISA', 4],
    ['UTF-16 with a mark', `\xff\xfe${Buffer.from(text, 'utf16le').toString('latin1')}`, 'NO_ISA', 0],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le').toString('latin1'), 'NO_ISA', 0],
    ['a part of an ISA', text.slice(0, 90), 'ISA_TRUNCATED', 0],
    ['IS', 'IS', 'ISA_TRUNCATED', 0],
    ['an ISA with an element too few', text.replace('*00*          ', '*'), 'ISA_INVALID', 96],
    ['a letter as element separator', `ISAX${text.slice(4)}`, 'ISA_INVALID', 3],
    ['a component separator that separates elements', text.replace('*T*:~', '*T**~'), 'ISA_INVALID', 104],
    ['a digit as terminator', text.replace('*T*:~', '*T*:0'), 'ISA_INVALID', 105],
    ['an ISA alone', text.slice(0, 106), 'NO_TRANSACTION_SET', 0],
    ['an envelope without sets', `${text.slice(0, 106)}IEA*0*000000001~`, 'NO_TRANSACTION_SET', 0],
  ])('refuses %s', async (_name, content, code, offset) => {
    const events = await eventsOf(Buffer.from(content, 'latin1'));
    expect(ofKind(events, 'envelope-error').map(({ error }) => [error.code, error.offset])).toEqual([[code, offset]]);
  });

  it.each([
    ['SE01', 'SE*23*0001', 'SE*99*0001', ['SE_COUNT']],
    ['SE02', 'SE*23*0001', 'SE*23*0002', ['SE_CONTROL_NUMBER']],
    ['no SE', 'SE*23*0001~', '', ['SE_MISSING']],
    ['GE01', 'GE*1*1', 'GE*2*1', ['GE_COUNT']],
    ['GE02', 'GE*1*1', 'GE*1*2', ['GE_CONTROL_NUMBER']],
    ['leading zeros in GE02', 'GE*1*1', 'GE*1*0001', []],
    ['no GE', 'GE*1*1~', '', ['GE_MISSING']],
    ['IEA01', 'IEA*1*', 'IEA*2*', ['IEA_COUNT']],
    ['IEA02', 'IEA*1*000000001', 'IEA*1*000000002', ['IEA_CONTROL_NUMBER']],
    ['no IEA', 'IEA*1*000000001~', '', ['IEA_MISSING']],
    ['no GS', /GS[^~]*~/, '', ['VERSION_UNKNOWN', 'GS_MISSING', 'SEGMENT_OUTSIDE_SET', 'IEA_COUNT']],
    ['another group type', 'GS*HP', 'GS*HC', ['GROUP_TYPE_MISMATCH']],
    ['a guide of another set', '*X*005010X221A1', '*X*005010X222A1', ['VERSION_MISMATCH']],
    ['a guide that is none', '*X*005010X221A1', '*X*5010', ['VERSION_UNKNOWN']],
    ['a segment before ST', 'ST*835', 'N1*PR*X~ST*835', ['SEGMENT_OUTSIDE_SET']],
    ['a segment id in small letters', 'NM1*QC', 'nm1*QC', ['SEGMENT_ID_INVALID']],
    ['an empty segment', 'LX*1~', 'LX*1~~', ['SEGMENT_EMPTY']],
    ['a long ISA', '*PAYERONE       *', '*PAYERONE                *', ['ISA_LENGTH']],
    ['other data after the end', /$/, 'HELLO', ['TRAILING_DATA']],
    ['no BPR', /BPR[^~]*~/, '', ['SEGMENT_MISSING', 'SE_COUNT']],
    ['no payer', 'N1*PR', 'N1*ZZ', ['SEGMENT_MISSING']],
    ['a CAS before the first CLP', 'LX*1', 'CAS*CO*45*1~LX*1', ['SEGMENT_OUT_OF_PLACE', 'SE_COUNT']],
    ['a CLP after PLB', 'LX*1', 'PLB*1*20261231*WO:1*0~LX*1', expect.arrayContaining(['SEGMENT_OUT_OF_PLACE'])],
    ['an amount with three places', '*250*140*35', '*250*140.000*35', expect.arrayContaining(['AMOUNT_INVALID'])],
    ['an amount that is missing', '*250*140*35', '*250**35', expect.arrayContaining(['ELEMENT_MISSING'])],
    ['a date that does not exist', 'DTM*405*20260801', 'DTM*405*20260231', ['DATE_INVALID']],
    ['an adjustment without reason', 'CAS*CO*45*40', 'CAS*CO**40', ['ADJUSTMENT_INVALID']],
    ['characters beyond ASCII', 'JANE', 'JOS\xc3\x89', ['TEXT_NOT_ASCII']],
    ['bytes that are no UTF-8', 'JANE', 'JOS\xc9', ['TEXT_NOT_UTF8']],
    ['a NUL', 'JANE', 'JA\0NE', ['CONTROL_CHARACTER']],
  ])('says what is wrong with %s', async (_name, from, to, codes) => {
    expect(await codesOf(Buffer.from(text.replace(from, to), 'latin1'))).toEqual(codes);
  });

  it('says of an interchange without an ST the first reasons only', async () => {
    const [event] = ofKind(await eventsOf(Buffer.from(text.replace(/ST[^~]*~/, ''))), 'envelope-error');
    expect(event?.error).toMatchObject({ code: 'NO_TRANSACTION_SET', offset: 0 });
    expect(event?.error.message).toMatch(/the BPR at byte \d+ stands outside of every transaction set; .*; and more$/);
    expect(event?.error.message.length).toBeLessThan(500);
  });

  it('keeps one bad set from spoiling the others', async () => {
    const bad = era.map((segment) => segment.replace('0001', '0002').replace('*250*140*', '*250*x*'));
    const good = era.map((segment) => segment.replace('ST*835*0001', 'ST*835*0003'));
    const ends = ofKind(await eventsOf(anX12File([era, bad, good])), 'set-end');
    expect(ends.map(({ errorCount, remittanceTotals }) => [errorCount > 0, remittanceTotals?.isBalanced])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
  });

  describe('RCM D2: one bad interchange among good ones', () => {
    const good = (number: string): string =>
      text.replace('*835*0001~', `*835*${number}~`).replace('SE*23*0001', `SE*23*${number}`);
    const [first, second, third] = [good('0001'), good('0002'), good('0003')] as const;
    const shortIsa = second.replace('*00*          ', '*');

    it.each([
      ['an ISA with an element too few', `${first}${shortIsa}${third}`, ['0001', '0003'], ['ISA_INVALID']],
      ['such an ISA in front', `${shortIsa}\r\n${third}`, ['0003'], ['ISA_INVALID']],
      ['two of them', `${shortIsa}${first}${shortIsa}${third}`, ['0001', '0003'], ['ISA_INVALID', 'ISA_INVALID']],
      ['a letter as separator', `${first}ISAX${second.slice(4)}${third}`, ['0001', '0003'], ['ISA_INVALID']],
      ['other text', `${first}HELLO~ISA~ISA*1\n${third}`, ['0001', '0003'], ['TRAILING_DATA']],
      [
        'an interchange in small letters',
        `${first}${second.toLowerCase()}${third}`,
        ['0001', '0003'],
        ['TRAILING_DATA'],
      ],
      ['other text up to the end', `${first}HELLO ${text.slice(0, 106)}IS`, ['0001'], ['TRAILING_DATA']],
      ['a head without a group', `${first}HELLO ${text.slice(0, 106)}N1*PR~`, ['0001'], ['TRAILING_DATA']],
    ])('%s', async (_name, content, sets, codes) => {
      for (const length of [content.length, 1, 97]) {
        const events = await eventsOf(Buffer.from(content), length);
        const ends = ofKind(events, 'set-end');
        expect(ends.map(({ transactionSet }) => transactionSet.controlNumber)).toEqual(sets);
        expect(ends.every(({ remittanceTotals }) => remittanceTotals?.isBalanced)).toBe(true);
        const errors = ofKind(events, 'envelope-error').map(({ error }) => error.code);
        const findings = ends.flatMap((end) => end.findings.map(({ code }) => code));
        expect([...errors, ...findings]).toEqual(codes);
      }
    });
  });

  it('says where a segment is that never ends, and reads nothing after it', async () => {
    const start = text.indexOf('NM1*QC');
    const endless = Buffer.from(`${text.slice(0, start)}NM1*QC*1*${'X'.repeat(70_000)}${text.slice(start)}`);
    for (const length of [endless.length, 1000]) {
      const events = await eventsOf(endless, length);
      const findings = ofKind(events, 'set-end')[0]?.findings ?? [];
      expect(findings[0]).toMatchObject({ code: 'SEGMENT_TOO_LONG', severity: 'error', segment: 12 });
      expect(findings[0]?.message).toContain(`byte ${start}`);
      expect(ofKind(events, 'claim-payment')).toHaveLength(1);
    }
  });

  it('reads a TA1 between ISA and GS, and one without any group', async () => {
    const answer = 'TA1*000000905*260801*1200*A*000~';
    const both = await eventsOf(Buffer.from(text.replace('GS*', `${answer}GS*`)));
    expect(both.map(({ kind }) => kind)).toEqual([
      'interchange',
      'interchange-acknowledgement',
      'set-start',
      'remittance',
      'claim-payment',
      'set-end',
    ]);
    const alone = await eventsOf(Buffer.from(`${anIsa()}~${answer}IEA*0*000000009~`));
    expect(ofKind(alone, 'interchange-acknowledgement')[0]).toMatchObject({
      acknowledgement: {
        interchangeControlNumber: '000000905',
        interchangeOn: '2026-08-01',
        code: 'A',
        noteCode: '000',
      },
      findings: [{ code: 'IEA_CONTROL_NUMBER' }],
    });
  });

  it('survives any damage to a file, and always closes what it opened', async () => {
    const change = fc.record({
      at: fc.nat(file.length - 1),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc
          .constantFrom('~', '*', ':', 'ISA*', 'SE*1*1~', 'CLP*', 'HL*1**20~', '\0', '~~~')
          .map((value) => Buffer.from(value)),
      ),
    });
    const source = fc.constantFrom(file, submission);
    await fc.assert(
      fc.asyncProperty(
        source,
        fc.array(change, { maxLength: 4 }),
        fc.integer({ min: 1, max: 99 }),
        async (from, changes, length) => {
          let bytes: Buffer = from;
          for (const { at, remove, insert } of changes) {
            bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
          }
          const events = await eventsOf(bytes);
          expect(ofKind(events, 'set-end')).toHaveLength(ofKind(events, 'set-start').length);
          expect(await eventsOf(bytes, length)).toEqual(events);
        },
      ),
      { numRuns: 300 },
    );
  });
});
