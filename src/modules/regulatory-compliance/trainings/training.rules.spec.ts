import { type TrainingDuty, trainingState, validUntil } from './training.rules.js';

describe('RC registers trainings', () => {
  it.each([
    ['2025-06-30', 12, '2026-06-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-31'],
    ['2025-06-30', null, null],
  ])('of %s for %s months count until %s', (day, months, until) => expect(validUntil(day, months)).toBe(until));

  const done = (until: string | null): TrainingDuty => ({
    completedOn: '2025-06-30',
    validUntil: until,
    firstDueOn: '2025-01-31',
  });
  it.each<[TrainingDuty, string, string]>([
    [done('2026-06-30'), '2026-05-30', 'trained'],
    [done('2026-06-30'), '2026-05-31', 'expiring'],
    [done('2026-06-30'), '2026-06-30', 'expiring'],
    [done('2026-06-30'), '2026-07-01', 'overdue'],
    [done(null), '2099-01-01', 'trained'],
    [{ completedOn: null, validUntil: null, firstDueOn: '2025-01-31' }, '2025-01-31', 'pending'],
    [{ completedOn: null, validUntil: null, firstDueOn: '2025-01-31' }, '2025-02-01', 'overdue'],
  ])('%j on %s: %s', (duty, day, state) => expect(trainingState(duty, day)).toBe(state));
});
