import { Test } from '@nestjs/testing';
import { ComplianceStatisticsRepository } from '../statistics/compliance-statistics.repository.js';
import { GovernanceFiguresService } from '../statistics/governance-figures.service.js';
import { ComplianceReportFactsRepository } from './compliance-report-facts.repository.js';
import { ComplianceReportMaker } from './compliance-report-maker.service.js';

const SPAN = { asOf: '2026-06-30', periodFrom: '2025-07-01', periodTo: '2026-06-30' };
const BEFORE = '2026-07-01T04:00:00.000Z';
const POLICIES = { inForce: 3, inWork: 1, dueWithin30Days: 0, overdue: 0 };

describe('ComplianceReportMaker', () => {
  const asked: object[] = [];
  let maker: ComplianceReportMaker;
  beforeEach(async () => {
    const module = await Test.createTestingModule({
      providers: [
        ComplianceReportMaker,
        {
          provide: ComplianceReportFactsRepository,
          useValue: { requirements: async () => [], openFindings: async () => [] },
        },
        { provide: ComplianceStatisticsRepository, useValue: { attestations: async () => ({ valid: 2 }) } },
        {
          provide: GovernanceFiguresService,
          useValue: {
            of: async (day: object) => (
              asked.push(day),
              { audits: [], policies: { ...POLICIES, outstandingAcknowledgements: 9 } }
            ),
          },
        },
      ],
    }).compile();
    maker = module.get(ComplianceReportMaker);
  });

  it('tells governance on the day from what was recorded before the instant, without what has no history', async () => {
    const content = await maker.content(SPAN, BEFORE);
    expect(content).toMatchObject({ format: 'quintet/compliance-report/v2', attestations: { valid: 2 } });
    expect(content.governance).toEqual({ audits: [], policies: POLICIES });
    expect(asked).toEqual([{ day: SPAN.asOf, before: BEFORE }]);
  });

  it('makes a report of the first form again in that form', async () => {
    const content = await maker.content(SPAN, BEFORE, 'quintet/compliance-report/v1');
    expect(content.format).toBe('quintet/compliance-report/v1');
    expect('governance' in content).toBe(false);
  });
});
