import { Test } from '@nestjs/testing';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { ClaimLinesRepository } from '../claims/claim-lines.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PriorDecisionsService } from './prior-decisions.service.js';
import type { PriorDecision } from './secondary-claim.rules.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';

const decision = (id: string, facts: Partial<PriorDecision> = {}): PriorDecision => ({
  ...{ id, paidCents: 800, isForwarded: false, isBalanced: true, decidedOn: '2026-08-01', adjustments: [], lines: [] },
  ...facts,
});
const line = { claimLineItemId: 'p1l1', procedureCode: '99213', modifiers: [], revenueCode: null, paidUnits: 1 };
const claim = { id: 's1', loops: { otherPayers: [{ responsibilityCode: 'P', amounts: ['was'] }] } } as never;
const lines = [
  { lineNumber: 1, chargeCents: 900, loops: { adjudications: [{ payerId: 'E1', paidCents: 1 }] } },
] as never;

describe('RCM G: what a correction tells of the payer before', () => {
  let told: string[];
  let priorId: string | null;
  let decisions: PriorDecision[];
  let status: string;
  let service: PriorDecisionsService;
  beforeEach(async () => {
    [told, priorId, status] = [['was'], 'p2', 'secondary_pending'];
    decisions = [decision('now', { lines: [{ ...line, paidCents: 800, adjustments: [] }] })];
    const billing = {
      priorsOf: async () => told,
      decidedBefore: async () => priorId,
      decisionsOn: async () => decisions,
    };
    const card = { memberId: 'W1', relationshipCode: '18' };
    const module = await Test.createTestingModule({
      providers: [
        PriorDecisionsService,
        {
          provide: ClaimsRepository,
          useValue: { get: async (id: string) => ({ id, status, responsibilityCode: 'P' }) },
        },
        { provide: ClaimLinesRepository, useValue: { of: async () => [{ id: 'p1l1', lineNumber: 1 }] } },
        { provide: SecondaryClaimsRepository, useValue: billing },
        { provide: PayersRepository, useValue: { byId: async () => ({ name: 'One', electronicPayerId: 'E1' }) } },
        { provide: CarePartiesService, useValue: { partiesOf: async () => ({ patient: {}, coverage: card }) } },
      ],
    }).compile();
    service = module.get(PriorDecisionsService);
  });

  it('tells of the decisions that stand now, line by line, and of whose claim they are', async () => {
    const { facts, lines: said, claimPaymentIds } = await service.toldAnew(claim, lines);
    expect(facts).toMatchObject({
      priorClaimId: 'p2',
      loops: { otherPayers: [{ responsibilityCode: 'P', amounts: [{ qualifier: 'D', cents: 800 }] }] },
    });
    expect(said).toMatchObject([{ chargeCents: 900, loops: { adjudications: [{ payerId: 'E1', paidCents: 800 }] } }]);
    expect(claimPaymentIds).toEqual(['now']);
  });

  it.each<[string, () => void, string[]]>([
    ['the same decisions', () => void (decisions = [decision('was')]), ['was']],
    ['decisions taken back, and none in their place', () => void (priorId = null), ['was']],
    ['what only a file said of the payer before', () => void (told = []), []],
  ])('says the same of %s', async (_what, given, kept) => {
    given();
    const { facts, lines: said, claimPaymentIds } = await service.toldAnew(claim, lines);
    expect([facts, claimPaymentIds]).toEqual([{}, kept]);
    expect(said).toMatchObject([{ loops: { adjudications: [{ paidCents: 1 }] } }]);
  });

  it.each<[string, () => void, string]>([
    ['sent on by the payer', () => void (decisions = [decision('now', { isForwarded: true })]), 'CLAIM_CROSSED_OVER'],
    ['not balanced', () => void (decisions = [decision('now', { isBalanced: false })]), 'PRIOR_PAYMENT_UNBALANCED'],
    ['of a voided claim', () => void (status = 'voided'), 'CLAIM_SUPERSEDED'],
  ])('refuses a decision %s', async (_what, given, code) => {
    given();
    await expect(service.toldAnew(claim, lines)).rejects.toMatchObject({ code });
  });
});
