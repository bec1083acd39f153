import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { ClaimDetailRepository } from '../claims/claim-detail.repository.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimLinesRepository } from '../claims/claim-lines.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { PriorDecisionsService } from '../secondary-claims/prior-decisions.service.js';
import { carriedLine } from './claim-version.rules.js';
import { ClaimVersionsRepository } from './claim-versions.repository.js';
import { ClaimVersionsService } from './claim-versions.service.js';

const NOW = '2026-11-26T08:00:00.000Z';
const paid = {
  ...{ id: 'c1', familyId: 'fam', status: 'paid', number: 7, version: 4, frequencyCode: '1', chargeCents: 900 },
  ...{ patientControlNumber: 'Q7', payerControlNumber: 'ICN', submittedAt: NOW, adjudicatedOn: '2026-11-01' },
};
const facts = { reason: 'Wrong modifier' };

describe('RCM A12: corrections and voids of a claim', () => {
  let acts: string[];
  let claim: Record<string, unknown>;
  let openVersion: string | null;
  let added: [object, object[], object[]];
  let begun: unknown[];
  let rows: object[];
  let toldFacts: object;
  let service: ClaimVersionsService;
  beforeEach(async () => {
    [acts, claim, openVersion, begun, rows, toldFacts] = [[], { ...paid }, null, [], [], {}];
    const claims = {
      updateIf: async (id: string) => (acts.push(`lock ${id}`), claim),
      diagnosesOf: async () => [{ id: 'd1', claimId: 'c1', sequence: 1, qualifier: 'ABK', code: 'E119' }],
      add: async (...given: typeof added) => (acts.push('add'), (added = given), 'c2'),
    };
    const lines = { of: async () => [{ id: 'l1', claimId: 'c1', version: 3, lineNumber: 1, controlNumber: 'Q7L1' }] };
    const versions = {
      openVersionOf: async (id: string) => (acts.push(`open ${id}`), openVersion),
      family: async () => rows,
    };
    const priors = {
      toldAnew: async (_claim: object, given: never[]) => ({
        facts: toldFacts,
        lines: given.map(carriedLine),
        claimPaymentIds: ['pay2'],
      }),
      keep: async (id: string, ids: string[]) => void acts.push(`${id} tells of ${ids}`),
    };
    const module = await Test.createTestingModule({
      providers: [
        ClaimVersionsService,
        { provide: ClaimsRepository, useValue: claims },
        { provide: ClaimLinesRepository, useValue: lines },
        { provide: ClaimVersionsRepository, useValue: versions },
        { provide: PriorDecisionsService, useValue: priors },
        { provide: ClaimDetailRepository, useValue: { changed: async (id: string) => `detail of ${id}` } },
        { provide: ClaimLifecycle, useValue: { begin: async (...given: unknown[]) => void (begun = given) } },
        { provide: Counters, useValue: { next: async (name: string) => (acts.push(`number ${name}`), 8) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    }).compile();
    service = module.get(ClaimVersionsService);
  });

  it.each([
    ['correct', '7', ['c2 tells of pay2']],
    ['void', '8', []],
  ] as const)(
    '%s: a draft of frequency %s with a number of its own and the payer’s number',
    async (act, code, kept) => {
      expect(await service[act]('c1', facts)).toBe('detail of c2');
      expect(acts).toEqual(['lock c1', 'open c1', 'number claim', 'add', ...kept]);
      const [version, lines, diagnoses] = added;
      expect(version).toMatchObject({
        ...{ frequencyCode: code, number: 8, status: 'draft', replacesId: 'c1', familyId: 'fam', chargeCents: 900 },
        ...{ patientControlNumber: 'Q7', originalPayerControlNumber: 'ICN' },
      });
      expect(lines).toEqual([expect.objectContaining({ lineNumber: 1, controlNumber: 'Q7L1' })]);
      expect(diagnoses).toEqual([expect.objectContaining({ sequence: 1, code: 'E119' })]);
      const event = { kind: 'created', occurredAt: NOW, sourceId: 'c1', reason: 'Wrong modifier' };
      expect(begun).toEqual([[{ claimId: 'c2', status: 'draft' }], event]);
    },
  );

  it('says in a correction what is so now of the payer before; a void repeats what went out', async () => {
    toldFacts = { priorClaimId: 'p2', loops: { otherPayers: ['anew'] } };
    await service.correct('c1', facts);
    expect(added[0]).toMatchObject(toldFacts);
    await service.void('c1', facts);
    expect(added[0]).not.toMatchObject(toldFacts);
  });

  it('carries no key, state or answer of the payer over from what went out', async () => {
    await service.correct('c1', facts);
    for (const name of ['id', 'version', 'payerControlNumber', 'submittedAt', 'adjudicatedOn'])
      expect(added[0]).not.toHaveProperty(name);
    for (const part of [...added[1], ...added[2]]) expect(part).not.toHaveProperty('id');
  });

  it('takes the number that somebody knows before the one on file', async () => {
    await service.correct('c1', { ...facts, payerControlNumber: 'TOLD' });
    expect(added[0]).toMatchObject({ originalPayerControlNumber: 'TOLD' });
    claim.payerControlNumber = null;
    await service.void('c1', { ...facts, payerControlNumber: 'TOLD' });
    expect(added[0]).toMatchObject({ originalPayerControlNumber: 'TOLD' });
  });

  it.each([
    ['one that has not gone out', { status: 'queued' }, null, 'CLAIM_NOT_SENT'],
    ['one that came back', { status: 'payer_rejected' }, null, 'CLAIM_REJECTED'],
    ['one that was replaced', { status: 'corrected' }, null, 'CLAIM_SUPERSEDED'],
    ['one without the payer’s number', { payerControlNumber: null }, null, 'PAYER_CONTROL_NUMBER_UNKNOWN'],
    ['one that has a version under way', {}, 'c9', 'CLAIM_VERSION_OPEN'],
  ])('refuses %s before a number is taken', async (_what, own, open, code) => {
    Object.assign(claim, own);
    openVersion = open;
    await expect(service.correct('c1', facts)).rejects.toMatchObject({ code });
    expect(acts[0]).toBe('lock c1');
    expect(acts).not.toContain('number claim');
    expect(acts).not.toContain('add');
  });

  it('answers the family with what is owed of all of it, and none for an id that is none', async () => {
    rows = [900, -200].map((balanceCents, index) => ({ id: `c${index}`, familyId: 'fam', balanceCents }));
    const versions = [
      { id: 'c0', balanceCents: 900 },
      { id: 'c1', balanceCents: -200 },
    ];
    expect(await service.family('c1')).toEqual({ familyId: 'fam', balanceCents: 700, versions });
    rows = [];
    await expect(service.family('c1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
