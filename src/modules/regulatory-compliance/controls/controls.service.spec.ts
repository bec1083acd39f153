import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import { ControlMappingsRepository } from './control-mappings.repository.js';
import { ControlRelationsRepository } from './control-relations.repository.js';
import { ControlsRepository } from './controls.repository.js';
import { ControlsService } from './controls.service.js';
import { ProfileSelections } from './profile-selections.service.js';

describe('ControlsService', () => {
  const asked: unknown[] = [];
  const inserted: object[] = [];
  let kind: string;
  let leadsBack: boolean;
  let rows: object[];
  let service: ControlsService;
  beforeEach(async () => {
    asked.length = inserted.length = 0;
    [kind, leadsBack, rows] = ['catalog', false, []];
    const insert = async (facts: object): Promise<object> => (inserted.push(facts), facts);
    const reaches = async (...ids: string[]): Promise<boolean> => (asked.push(ids), leadsBack);
    const coverage = async (...of: unknown[]): Promise<object[]> => (asked.push(of), rows);
    const selectionOf = async (...of: unknown[]): Promise<object> => (
      asked.push(of),
      { catalogIds: ['c1', 'c2'], keys: ['ac-1', 'zz-9'] }
    );
    const asOf = async (day: string): Promise<object> => ({ day, before: 'end', today: '2026-06-30' });
    const module = await Test.createTestingModule({
      providers: [
        ControlsService,
        { provide: ControlsRepository, useValue: { coverage } },
        { provide: ControlCatalogsRepository, useValue: { get: async () => ({ kind }) } },
        { provide: ControlMappingsRepository, useValue: { insert } },
        { provide: ControlRelationsRepository, useValue: { insert, reaches } },
        { provide: ProfileSelections, useValue: { selectionOf } },
        { provide: CompanyCalendar, useValue: { asOf } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(ControlsService);
  });
  const row = (controlKey: string, coverage: 'full' | 'partial' | 'none', fullReasons: string[] = []): object => ({
    ...{ id: `${controlKey} ${coverage}`, controlKey, hasFull: coverage === 'full', hasPartial: coverage !== 'none' },
    ...{ reasons: fullReasons, fullReasons },
  });

  it.each([{}, { requirementId: 'q', evidenceId: 'e' }])('maps no control to %j', (said) => {
    expect(() => service.map(said as never)).toThrow('VALIDATION_FAILED');
    expect(inserted).toEqual([]);
  });

  it.each([{ requirementId: 'q' }, { evidenceId: 'e' }])('maps a control to %j alone', async (said) => {
    await service.map(said as never);
    expect(inserted).toEqual([{ requirementId: null, evidenceId: null, ...said }]);
  });

  it('relates nothing in a circle: asks whether the second leads back to the first', async () => {
    const facts = { fromControlId: 'a', toControlId: 'b' } as never;
    await service.relate(facts);
    leadsBack = true;
    await expect(service.relate(facts)).rejects.toMatchObject({ code: 'CONTROL_CYCLE' });
    expect(asked).toEqual([
      ['b', 'a'],
      ['b', 'a'],
    ]);
    expect(inserted).toEqual([facts]);
  });

  it('counts every control of a catalog once, by the best that covers it; met is what is compliant in full', async () => {
    rows = [
      row('ac-1', 'partial'),
      row('ac-1', 'full', ['PERIOD_MISSED', 'ATTESTED']),
      row('ac-2', 'full', ['CONTENT_CHANGED']),
      row('ac-3', 'partial'),
      row('ac-4', 'none'),
      { ...row('ac-5', 'none'), isWithdrawn: true },
    ];
    const report = await service.coverage('c', { asOf: '2026-05-31' });
    expect(report).toMatchObject({ catalogIds: ['c'], full: 2, partial: 1, none: 1, met: 1, unknownKeys: [] });
    expect(report.controls[0]).toMatchObject({ statuses: ['non_compliant', 'compliant'], isMet: true });
    expect(report.asOf).toBe('2026-05-31');
    expect(asked).toEqual([[expect.objectContaining({ day: '2026-05-31' }), ['c'], null]]);
  });

  it('asks for what a profile selects, and names what no catalog has', async () => {
    kind = 'profile';
    rows = [row('ac-1', 'none')];
    const report = await service.coverage('p', { asOf: '2026-06-30', catalogId: 'c1' });
    expect(asked[0]).toEqual(['p', 'c1']);
    expect(asked[1]).toEqual([expect.anything(), ['c1', 'c2'], ['ac-1', 'zz-9']]);
    expect(report.unknownKeys).toEqual(['zz-9']);
  });
});
