import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { ClaimDetailRepository } from '../claims/claim-detail.repository.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimLinesRepository } from '../claims/claim-lines.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PriorDecisionsService } from './prior-decisions.service.js';
import type { PriorDecision } from './secondary-claim.rules.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';
import { SecondaryClaimsService } from './secondary-claims.service.js';

const NOW = '2026-11-26T08:00:00.000Z';
const line = { claimLineItemId: 'l1', procedureCode: '99213', modifiers: [], revenueCode: null, paidUnits: 1 };
const decision: PriorDecision = {
  ...{ id: 'pay1', paidCents: 800, isForwarded: false, isBalanced: true, decidedOn: '2026-08-01', adjustments: [] },
  lines: [{ ...line, paidCents: 800, adjustments: [] }],
};

describe('RCM G: building the claim to the next payer', () => {
  let acts: unknown[];
  let claim: Record<string, unknown>;
  let decisions: PriorDecision[];
  let card: object | null;
  let coverage: { coverageId: string; payerId: string } | null;
  let nextClaim: string | null;
  let added: [Record<string, unknown>, { loops: object }[], object[]] | undefined;
  let service: SecondaryClaimsService;
  beforeEach(async () => {
    [acts, decisions, added, nextClaim] = [[], [decision], undefined, null];
    coverage = { coverageId: 'v2', payerId: 'y2' };
    card = { memberId: 'W1', groupNumber: 'G', planName: 'Plan', relationshipCode: '18', filingCode: 'CI' };
    claim = {
      ...{ id: 'c1', familyId: 'fam', status: 'paid', payerId: 'y1', coverageId: 'v1', responsibilityCode: 'P' },
      ...{ frequencyCode: '7', priorAuthorizationNumber: 'AUTH', referralNumber: 'REF', patientControlNumber: 'Q1' },
      ...{ loops: null, chargeCents: 1000, payerControlNumber: 'ICN' },
    };
    const claims = {
      updateIf: async (id: string) => (acts.push(`lock ${id}`), claim),
      diagnosesOf: async () => [],
      add: async (...given: NonNullable<typeof added>) => (acts.push('add'), (added = given), 'c2'),
    };
    const billing = {
      decisionsOn: async () => (acts.push('decisions'), decisions),
      nextCoverageOf: async () => coverage,
      nextClaimOf: async () => nextClaim,
      keepPriors: async (id: string, ids: string[]) => void acts.push(`${id} tells of ${ids}`),
    };
    const payers = { byId: async (id: string) => ({ id, name: 'One', electronicPayerId: `E-${id}` }) };
    const lines = [
      { id: 'l1', loops: { adjudications: [{ payerId: 'E-before' }], note: 'kept' } },
      { id: 'l2', loops: null },
    ];
    const patient = { familyName: 'Doe', givenName: 'Jane' };
    const module = await Test.createTestingModule({
      providers: [
        SecondaryClaimsService,
        PriorDecisionsService,
        { provide: ClaimsRepository, useValue: claims },
        { provide: ClaimLinesRepository, useValue: { of: async () => lines } },
        { provide: SecondaryClaimsRepository, useValue: billing },
        { provide: ClaimDetailRepository, useValue: { changed: async (id: string) => `detail of ${id}` } },
        { provide: ClaimLifecycle, useValue: { begin: async (...given: unknown[]) => void acts.push(given) } },
        { provide: PayersRepository, useValue: payers },
        { provide: CarePartiesService, useValue: { partiesOf: async () => ({ patient, coverage: card }) } },
        { provide: Counters, useValue: { next: async () => (acts.push('number'), 42) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    }).compile();
    service = module.get(SecondaryClaimsService);
  });

  it('reads what was decided under the lock of the claim, and keeps of which decisions the draft tells', async () => {
    expect(await service.create('c1', { reason: 'No crossover' })).toBe('detail of c2');
    const event = { kind: 'created', occurredAt: NOW, sourceId: 'c1', reason: 'No crossover' };
    const begun = [[{ claimId: 'c2', status: 'draft' }], event];
    expect(acts).toEqual(['lock c1', 'decisions', 'number', 'add', 'c2 tells of pay1', begun]);
  });

  it('is a claim of its own to the next payer, in the same family, without the first payer’s numbers', async () => {
    await service.create('c1', {});
    expect(added![0]).toMatchObject({
      ...{ payerId: 'y2', coverageId: 'v2', responsibilityCode: 'S', priorClaimId: 'c1', familyId: 'fam' },
      ...{ number: 42, patientControlNumber: 'Q0000000042', frequencyCode: '1', status: 'draft' },
      ...{ priorAuthorizationNumber: null, referralNumber: null, chargeCents: 1000 },
    });
    expect(added![0]).not.toHaveProperty('payerControlNumber');
    expect(added![0].loops).toMatchObject({ otherPayers: [{ payer: { id: 'E-y1' }, subscriber: { id: 'W1' } }] });
  });

  it('puts each line’s decision behind those of the payers before', async () => {
    await service.create('c1', {});
    const [first, second] = added![1].map(({ loops }) => loops);
    expect(first).toMatchObject({ note: 'kept', adjudications: [{ payerId: 'E-before' }, { payerId: 'E-y1' }] });
    expect(second).toEqual({ adjudications: [] });
  });

  it.each<[string, string, () => void]>([
    ['a claim that was replaced', 'CLAIM_SUPERSEDED', () => void (claim.status = 'corrected')],
    ['a claim that nobody has decided', 'CLAIM_NOT_ADJUDICATED', () => void (decisions = [])],
    ['what the payer sent on', 'CLAIM_CROSSED_OVER', () => void (decisions = [{ ...decision, isForwarded: true }])],
    ['what is not balanced', 'PRIOR_PAYMENT_UNBALANCED', () => void (decisions = [{ ...decision, isBalanced: false }])],
    ['a patient without another card', 'NO_NEXT_COVERAGE', () => void (coverage = null)],
    ['a second claim to the next payer', 'NEXT_CLAIM_EXISTS', () => void (nextClaim = 'c9')],
    ['a claim whose own card is gone', 'COVERAGE_MISSING', () => void (card = null)],
  ])('refuses %s with %s, and writes nothing', async (_what, code, given) => {
    given();
    await expect(service.create('c1', {})).rejects.toMatchObject({ code });
    expect(acts[0]).toBe('lock c1');
    expect(added).toBeUndefined();
  });
});
