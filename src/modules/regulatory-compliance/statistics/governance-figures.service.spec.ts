import { Test } from '@nestjs/testing';
import { GovernanceFiguresService } from './governance-figures.service.js';
import { GovernanceStatisticsRepository } from './governance-statistics.repository.js';

const AS_OF = { day: '2026-05-31', before: 'end' } as never;

describe('GovernanceFiguresService', () => {
  const rows: Record<string, unknown> = {};
  const asked: unknown[] = [];
  let service: GovernanceFiguresService;
  beforeEach(async () => {
    asked.length = 0;
    Object.assign(rows, {
      audits: [],
      findings: [],
      closing: {},
      actions: [],
      policies: {},
      risks: [],
      assessments: {},
    });
    const queries = Object.keys(rows).map((name) => [name, async (day: unknown) => (asked.push(day), rows[name])]);
    const repository = Object.fromEntries(queries) as object;
    const module = await Test.createTestingModule({
      providers: [GovernanceFiguresService, { provide: GovernanceStatisticsRepository, useValue: repository }],
    }).compile();
    service = module.get(GovernanceFiguresService);
  });

  it('tells every status and severity, those with none too, of the day that was asked for', async () => {
    rows['audits'] = [{ status: 'failed', audits: 2 }];
    rows['findings'] = [{ severity: 'major', open: 3, overdue: 1, closed: 4 }];
    rows['closing'] = { ofAgeOrClosed: 8, closedWithin90Days: 4 };
    const { audits, findings } = await service.of(AS_OF);
    expect(audits.map(({ audits: count }) => count)).toEqual([0, 0, 0, 0, 0, 2, 0]);
    expect(findings.bySeverity.map(({ severity, open }) => [severity, open])).toEqual([
      ['minor', 0],
      ['moderate', 0],
      ['major', 3],
      ['critical', 0],
    ]);
    expect(findings).toMatchObject({ ofAgeOrClosed: 8, closedWithin90Days: 4 });
    expect(asked).toEqual(Object.keys(rows).map(() => AS_OF));
  });

  it('counts actions where their last event left them; what is done is not overdue any more', async () => {
    const kinds = ['planned', 'started', 'sent_back', 'completed', 'verified'];
    rows['actions'] = kinds.map((kind) => ({ kind, actions: 2, late: 1 }));
    expect((await service.of(AS_OF)).correctiveActions).toEqual([
      { status: 'planned', actions: 2, overdue: 1 },
      { status: 'in_progress', actions: 4, overdue: 2 },
      { status: 'completed', actions: 2, overdue: 0 },
      { status: 'verified', actions: 2, overdue: 0 },
    ]);
  });

  it('counts risks by each of their levels, lowest first, without levels that none has', async () => {
    rows['risks'] = [
      { inherent: 'critical', residual: 'medium', target: 'low', risks: 2 },
      { inherent: 'medium', residual: 'medium', target: 'low', risks: 3 },
    ];
    rows['assessments'] = { assessments: 1, overdue: 0, approved: 1 };
    expect((await service.of(AS_OF)).risks).toEqual({
      byLevel: [
        { level: 'low', inherent: 0, residual: 0, target: 5 },
        { level: 'medium', inherent: 3, residual: 5, target: 0 },
        { level: 'critical', inherent: 2, residual: 0, target: 0 },
      ],
      ...{ assessments: 1, overdue: 0, approved: 1 },
    });
  });
});
