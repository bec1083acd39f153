import { matchLines, TakenLines, type BilledLine, type DecidedService } from './line-match.rules.js';

const line = (lineNumber: number, procedureCode: string | null, facts: Partial<BilledLine> = {}): BilledLine => ({
  id: `l${lineNumber}`,
  lineNumber,
  controlNumber: null,
  procedureCode,
  revenueCode: null,
  modifiers: [],
  chargeCents: 10000,
  servedFromOn: '2026-07-01',
  ...facts,
});
const service = (
  code: string,
  facts: Partial<DecidedService> & { modifiers?: string[]; qualifier?: string } = {},
): DecidedService => ({
  controlNumber: '',
  procedure: { qualifier: facts.qualifier ?? 'HC', code, modifiers: facts.modifiers ?? [] },
  originalProcedure: null,
  revenueCode: '',
  chargeCents: 10000,
  servedFromOn: '2026-07-01',
  ...facts,
});
const original = (code: string) => ({ originalProcedure: { qualifier: 'HC', code } });

describe('RCM D7: the line of a service', () => {
  it.each<[string, DecidedService[], BilledLine[], string]>([
    [
      'by its control number',
      [service('X', { controlNumber: '2' })],
      [line(1, 'X'), line(2, 'Y', { controlNumber: '2 ' })],
      'l2 control_number',
    ],
    [
      'by a control number that comes twice: the payer split the line',
      [service('X', { controlNumber: '1' }), service('Y', { controlNumber: '1' })],
      [line(1, 'Z', { controlNumber: '1' })],
      'l1 control_number, l1 control_number',
    ],
    [
      'by procedure, modifiers, day and charge',
      [service('99213', { modifiers: ['25'] })],
      [line(1, '99213'), line(2, '99213', { modifiers: ['25'] })],
      'l2 procedure',
    ],
    [
      'by modifiers in another order',
      [service('X', { modifiers: ['59', '25'] })],
      [line(1, 'X', { modifiers: ['25', '59'] })],
      'l1 procedure',
    ],
    [
      'when the payer does not return a modifier',
      [service('99213')],
      [line(1, '99213', { modifiers: ['25'] })],
      'l1 procedure_without_modifiers',
    ],
    [
      'by the code that was submitted',
      [service('80050', original('80053'))],
      [line(1, '80048'), line(2, '80053')],
      'l2 original_code',
    ],
    [
      'by the submitted code with another charge',
      [service('80050', { ...original('80053'), chargeCents: 1 })],
      [line(2, '80053')],
      'l2 original_code',
    ],
    [
      'by a submitted code that comes twice: the payer unbundled the line',
      [
        service('80048', { ...original('80053'), chargeCents: 6000 }),
        service('80076', { ...original('80053'), chargeCents: 4000 }),
      ],
      [line(1, '80050'), line(2, '80053')],
      'l2 original_code, l2 original_code',
    ],
    [
      'by submitted codes of bundled lines, each its own',
      [service('80053', original('A')), service('80053', original('B'))],
      [line(1, 'A'), line(2, 'B')],
      'l1 original_code, l2 original_code',
    ],
    [
      'by an unbundled part of another day: none',
      [service('80048', original('80053')), service('80076', { ...original('80053'), servedFromOn: '2026-07-02' })],
      [line(1, '80053')],
      'l1 original_code, none',
    ],
    [
      'for twins in their order',
      [service('X'), service('X')],
      [line(2, 'X'), line(1, 'X')],
      'l1 procedure, l2 procedure',
    ],
    [
      'for a third twin: none',
      [service('X'), service('X'), service('X')],
      [line(1, 'X'), line(2, 'X')],
      'l1 procedure, l2 procedure, none',
    ],
    ['not with another charge', [service('X', { chargeCents: 1 })], [line(1, 'X')], 'none'],
    ['not on another day', [service('X', { servedFromOn: '2026-07-02' })], [line(1, 'X')], 'none'],
    ['without a day', [service('X', { servedFromOn: null })], [line(1, 'X')], 'l1 procedure'],
    [
      'by revenue code',
      [service('0120', { qualifier: 'NU' })],
      [line(1, '0120'), line(2, null, { revenueCode: '0120' })],
      'l2 procedure',
    ],
    [
      'by a revenue code of three digits',
      [service('120', { qualifier: 'NU' })],
      [line(1, null, { revenueCode: '0250' }), line(2, null, { revenueCode: '0120' })],
      'l2 procedure',
    ],
    [
      'by the revenue code beside the same procedure: these are no twins',
      [service('J1885', { revenueCode: '0636' }), service('J1885', { revenueCode: '0250' })],
      [line(1, 'J1885', { revenueCode: '0250' }), line(2, 'J1885', { revenueCode: '0636' })],
      'l2 procedure, l1 procedure',
    ],
    [
      'by the modifiers before the revenue code, and with another revenue code where no line fits better',
      [service('X', { revenueCode: '0636', modifiers: ['25'] })],
      [line(1, 'X', { revenueCode: '0636' }), line(2, 'X', { revenueCode: '0250', modifiers: ['25'] })],
      'l2 procedure',
    ],
    ['in either case', [service('g0439')], [line(1, 'G0439')], 'l1 procedure'],
    ['without a code: none', [service('')], [line(1, null)], 'none'],
    [
      'by a wrong control number, else by procedure',
      [service('X', { controlNumber: '9' })],
      [line(1, 'X', { controlNumber: '1' })],
      'l1 procedure',
    ],
  ])('%s', (_words, services, lines, expected) => {
    const found = matchLines(services, lines).map(({ lineId, match }) =>
      lineId === null ? match : `${lineId} ${match}`,
    );
    expect(found.join(', ')).toBe(expected);
  });
});

describe('RCM D6: a claim that comes back in several claim payments (RFI 137)', () => {
  it.each<[string, DecidedService[][], BilledLine[], string]>([
    ['has its twins in their order', [[service('X')], [service('X')]], [line(1, 'X'), line(2, 'X')], 'l1; l2'],
    [
      'has a line twice where no other is left',
      [[service('X')], [service('X')], [service('X')]],
      [line(1, 'X'), line(2, 'X')],
      'l1; l2; l1',
    ],
    [
      'has the line that fits best, taken or not',
      [[service('X', { modifiers: ['25'] })], [service('X', { modifiers: ['25'] })]],
      [line(1, 'X', { modifiers: ['25'] }), line(2, 'X')],
      'l1; l1',
    ],
    [
      'has a line that was taken by its control number',
      [[service('X', { controlNumber: '1' })], [service('X')]],
      [line(1, 'X', { controlNumber: '1' }), line(2, 'X')],
      'l1; l2',
    ],
  ])('%s', (_words, payments, lines, expected) => {
    const taken = new TakenLines();
    const found = payments.map((services) => taken.match('claim', services, lines).map(({ lineId }) => lineId));
    expect(found.join('; ')).toBe(expected);
    expect(taken.match('another', [service('X')], [line(1, 'X')])[0]?.lineId).toBe('l1');
  });
});
