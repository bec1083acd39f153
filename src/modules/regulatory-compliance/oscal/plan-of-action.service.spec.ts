import { Test } from '@nestjs/testing';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { oscalProblems } from './oscal-document.engine.js';
import { PlanOfActionRepository } from './plan-of-action.repository.js';
import { PlanOfActionService } from './plan-of-action.service.js';

const KIND = 'plan-of-action-and-milestones';
interface Plan {
  uuid: string;
  metadata: Record<string, string>;
  'poam-items': { uuid: string; description: string }[];
  risks?: { remediations?: { description: string; title: string }[] }[];
}

describe('PlanOfActionService', () => {
  const action = {
    id: 'x',
    title: 'Lock',
    description: null,
    owner: null,
    status: 'planned',
    dueAt: '2026-07-31T23:59:59-04:00',
  };
  const finding = {
    ...{ id: 'f', findingNumber: 'F-2026-1', auditNumber: null, title: 'Unlocked', description: null, rootCause: null },
    ...{ severity: 'major', isOpen: true, recordedAt: '2026-05-01T00:00:00.000Z', dueAt: null, actions: [action] },
    ...{ changedAt: '2026-06-02T00:00:00.000Z', requirementTitle: 'Access', citation: '45 CFR 164.310' },
  };
  let rows: object[];
  let service: PlanOfActionService;
  beforeEach(async () => {
    rows = [];
    const module = await Test.createTestingModule({
      providers: [
        PlanOfActionService,
        { provide: PlanOfActionRepository, useValue: { findings: async () => rows } },
        { provide: CompanyCalendar, useValue: { companyName: async () => 'Clinic' } },
      ],
    }).compile();
    service = module.get(PlanOfActionService);
  });
  const exported = async (companyId = '01900000-0000-7000-8000-00000000000c'): Promise<Plan> => {
    const document = await tenantContext.run({ requestId: 'r', companyId }, () => service.export());
    expect(oscalProblems(KIND, document)).toEqual([]);
    return (document as Record<string, Plan>)[KIND]!;
  };

  it('is as old as the newest of its facts, wherever that stands', async () => {
    rows = [{ ...finding, id: 'g', changedAt: '2026-06-03T00:00:00.000Z' }, finding];
    expect((await exported()).metadata['last-modified']).toBe('2026-06-03T00:00:00.000Z');
    rows = [];
    expect((await exported()).metadata['last-modified']).toBe('1970-01-01T00:00:00.000Z');
  });

  it('names the same things the same each time, and others otherwise', async () => {
    rows = [finding, { ...finding, id: 'g' }];
    const [one, again] = [await exported(), await exported()];
    expect(again).toEqual(one);
    expect(one['poam-items'][0]!.uuid).not.toBe(one['poam-items'][1]!.uuid);
    expect((await exported('01900000-0000-7000-8000-00000000000d')).uuid).not.toBe(one.uuid);
  });

  it('describes an action that has no description by its title', async () => {
    rows = [finding];
    expect((await exported()).risks![0]!.remediations).toMatchObject([{ title: 'Lock', description: 'Lock' }]);
  });

  it.each([
    ['Access', 'Unlocked (major); requirement: Access, 45 CFR 164.310'],
    [null, 'Unlocked (major)'],
  ])('of the requirement %j it says: %s', async (requirementTitle, description) => {
    rows = [{ ...finding, requirementTitle }];
    expect((await exported())['poam-items'][0]!.description).toBe(description);
  });
});
