import { disposalRefusal, retentionEnd, uploadProblems } from './evidence.rules.js';

describe('RC §1.2 evidence: retention and disposal', () => {
  it.each([
    ['2026-06-30', undefined, '2032-06-30'],
    ['2024-02-29', undefined, '2030-02-28'],
    ['2026-06-30', '2040-01-01', '2040-01-01'],
    ['2040-01-01', '2032-06-30', '2046-01-01'],
    ['9999-12-31', undefined, '9999-12-31'],
  ])('in effect on %s and kept until %s at least: until %s', (day, earlier, end) =>
    expect(retentionEnd(day, earlier)).toBe(end),
  );

  it.each([
    [{ isHeld: false, retainUntil: '2026-06-29', disposedAt: null }, null],
    [{ isHeld: false, retainUntil: '2026-06-30', disposedAt: null }, 'EVIDENCE_RETAINED'],
    [{ isHeld: true, retainUntil: '2026-06-29', disposedAt: null }, 'EVIDENCE_HELD'],
    [{ isHeld: false, retainUntil: '2026-06-29', disposedAt: '2026-06-30T00:00:00.000Z' }, 'EVIDENCE_DISPOSED'],
  ])('%j on 2026-06-30: %s', (evidence, refusal) => expect(disposalRefusal(evidence, '2026-06-30')).toBe(refusal));

  it.each([
    [{}, []],
    [{ collectedOn: '2026-06-30', expiresOn: '2026-06-30' }, []],
    [{ collectedOn: '2026-07-01' }, ['COLLECTED_IN_FUTURE']],
    [{ expiresOn: '2026-06-29' }, ['EVIDENCE_EXPIRED']],
    [{ expiresOn: 'soon', collectedOn: '2026-02-30' }, ['IS_CALENDAR_DAY', 'IS_CALENDAR_DAY']],
    [{ source: 'x'.repeat(201) }, ['MAX_LENGTH']],
  ])('%j said of a file: %j', (said, codes) =>
    expect(uploadProblems(said, '2026-06-30').map(({ code }) => code)).toEqual(codes),
  );
});
