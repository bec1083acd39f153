import { snoozeProblem, statusOn, storedStatus } from './denial.rules.js';

describe('where a denial stands', () => {
  it.each([
    ['open', '2026-08-01', 'open'],
    ['open', '2026-08-02', 'open'],
    ['open', '2026-08-03', 'snoozed'],
    ['closed', '2026-08-03', 'closed'],
  ] as const)('%s, workable from %s, is %s on 2026-08-02, and its filter finds it', (status, workableFromOn, told) => {
    expect(statusOn({ status, workableFromOn }, '2026-08-02')).toBe(told);
    const { stored, workableTo, workableFrom } = storedStatus(told, '2026-08-02');
    expect(stored).toBe(status);
    expect(workableTo === undefined || workableFromOn <= workableTo).toBe(true);
    expect(workableFrom === undefined || workableFromOn >= workableFrom).toBe(true);
  });

  it.each([
    ['2026-08-02', null, false],
    ['2026-08-03', null, true],
    ['2026-09-01', '2026-09-01', true],
    ['2026-09-02', '2026-09-01', false],
  ])('until %s with deadline %s can be snoozed: %s', (untilOn, dueOn, can) => {
    expect(snoozeProblem(untilOn, dueOn, '2026-08-02') === null).toBe(can);
  });
});
