import { eventsOf, ofKind } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { VersionDesk, type SentClaim } from '../../support/version-desk.js';

interface Claim {
  id: string;
  status: string;
  balanceCents: number;
  patientControlNumber: string;
}

const OPEN = ['CO*45*30', 'PR*2*20'];

describe('RCM G: billing the next payer', () => {
  let api: TestApi;
  let company: TestCompany;
  let caller: Caller;
  let desk: VersionDesk;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    company = await api.newCompany();
    caller = await company.as('company_admin');
    desk = await VersionDesk.open(caller);
  });

  const bill = (id: string, body = {}) => caller.post(`/rcm/claims/${id}/secondary-claims`, { body });
  const billed = (id: string) => desk.made<Claim & Record<string, unknown>>(`/rcm/claims/${id}/secondary-claims`, {});
  const decidedClaim = async (facts = {}): Promise<SentClaim> => {
    const claim = await desk.sentClaim();
    await desk.remit([{ pcn: claim.patientControlNumber, number: 'ICN1', cas: OPEN, ...facts }]);
    return claim;
  };
  const standing = async (id: string) => {
    const { status, balanceCents } = await desk.claim(id);
    return [status, balanceCents];
  };
  const familyBalance = async (id: string): Promise<number> =>
    (await desk.read<{ balanceCents: number }>(`/rcm/claims/${id}/versions`)).balanceCents;
  const codes = (answer: { json(): { findings?: { code: string }[]; errors?: { code: string }[] } }): string[] => {
    const { findings, errors } = answer.json();
    return (findings ?? errors ?? []).map(({ code }) => code);
  };

  it('RCM G: from the primary 835 over the secondary 837 and its 835 to a balance of 0, charged once', async () => {
    const { payerId } = await desk.coveredBy('secondary');
    const primary = await decidedClaim();
    expect(await standing(primary.id)).toEqual(['secondary_pending', 2_000]);
    const secondary = await billed(primary.id);
    expect(secondary).toMatchObject({
      status: 'draft',
      payerId,
      responsibilityCode: 'S',
      frequencyCode: '1',
      priorClaimId: primary.id,
      chargeCents: 15_000,
      balanceCents: 0,
    });
    expect(codes(await caller.post(`/rcm/claims/${secondary.id}/validation`))).toEqual([]);
    const payer = await desk.read<{ name: string; electronicPayerId: string }>(`/rcm/payers/${desk.practice.payerId}`);
    const file = await desk.file(await desk.send(secondary.id));
    const [written] = ofKind(await eventsOf(file), 'claim');
    expect(written!.claim).toMatchObject({
      chargeCents: 15_000,
      subscriber: { responsibilityCode: 'S' },
      otherPayers: [
        {
          responsibilityCode: 'P',
          relationshipCode: '18',
          filingCode: 'CI',
          amounts: [{ qualifier: 'D', cents: 10_000 }],
          adjustments: [],
          adjudicatedOn: null,
          benefitsAssigned: 'Y',
          releaseOfInformation: 'Y',
          subscriber: { entityCode: 'IL', idQualifier: 'MI' },
          payer: { name: payer.name, id: payer.electronicPayerId },
        },
      ],
      lines: [
        {
          adjudications: [
            {
              payerId: payer.electronicPayerId,
              paidCents: 10_000,
              procedure: { qualifier: 'HC', code: '99213' },
              units: 1,
              adjudicatedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
              adjustments: [
                { groupCode: 'CO', reasonCode: '45', cents: 3_000 },
                { groupCode: 'PR', reasonCode: '2', cents: 2_000 },
              ],
            },
          ],
        },
      ],
    });
    // What is open moved to the claim whose turn it is; nothing was charged twice.
    expect([await standing(primary.id), await standing(secondary.id)]).toEqual([
      ['secondary_pending', 0],
      ['submitted', 2_000],
    ]);
    expect(await familyBalance(primary.id)).toBe(2_000);
    const before = await desk.read<{ items: { kind: string; cents: number }[] }>('/rcm/ledger-entries?limit=200');
    const charged = before.items.filter(({ kind }) => kind === 'charge').reduce((sum, { cents }) => sum + cents, 0);
    expect(charged).toBe(15_000);
    const pcn = secondary.patientControlNumber;
    await desk.remit([{ pcn, status: '2', paid: 20, number: 'SEC1', cas: ['OA*23*130'] }]);
    expect([await standing(primary.id), await standing(secondary.id)]).toEqual([
      ['paid', 0],
      ['paid', 0],
    ]);
    expect(await familyBalance(primary.id)).toBe(0);
    const priors = await desk.read<{ items: unknown[] }>(
      `/rcm/ledger-entries?claimId=${secondary.id}&kind=prior_payer`,
    );
    expect(priors.items).toMatchObject([{ cents: 13_000, balanceEffectCents: 0 }]);
  });

  it('RCM G: what the payer sent on by itself (CLP02 19) is crossed over and not sent', async () => {
    await desk.coveredBy('secondary');
    const { id } = await decidedClaim({ status: '19' });
    expect((await standing(id))[0]).toBe('crossed_over');
    const answer = await bill(id);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'CLAIM_CROSSED_OVER']);
  });

  it('RCM G: not before the payer has decided, not without a card of the next payer, not twice', async () => {
    const undecided = await desk.sentClaim();
    expect((await bill(undecided.id)).json().code).toBe('CLAIM_NOT_ADJUDICATED');
    const { id } = await decidedClaim();
    expect([await standing(id), (await bill(id)).json().code]).toEqual([['paid', 2_000], 'NO_NEXT_COVERAGE']);
    await desk.coveredBy('secondary');
    const answers = await Promise.all([bill(id), bill(id), bill(id)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect((await bill(id)).json().code).toBe('NEXT_CLAIM_EXISTS');
  });

  it('RCM G: a card that was not in force on the day of service is no next payer', async () => {
    await desk.coveredBy('secondary', { effectiveOn: '2026-08-01' });
    const { id } = await decidedClaim();
    expect([(await standing(id))[0], (await bill(id)).json().code]).toEqual(['paid', 'NO_NEXT_COVERAGE']);
  });

  it('RCM G: a reversal of the primary flags the claim to the next payer: finding, event, notice; unsent it cannot go', async () => {
    await desk.coveredBy('secondary');
    const primary = await decidedClaim();
    const secondary = await billed(primary.id);
    const reversal = { pcn: primary.patientControlNumber, status: '22', charge: -150, paid: -100, number: 'ICN1' };
    await desk.remit([{ ...reversal, cas: ['CO*45*-30', 'PR*2*-20'] }], { plb: ['FB:ICN1*-100'] });
    const flagged = await desk.claim(secondary.id);
    expect(flagged).toMatchObject({ status: 'draft', findings: [{ code: 'PRIOR_PAYER_REVERSED', severity: 'error' }] });
    expect((flagged['events'] as { kind: string }[]).at(-1)!.kind).toBe('prior_payer_reversed');
    const billing = await company.as('billing');
    const { items } = (await billing.get('/notices')).json();
    expect(items).toMatchObject([{ code: 'PRIOR_PAYER_REVERSED', entity: 'claims', entityId: secondary.id }]);
    expect(codes(await caller.post(`/rcm/claims/${secondary.id}/submission`, { body: {} }))).toContain(
      'PRIOR_PAYER_REVERSED',
    );
    const { version } = await desk.claim(secondary.id);
    await caller.post(`/rcm/claims/${secondary.id}/void`, {
      body: { reason: 'Reversed' },
      headers: { 'if-match': `"${String(version)}"` },
    });
    await desk.remit([{ pcn: primary.patientControlNumber, paid: 110, number: 'ICN2', cas: ['CO*45*30', 'PR*2*10'] }]);
    const again = await billed(primary.id);
    await desk.send(again.id);
    expect([await standing(primary.id), await standing(again.id)]).toEqual([
      ['secondary_pending', 0],
      ['submitted', 1_000],
    ]);
  });

  it('RCM G: the correction of a claim that went out tells of what the payer before has decided since', async () => {
    await desk.coveredBy('secondary');
    const primary = await decidedClaim();
    const secondary = await billed(primary.id);
    await desk.send(secondary.id);
    const pcn = primary.patientControlNumber;
    const reversal = { pcn, status: '22', charge: -150, paid: -100, number: 'ICN1', cas: ['CO*45*-30', 'PR*2*-20'] };
    await desk.remit([reversal], { plb: ['FB:ICN1*-100'] });
    const correct = () =>
      desk.made<Claim & Record<string, unknown>>(`/rcm/claims/${secondary.id}/corrections`, {
        ...{ reason: 'The primary decided anew', payerControlNumber: 'SEC1' },
      });
    // What was taken back cannot be told; there is nothing to tell in its place yet.
    const early = await correct();
    expect(codes(await caller.post(`/rcm/claims/${early.id}/validation`))).toContain('PRIOR_PAYER_REVERSED');
    const { version } = await desk.claim(early.id);
    const headers = { 'if-match': `"${String(version)}"` };
    await caller.post(`/rcm/claims/${early.id}/void`, { body: { reason: 'Too early' }, headers });
    await desk.remit([{ pcn, paid: 110, number: 'ICN2', cas: ['CO*45*30', 'PR*2*10'] }]);
    const correction = await correct();
    const [written] = ofKind(await eventsOf(await desk.file(await desk.send(correction.id))), 'claim');
    expect(written!.claim).toMatchObject({
      ...{ frequencyCode: '7', subscriber: { responsibilityCode: 'S' } },
      otherPayers: [{ responsibilityCode: 'P', amounts: [{ qualifier: 'D', cents: 11_000 }] }],
      lines: [{ adjudications: [{ paidCents: 11_000, adjustments: [{ cents: 3_000 }, { cents: 1_000 }] }] }],
    });
    expect(written!.claim.otherPayers).toHaveLength(1);
    expect([await standing(primary.id), await standing(secondary.id), await standing(correction.id)]).toEqual([
      ['secondary_pending', 0],
      ['corrected', 0],
      ['submitted', 1_000],
    ]);
    expect(await familyBalance(primary.id)).toBe(1_000);
  });

  it('RCM G: the correction of it follows the correction of the claim to the payer before', async () => {
    await desk.coveredBy('secondary');
    const primary = await decidedClaim();
    const secondary = await billed(primary.id);
    await desk.send(secondary.id);
    const corrected = await desk.made<Claim>(`/rcm/claims/${primary.id}/corrections`, { reason: 'Modifier' });
    await desk.send(corrected.id);
    const pcn = primary.patientControlNumber;
    const reversal = { pcn, status: '22', charge: -150, paid: -100, number: 'ICN1', cas: ['CO*45*-30', 'PR*2*-20'] };
    await desk.remit([reversal, { pcn, paid: 90, number: 'ICN2', cas: ['CO*45*30', 'PR*2*30'] }], {
      plb: ['FB:ICN1*-10'],
    });
    const facts = { reason: 'The primary was corrected', payerControlNumber: 'SEC1' };
    const correction = await desk.made<Claim & { priorClaimId: string }>(
      `/rcm/claims/${secondary.id}/corrections`,
      facts,
    );
    expect(correction.priorClaimId).toBe(corrected.id);
    await desk.send(correction.id);
    const all = [primary.id, corrected.id, secondary.id, correction.id];
    expect(await Promise.all(all.map(standing))).toEqual([
      ['corrected', 0],
      ['secondary_pending', 0],
      ['corrected', 0],
      ['submitted', 3_000],
    ]);
  });

  it('RCM G: the tertiary payer hears of both payers before it', async () => {
    await desk.coveredBy('secondary');
    await desk.coveredBy('tertiary');
    const primary = await decidedClaim();
    const secondary = await billed(primary.id);
    await desk.send(secondary.id);
    const pcn = secondary.patientControlNumber;
    await desk.remit([{ pcn, status: '2', paid: 5, number: 'SEC1', cas: ['OA*23*130', 'PR*2*15'] }]);
    expect(await standing(secondary.id)).toEqual(['secondary_pending', 1_500]);
    const tertiary = await billed(secondary.id);
    const [written] = ofKind(await eventsOf(await desk.file(await desk.send(tertiary.id))), 'claim');
    expect(written!.claim).toMatchObject({
      subscriber: { responsibilityCode: 'T' },
      otherPayers: [{ responsibilityCode: 'P' }, { responsibilityCode: 'S' }],
      lines: [{ adjudications: [{ paidCents: 10_000 }, { paidCents: 500 }] }],
    });
    await desk.remit([{ pcn: tertiary.patientControlNumber, status: '3', paid: 15, cas: ['OA*23*135'] }]);
    expect(await familyBalance(primary.id)).toBe(0);
    expect([await standing(primary.id), await standing(secondary.id), await standing(tertiary.id)]).toEqual([
      ['paid', 0],
      ['paid', 0],
      ['paid', 0],
    ]);
  });
});
