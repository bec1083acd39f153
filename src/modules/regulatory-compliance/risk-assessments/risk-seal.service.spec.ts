import { Test } from '@nestjs/testing';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import { assessmentContent } from './assessment-content.rules.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskLevelRecordsRepository } from './risk-level-records.repository.js';
import { RiskSeal } from './risk-seal.service.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RisksRepository } from './risks.repository.js';

describe('RiskSeal', () => {
  const risk = {
    ...{ id: 'r', status: 'open', likelihood: 4, impact: 5, adverseImpactLikelihood: null },
    ...{ controlLikelihoodReduction: 0, controlImpactReduction: 0 },
  };
  // Lowers 20 to 10 until it ends.
  const treatment = {
    ...{ id: 't', riskId: 'r', kind: 'mitigate', status: 'implemented', expiresOn: '2026-12-31' },
    ...{ likelihoodReduction: 2, impactReduction: 0 },
  };
  const assessment = { id: 'a', version: 3, method: 'product', title: 'Yearly', authorIds: ['ann'] };
  const lowered = { inherent: 'critical', residual: 'medium', target: 'medium' };
  const raised = { inherent: 'critical', residual: 'critical', target: 'critical' };
  const acts: unknown[] = [];
  let hash: string;
  let risks: object[];
  let treatments: { status: string }[];
  let records: object[];
  let today: string;
  let seal: RiskSeal;
  beforeEach(async () => {
    acts.length = 0;
    [risks, treatments, records, today] = [[risk], [treatment], [], '2026-06-30'];
    hash = contentHash(assessmentContent(assessment, risks, treatments));
    const assessments = {
      get: async () => ({ ...assessment, contentHash: hash }),
      update: async (_: string, version: number, facts: object) => void acts.push(version, facts),
    };
    const ofRisks = async (): Promise<object> => new Map([['r', records]]);
    const insert = async (record: object): Promise<void> => void acts.push(record);
    const module = await Test.createTestingModule({
      providers: [
        RiskSeal,
        { provide: RiskAssessmentsRepository, useValue: assessments },
        { provide: RisksRepository, useValue: { ofAssessment: async () => risks } },
        { provide: RiskTreatmentsRepository, useValue: { ofAssessment: async () => treatments } },
        { provide: RiskLevelRecordsRepository, useValue: { ofRisks, insert } },
        { provide: RowRevisions, useValue: { keep: async () => void acts.push('revision') } },
        { provide: CompanyCalendar, useValue: { today: async () => today } },
      ],
    }).compile();
    seal = module.get(RiskSeal);
  });
  const renew = (actorId = 'ann'): Promise<void> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, () => seal.renew('a'));
  const told = (appliesFrom: string | null, levels: object, status = 'open'): object => ({
    ...{ riskId: 'r', appliesFrom, status },
    ...levels,
  });

  it.each([
    ['bob', ['ann', 'bob']],
    ['ann', ['ann']],
  ])('after a change by %s the authors are %j, and the revision is kept', async (who, authorIds) => {
    treatments = [];
    await renew(who);
    const contentHashNow = contentHash(assessmentContent(assessment, risks, []));
    expect(acts.slice(0, 3)).toEqual([3, { contentHash: contentHashNow, authorIds }, 'revision']);
  });

  it('makes nobody an author when all it says has stayed; the levels then and after the treatment are recorded', async () => {
    await renew('bob');
    expect(acts).toEqual([
      { sequence: 1, ...told(null, lowered) },
      { sequence: 2, ...told('2027-01-01', raised) },
    ]);
  });

  it.each([
    ['as they are', '2026-06-30', () => [told(null, lowered), told('2027-01-01', raised)], 0],
    [
      'once the treatment has ended, as was told',
      '2027-01-01',
      () => [told(null, lowered), told('2027-01-01', raised)],
      0,
    ],
    ['without the end', '2026-06-30', () => [told(null, lowered)], 2],
    ['with another end', '2026-06-30', () => [told(null, lowered), told('2026-12-01', raised)], 2],
    [
      'of a risk that was withdrawn',
      '2026-06-30',
      () => [told(null, lowered, 'withdrawn'), told('2027-01-01', raised)],
      2,
    ],
    ['at another level', '2026-06-30', () => [told(null, raised)], 2],
  ])('when the records tell the levels %s, on %s, it adds what is missing', async (_, day, found, added) => {
    [today, records] = [day, found()];
    await renew();
    expect(acts).toHaveLength(added);
    if (added > 0) expect(acts[0]).toMatchObject({ sequence: records.length + 1 });
  });

  it('records nothing where there is no risk', async () => {
    risks = [];
    await renew();
    expect(acts.filter((each) => typeof each === 'object')).toHaveLength(1);
  });
});
