import { Test } from '@nestjs/testing';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { ComplianceStatisticsRepository } from './compliance-statistics.repository.js';
import { ComplianceStatisticsService } from './compliance-statistics.service.js';
import { RegisterStatistics } from './register-statistics.service.js';

describe('ComplianceStatisticsService', () => {
  const acts: unknown[] = [];
  let rows: object[];
  let service: ComplianceStatisticsService;
  beforeEach(async () => {
    acts.length = 0;
    rows = [];
    const asked =
      (what: string, answer: () => unknown) =>
      async ({ day }: { day: string }): Promise<unknown> => (acts.push(`${what} ${day}`), answer());
    const repository = {
      reasons: asked('reasons', () => rows),
      attestations: asked('attestations', () => ({ valid: 2 })),
    };
    const asOf = async (day: string): Promise<object> => ({ day, before: 'end', today: '2026-06-30' });
    const module = await Test.createTestingModule({
      providers: [
        ComplianceStatisticsService,
        { provide: ComplianceStatisticsRepository, useValue: repository },
        { provide: CompanyCalendar, useValue: { asOf } },
        { provide: RequirementPlanner, useValue: { ensure: async (day: string) => void acts.push(`plan ${day}`) } },
        { provide: RegisterStatistics, useValue: { figuresOf: asked('registers', () => ({ mips: 1 })) } },
      ],
    }).compile();
    service = module.get(ComplianceStatisticsService);
  });
  const row = (program: string, reason: string, requirements: number, isMandatory = true, overdue = 0): object => ({
    ...{ program, reason, requirements, isMandatory, overdue },
  });

  it('lays periods out to today, then asks each part for the same day', async () => {
    const statistics = await service.statistics({ asOf: '2026-05-31' });
    expect(acts).toEqual(['plan 2026-06-30', 'reasons 2026-05-31', 'attestations 2026-05-31', 'registers 2026-05-31']);
    expect(statistics).toMatchObject({ asOf: '2026-05-31', attestations: { valid: 2 }, registers: { mips: 1 } });
  });

  it('of nothing it tells no rate, and every status with none', async () => {
    const { requirements } = await service.statistics({});
    expect(requirements).toMatchObject({ total: 0, overdue: 0, byProgram: [], mandatory: { ratePercent: null } });
    expect(requirements.byStatus).toHaveLength(4);
  });

  it('counts by the status that each reason means; what is exempted is in no denominator', async () => {
    rows = [
      row('HIPAA', 'ATTESTED', 2),
      row('HIPAA', 'PERIOD_MISSED', 1, true, 1),
      row('HIPAA', 'OPEN_FINDING', 1, false),
      row('MIPS', 'EXEMPTED', 5),
      row('HIPAA', 'ATTESTED', 1, false),
      row('MIPS', 'CONTENT_CHANGED', 1, false, 1),
    ];
    const { requirements } = await service.statistics({});
    expect(requirements).toMatchObject({ total: 11, overdue: 2 });
    expect(requirements.byStatus).toEqual([
      { status: 'compliant', requirements: 3 },
      { status: 'non_compliant', requirements: 2 },
      { status: 'in_progress', requirements: 1 },
      { status: 'not_applicable', requirements: 5 },
    ]);
    expect(requirements.mandatory).toEqual({ compliant: 2, applicable: 3, ratePercent: 66.7 });
    expect(requirements.optional).toEqual({ compliant: 1, applicable: 3, ratePercent: 33.3 });
    expect(requirements.byProgram).toMatchObject([
      { program: 'HIPAA', compliant: 3, applicable: 5, ratePercent: 60 },
      { program: 'MIPS', compliant: 0, applicable: 1, ratePercent: 0 },
    ]);
  });
});
