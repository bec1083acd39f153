import { definitionOfDefault } from './default-requirement.rules.js';
import { DEFAULT_REQUIREMENTS } from './default-requirements.codes.js';
import { completeDefinition, definitionProblems, planningHorizon, recurrenceFrom } from './requirement.rules.js';

const TODAY = '2026-11-25';
const said = { program: 'HIPAA', category: 'Security', title: 'Review', frequency: 'annual' } as const;

describe('RC §0 requirements: a definition', () => {
  it.each([
    [{}, TODAY, '2027-11-24'],
    [{ startsOn: '2026-01-01' }, '2026-01-01', '2026-12-31'],
    [{ frequency: 'monthly' as const, startsOn: '2026-02-01' }, '2026-02-01', '2026-02-28'],
    [{ frequency: 'ongoing' as const }, TODAY, null],
    [{ recurrenceRule: 'FREQ=MONTHLY;BYDAY=-1FR' }, TODAY, TODAY],
    [{ firstEndsOn: '2026-12-31' }, TODAY, '2026-12-31'],
  ])('%j begins on %s and its first period ends on %s', (more, startsOn, firstEndsOn) =>
    expect(completeDefinition({ ...said, ...more }, TODAY)).toMatchObject({ startsOn, firstEndsOn }),
  );

  it('names each kind of evidence once, in order', () =>
    expect(completeDefinition({ ...said, requiredEvidence: ['b', 'a', 'b'] }, TODAY).requiredEvidence).toEqual([
      'a',
      'b',
    ]));

  it.each([
    [{}, []],
    [{ frequency: 'one_time' as const }, ['DUE_DAY_MISSING']],
    [{ frequency: 'ongoing' as const, firstEndsOn: TODAY }, ['PERIOD_NOT_ALLOWED']],
    [{ startsOn: '2010-01-01', firstEndsOn: '2009-12-31' }, ['PERIOD_REVERSED', 'START_TOO_FAR']],
    [{ firstEndsOn: '2040-01-01' }, ['PERIOD_TOO_LONG']],
    [{ startsOn: '9999-06-01' }, ['START_TOO_FAR']],
    [{ startsOn: '9999-06-01', firstEndsOn: '9999-12-31' }, ['START_TOO_FAR']],
    [{ recurrenceRule: 'FREQ=SECONDLY' }, ['INVALID_RRULE']],
  ])('%j has the problems %j', (more, codes) =>
    expect(definitionProblems(completeDefinition({ ...said, ...more }, TODAY), TODAY).map(({ code }) => code)).toEqual(
      codes,
    ),
  );

  it('of a changed one, how it began is not asked again: what began long ago can still change', () => {
    const old = completeDefinition({ ...said, startsOn: '2011-01-31' }, '2011-01-31');
    const codes = (more: object): string[] =>
      definitionProblems({ ...old, ...more }, TODAY, old).map(({ code }) => code);
    expect(definitionProblems(old, TODAY).map(({ code }) => code)).toEqual(['START_TOO_FAR']);
    expect(codes({ owner: 'Privacy officer' })).toEqual([]);
    expect(codes(recurrenceFrom({ ...old, frequency: 'monthly' }, '2027-01-31'))).toEqual([]);
    expect(codes({ firstEndsOn: '2037-01-31' })).toEqual(['PERIOD_TOO_LONG']);
  });

  it('a changed recurrence is counted from the day on which it begins', () =>
    expect(recurrenceFrom({ ...completeDefinition(said, TODAY), frequency: 'monthly' }, '2027-01-31')).toEqual({
      firstEndsOn: '2027-02-27',
      recursFrom: '2027-01-31',
    }));

  it('is planned three years ahead, or a year beyond its first period; never where it does not recur', () => {
    expect(planningHorizon(completeDefinition(said, TODAY), TODAY)).toBe('2029-11-25');
    expect(planningHorizon(completeDefinition({ ...said, firstEndsOn: '2031-01-31' }, TODAY), TODAY)).toBe(
      '2032-01-31',
    );
    expect(planningHorizon(completeDefinition({ ...said, frequency: 'ongoing' }, TODAY), TODAY)).toBeNull();
  });
});

describe('RC §0 requirements: default ones', () => {
  const mips = DEFAULT_REQUIREMENTS.find(({ key }) => key === 'mips-quality')!;
  it.each([
    ['2026-11-25', '2026-01-01', '2026-12-31'],
    ['2027-03-31', '2026-01-01', '2026-12-31'],
    ['2027-04-01', '2027-01-01', '2027-12-31'],
  ])('MIPS installed on %s begins with the year from %s to %s', (today, startsOn, firstEndsOn) =>
    expect(definitionOfDefault(mips, today)).toMatchObject({ startsOn, firstEndsOn, dueMonthsAfterEnd: 3 }),
  );

  it('have no problems, and none is due before its installation', () => {
    for (const today of ['2026-01-01', '2028-02-29', '2026-12-31'])
      for (const each of DEFAULT_REQUIREMENTS) {
        const definition = definitionOfDefault(each, today);
        expect(definitionProblems(definition, today)).toEqual([]);
        expect(definition.firstEndsOn! >= today || definition.dueMonthsAfterEnd === 3).toBe(true);
      }
  });
});
