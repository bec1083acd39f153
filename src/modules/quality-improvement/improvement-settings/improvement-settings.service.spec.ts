import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { ImprovementSettingsRepository } from './improvement-settings.repository.js';
import { ImprovementSettingsService } from './improvement-settings.service.js';

describe('QI §0 projects: the service of thresholds', () => {
  let acts: unknown[];
  let stored: Record<string, unknown> | null;
  let service: ImprovementSettingsService;
  beforeEach(async () => {
    acts = [];
    stored = null;
    const write =
      (name: string) =>
      async (...said: unknown[]) => {
        acts.push([name, ...said]);
        return { id: 's', version: 9, ...(said.at(-1) as object) };
      };
    const settings = { current: async () => stored, insert: write('insert'), updateIf: write('update') };
    const module = await Test.createTestingModule({
      providers: [
        ImprovementSettingsService,
        { provide: ImprovementSettingsRepository, useValue: settings },
        {
          provide: SchedulesService,
          useValue: {
            ensure: async (wanted: unknown) => void acts.push(wanted),
            stop: async (key: string) => void acts.push(['stop', key]),
          },
        },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => (acts.push('unit'), work()) } },
        { provide: Clock, useValue: { today: () => '2026-12-31' } },
      ],
    }).compile();
    service = module.get(ImprovementSettingsService);
  });
  const nightly = {
    ...{ key: 'project-proposals', kind: 'project-proposal-run', params: {}, everySeconds: 86_400, isEnabled: true },
    startsAt: '2027-01-01T03:00:00.000Z',
  };

  it('has no threshold until the company has set one', async () => {
    await expect(service.current()).resolves.toEqual({
      denialSharePercent: null,
      leastDeniedCents: 0,
      chartRules: ['nhs'],
    });
    const facts = { denialSharePercent: 25, leastDeniedCents: 500, chartRules: ['ihi'] };
    stored = { id: 's', version: 2, ...facts };
    await expect(service.current()).resolves.toEqual(facts);
  });

  it('the first setting begins the nights, in the unit that stores it; any sum is of weight until one is said', async () => {
    await expect(service.set({ denialSharePercent: 25 } as never)).resolves.toEqual({
      ...{ denialSharePercent: 25, leastDeniedCents: 0, chartRules: ['nhs'] },
    });
    expect(acts).toEqual([
      'unit',
      ['insert', { denialSharePercent: 25, leastDeniedCents: 0, chartRules: ['nhs'] }],
      nightly,
    ]);
  });

  it('a later setting changes the one row that there is, all of it', async () => {
    stored = { id: 's', denialSharePercent: 25, leastDeniedCents: 500 };
    await service.set({ denialSharePercent: 30, leastDeniedCents: null } as never);
    const facts = { denialSharePercent: 30, leastDeniedCents: 0, chartRules: ['nhs'] };
    expect(acts).toEqual(['unit', ['update', 's', {}, facts], nightly]);
  });

  it('rules of charts without a threshold end the nights', async () => {
    stored = { id: 's', denialSharePercent: 25, leastDeniedCents: 500 };
    const facts = { denialSharePercent: null, leastDeniedCents: 0, chartRules: ['nelson', 'anhoej'] };
    await expect(service.set(facts as never)).resolves.toEqual(facts);
    expect(acts).toEqual(['unit', ['update', 's', {}, facts], ['stop', 'project-proposals']]);
  });
});
