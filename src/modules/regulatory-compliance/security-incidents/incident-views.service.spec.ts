import { Test } from '@nestjs/testing';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { BreachAssessmentsRepository } from './breach-assessments.repository.js';
import { BreachConfirmationsRepository } from './breach-confirmations.repository.js';
import { BreachNoticesRepository } from './breach-notices.repository.js';
import { BreachResidentsRepository } from './breach-residents.repository.js';
import { IncidentEventsRepository } from './incident-events.repository.js';
import { IncidentViews } from './incident-views.service.js';
import { SecurityIncidentsRepository } from './security-incidents.repository.js';

describe('IncidentViews', () => {
  const rows: Record<string, object[]> = {};
  const asked: string[] = [];
  let views: IncidentViews;
  const assessed = (
    id: string,
    incidentId: string,
    conclusion: string,
    affectedIndividuals: number | null,
  ): object => ({
    ...{ id, incidentId, conclusion, affectedIndividuals },
  });
  beforeEach(async () => {
    asked.length = 0;
    Object.assign(rows, { assessments: [], residents: [], confirmations: [], notices: [] });
    const of = (name: string) => async (ids: string[]) => (asked.push(`${name} of ${ids.join()}`), rows[name]!);
    const incident = (id: string): object => ({ id, discoveredOn: '2026-06-01', delayedUntil: null });
    const incidents = {
      get: async (id: string) => incident(id),
      list: async () => ({ items: [incident('i'), incident('j')], nextCursor: 'next' }),
    };
    const module = await Test.createTestingModule({
      providers: [
        IncidentViews,
        { provide: SecurityIncidentsRepository, useValue: incidents },
        { provide: BreachAssessmentsRepository, useValue: { ofIncidents: of('assessments') } },
        { provide: BreachResidentsRepository, useValue: { ofAssessments: of('residents') } },
        { provide: BreachConfirmationsRepository, useValue: { ofAssessments: of('confirmations') } },
        { provide: BreachNoticesRepository, useValue: { ofIncidents: of('notices') } },
        { provide: IncidentEventsRepository, useValue: { ofIncidents: async () => [{ kind: 'opened' }] } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
      ],
    }).compile();
    views = module.get(IncidentViews);
  });

  it('presumes a breach of 500 or more until it is assessed, its clocks running from the discovery', async () => {
    const view = await views.details('i');
    expect(view).toMatchObject({ standing: 'presumed_breach', daysLeft: 31, events: [{ kind: 'opened' }] });
    expect(view.duties.map(({ recipient, dueOn }) => [recipient, dueOn])).toEqual([
      ['individuals', '2026-07-31'],
      ['secretary', '2026-07-31'],
    ]);
  });

  it.each([
    [['no_phi'], [], 'unconfirmed', 2],
    [['no_phi'], ['a0'], 'no_breach', 0],
    [['no_phi', 'breach'], ['a0'], 'breach', 2],
    [['breach', 'no_phi'], [], 'unconfirmed', 2],
    [['no_phi', 'low_probability'], ['a0'], 'unconfirmed', 2],
  ])(
    'assessed as %j, with %j confirmed, it is %s by the last of them',
    async (conclusions, confirmed, standing, duties) => {
      rows['assessments'] = conclusions.map((conclusion, at) => assessed(`a${at}`, 'i', conclusion, null));
      rows['confirmations'] = confirmed.map((assessmentId) => ({ assessmentId }));
      const view = await views.details('i');
      expect([view.standing, view.duties.length]).toEqual([standing, duties]);
      expect(view.assessments.map(({ confirmation }) => confirmation !== null)).toEqual(
        conclusions.map((_, at) => confirmed.includes(`a${at}`)),
      );
    },
  );

  it('owes the media of the States that the last assessment names', async () => {
    rows['assessments'] = [assessed('a0', 'i', 'breach', 900), assessed('a1', 'i', 'breach', 900)];
    const residents = (assessmentId: string, state: string): object => ({
      assessmentId,
      state,
      residents: 501,
      id: 'x',
    });
    rows['residents'] = [residents('a0', 'TX'), residents('a1', 'OH')];
    const { duties, assessments } = await views.details('i');
    expect(duties.filter(({ recipient }) => recipient === 'media')).toMatchObject([{ state: 'OH' }]);
    expect(assessments[1]!.states).toEqual([{ state: 'OH', residents: 501 }]);
  });

  it('reads a page at once and keeps its incidents apart', async () => {
    rows['assessments'] = [assessed('a', 'j', 'breach', 12)];
    rows['notices'] = [{ incidentId: 'i', recipient: 'individuals', state: null, notifiedOn: '2026-06-10' }];
    const { items, nextCursor } = await views.list({});
    expect(nextCursor).toBe('next');
    expect(items.map(({ standing }) => standing)).toEqual(['presumed_breach', 'breach']);
    expect(items.map(({ duties }) => duties[0]!.dutyState)).toEqual(['done', 'due']);
    expect(items[1]!.duties[1]!.dueOn).toBe('2027-03-01');
    expect('assessments' in items[1]!).toBe(false);
    expect(asked).toEqual(['assessments of i,j', 'residents of a', 'confirmations of a', 'notices of i,j']);
  });
});
