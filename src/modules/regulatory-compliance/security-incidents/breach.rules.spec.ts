import {
  assessmentProblems,
  type AssessedFacts,
  type BreachFacts,
  closingProblems,
  conclusionOf,
  daysLeft,
  noticeDueOn,
  noticeDuties,
  standingOf,
  yearlyNoticeDueOn,
} from './breach.rules.js';

const facts = (more: Partial<AssessedFacts> = {}): AssessedFacts => ({
  ...{ involvesPhi: true, isPhiSecured: false, exception: null, isLowProbability: false, affectedIndividuals: 3 },
  ...{ natureLevel: 'low', nature: 'Names only', recipientLevel: 'low', recipient: 'Another clinic' },
  ...{ acquisitionLevel: 'low', acquisition: 'Not opened', mitigationLevel: 'low', mitigation: 'Shredded' },
  ...more,
});

describe('RC registers incidents: the four-factor assessment (45 CFR 164.402)', () => {
  it.each<[Partial<AssessedFacts>, string]>([
    [{ involvesPhi: false }, 'no_phi'],
    [{ isPhiSecured: true }, 'phi_secured'],
    [{ exception: 'not_retained' }, 'exception'],
    [{ isLowProbability: true }, 'low_probability'],
    [{}, 'breach'],
  ])('%j comes to %s', (more, conclusion) => expect(conclusionOf(facts(more))).toBe(conclusion));

  it.each<[Partial<AssessedFacts>, string[]]>([
    [{}, []],
    [{ nature: null, mitigationLevel: null }, ['/nature', '/mitigationLevel']],
    [{ nature: null, involvesPhi: false }, []],
    [{ nature: null, exception: 'inadvertent_disclosure' }, []],
    [{ affectedIndividuals: 1 }, ['/affectedIndividuals']],
    [{ affectedIndividuals: null }, []],
    [
      {
        ...{ isLowProbability: true, natureLevel: 'high', recipientLevel: 'high' },
        ...{ acquisitionLevel: 'high', mitigationLevel: 'high' },
      },
      ['/isLowProbability'],
    ],
    [{ isLowProbability: true, nature: ' \n' }, ['/nature']],
  ])('%j: %j', (more, pointers) => {
    const found = assessmentProblems(facts(more), [{ state: 'IL', residents: 2 }]);
    expect(found.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('names a State once', () => {
    const twice = [
      { state: 'IL', residents: 1 },
      { state: 'IL', residents: 1 },
    ];
    expect(assessmentProblems(facts(), twice)).toMatchObject([{ code: 'STATE_REPEATED', pointer: '/states/1/state' }]);
  });

  it.each<[Parameters<typeof standingOf>[0], string]>([
    [null, 'presumed_breach'],
    [{ conclusion: 'breach', isConfirmed: false }, 'breach'],
    [{ conclusion: 'low_probability', isConfirmed: false }, 'unconfirmed'],
    [{ conclusion: 'low_probability', isConfirmed: true }, 'no_breach'],
  ])('%j counts as %s', (latest, standing) => expect(standingOf(latest)).toBe(standing));
});

describe('RC registers incidents: the clocks (164.404, 164.406, 164.408, 164.412)', () => {
  it.each([
    ['2026-01-01', '2026-03-02'],
    ['2024-01-01', '2024-03-01'],
    ['2025-12-31', '2026-03-01'],
    ['2023-12-31', '2024-02-29'],
  ])('60 days from %s end on %s', (from, to) => expect(noticeDueOn(from)).toBe(to));

  it.each([
    ['2025-01-01', '2026-03-01'],
    ['2025-12-31', '2026-03-01'],
    ['2023-06-15', '2024-02-29'],
    ['2024-02-29', '2025-03-01'],
  ])('below 500, found on %s: the Secretary by %s', (from, to) => expect(yearlyNoticeDueOn(from)).toBe(to));

  const breach = (more: Partial<BreachFacts> = {}): BreachFacts => ({
    ...{ discoveredOn: '2025-06-01', delayedUntil: null, standing: 'breach', affectedIndividuals: 600 },
    ...{ states: [], notices: [], ...more },
  });
  const told = (more: Partial<BreachFacts>, day = '2025-07-31'): string[] =>
    noticeDuties(breach(more), day).map(({ recipient, state, dueOn, dutyState }) =>
      [recipient, state ?? '-', dueOn, dutyState].join(' '),
    );

  it.each<[string, Partial<BreachFacts>, string[]]>([
    ['500 affected', { affectedIndividuals: 500 }, ['individuals - 2025-07-31 due', 'secretary - 2025-07-31 due']],
    ['499 affected', { affectedIndividuals: 499 }, ['individuals - 2025-07-31 due', 'secretary - 2026-03-01 due']],
    [
      'an unknown number',
      { affectedIndividuals: null },
      ['individuals - 2025-07-31 due', 'secretary - 2025-07-31 due'],
    ],
    [
      'more than 500 residents of one State',
      {
        states: [
          { state: 'IL', residents: 501 },
          { state: 'IN', residents: 500 },
        ],
      },
      ['individuals - 2025-07-31 due', 'media IL 2025-07-31 due', 'secretary - 2025-07-31 due'],
    ],
    [
      'a delay for law enforcement',
      { delayedUntil: '2025-09-01', affectedIndividuals: 3 },
      ['individuals - 2025-09-01 due', 'secretary - 2026-03-01 due'],
    ],
    ['what is confirmed to be no breach', { standing: 'no_breach' }, []],
    [
      'what is presumed to be one',
      { standing: 'presumed_breach', affectedIndividuals: null },
      ['individuals - 2025-07-31 due', 'secretary - 2025-07-31 due'],
    ],
  ])('%s', (_, more, expected) => expect(told(more)).toEqual(expected));

  it('is overdue from the day after, done by the first notice, late when that came late', () => {
    expect(told({}, '2025-08-01')[0]).toBe('individuals - 2025-07-31 overdue');
    const notices = (notifiedOn: string): BreachFacts['notices'] => [
      { recipient: 'individuals', state: null, notifiedOn },
    ];
    expect(told({ notices: notices('2025-07-31') }, '2026-01-01')[0]).toBe('individuals - 2025-07-31 done');
    expect(told({ notices: notices('2025-08-01') }, '2026-01-01')[0]).toBe('individuals - 2025-07-31 done_late');
    expect(daysLeft(noticeDuties(breach(), '2025-08-03'), '2025-08-03')).toBe(-3);
    expect(daysLeft([], '2025-08-03')).toBeNull();
  });

  it.each([
    ['no_breach', []],
    ['presumed_breach', ['NOT_ASSESSED']],
    ['unconfirmed', ['NOT_CONFIRMED']],
    ['breach', ['NOTICE_MISSING', 'NOTICE_MISSING']],
  ] as const)('%s is not closed for %j', (standing, codes) => {
    const duties = noticeDuties(breach({ standing }), '2025-07-01');
    expect(closingProblems(standing, duties).map(({ code }) => code)).toEqual(codes);
  });
});
