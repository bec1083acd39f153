import { eventsOf, ofKind } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { VersionDesk, type SentClaim } from '../../support/version-desk.js';

interface Version {
  id: string;
  status: string;
  frequencyCode: string;
  balanceCents: number;
}
interface Family {
  balanceCents: number;
  versions: Version[];
}

const NUMBER = 'ICN1';
const WHY = { reason: 'Wrong modifier' };

describe('versions of claims', () => {
  let api: TestApi;
  let caller: Caller;
  let desk: VersionDesk;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    caller = await (await api.newCompany()).as('company_admin');
    desk = await VersionDesk.open(caller);
  });

  const post = (path: string, body: unknown) => caller.post(path, { body });
  const family = (id: string): Promise<Family> => desk.read(`/rcm/claims/${id}/versions`);
  const standing = async (id: string) =>
    (await family(id)).versions.map(({ status, frequencyCode, balanceCents }) => [frequencyCode, status, balanceCents]);
  const ledgerSum = async (): Promise<number> => {
    const { items } = await desk.read<{ items: { balanceEffectCents: number }[] }>('/rcm/ledger-entries?limit=200');
    return items.reduce((sum, { balanceEffectCents }) => sum + balanceEffectCents, 0);
  };
  const paidClaim = async (): Promise<SentClaim> => {
    const claim = await desk.sentClaim();
    await desk.remit([{ pcn: claim.patientControlNumber, number: NUMBER }]);
    return claim;
  };

  describe('RCM A12: a correction (frequency 7)', () => {
    it('is a new version with the same control number and REF F8; the former is corrected when it is sent', async () => {
      const original = await paidClaim();
      const before = await desk.claim(original.id);
      const correction = await desk.made<Version & Record<string, unknown>>(
        `/rcm/claims/${original.id}/corrections`,
        WHY,
      );
      expect(correction).toMatchObject({
        status: 'draft',
        frequencyCode: '7',
        originalPayerControlNumber: NUMBER,
        patientControlNumber: original.patientControlNumber,
        payerControlNumber: null,
        replacesId: original.id,
        familyId: before['familyId'],
        chargeCents: 15_000,
        events: [{ kind: 'created', toStatus: 'draft', sourceId: original.id, reason: WHY.reason }],
      });
      const [line] = correction['lines'] as { id: string }[];
      const changed = await caller.patch(`/rcm/claims/${correction.id}/lines/${line!.id}`, {
        body: { modifiers: ['25'], chargeCents: 20_000 },
        headers: { 'if-match': '"1"' },
      });
      expect(changed.statusCode).toBe(200);
      expect((await desk.claim(original.id)).status).toBe('paid');
      const [written] = ofKind(await eventsOf(await desk.file(await desk.send(correction.id))), 'claim');
      expect(written!.claim).toMatchObject({
        frequencyCode: '7',
        chargeCents: 20_000,
        patientControlNumber: original.patientControlNumber,
        references: [{ qualifier: 'F8', value: NUMBER }],
        lines: [{ procedure: { code: '99213', modifiers: ['25'] } }],
      });
      expect(await standing(original.id)).toEqual([
        ['1', 'corrected', -15_000],
        ['7', 'submitted', 20_000],
      ]);
      expect((await family(original.id)).balanceCents).toBe(5_000);
    });

    it('RFI 1945: the 835 reverses the former and pays the new version under the same number; the family owes 0', async () => {
      const original = await paidClaim();
      const correction = await desk.made<Version>(`/rcm/claims/${original.id}/corrections`, WHY);
      await desk.send(correction.id);
      const pcn = original.patientControlNumber;
      await desk.remit([
        { pcn, status: '22', charge: -150, paid: -100, number: NUMBER, cas: ['CO*45*-50'] },
        { pcn, paid: 120, number: 'ICN2', cas: ['CO*45*30'] },
      ]);
      expect(await standing(original.id)).toEqual([
        ['1', 'corrected', 0],
        ['7', 'paid', 0],
      ]);
      expect(await ledgerSum()).toBe(0);
      const again = await desk.made<Version & Record<string, unknown>>(`/rcm/claims/${correction.id}/corrections`, WHY);
      expect(again['originalPayerControlNumber']).toBe('ICN2');
      expect((await post(`/rcm/claims/${original.id}/corrections`, WHY)).json().code).toBe('CLAIM_SUPERSEDED');
    });

    it('is one at a time, also when several ask at once; one that was given up makes room', async () => {
      const { id } = await paidClaim();
      const answers = await Promise.all(Array.from({ length: 4 }, () => post(`/rcm/claims/${id}/corrections`, WHY)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
      const refused = answers.find(({ statusCode }) => statusCode === 409)!;
      expect(refused.json().code).toBe('CLAIM_VERSION_OPEN');
      const { id: open } = answers.find(({ statusCode }) => statusCode === 201)!.json();
      const given = await caller.post(`/rcm/claims/${open}/void`, {
        body: { reason: 'Not needed' },
        headers: { 'if-match': '"1"' },
      });
      expect(given.statusCode).toBe(200);
      expect((await post(`/rcm/claims/${id}/voids`, WHY)).statusCode).toBe(201);
    });

    it.each(['corrections', 'voids'])('%s: not of a claim that has not gone out', async (what) => {
      const claim = await desk.made<{ id: string }>('/rcm/claims', {
        type: 'professional',
        facilityCode: '11',
        ...desk.practice,
      });
      const answer = await post(`/rcm/claims/${claim.id}/${what}`, WHY);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'CLAIM_NOT_SENT']);
    });
  });

  describe("RCM §2: resubmission without the payer's claim number", () => {
    it('is refused, unless somebody names it', async () => {
      const { id } = await desk.sentClaim();
      const refused = await post(`/rcm/claims/${id}/corrections`, WHY);
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'PAYER_CONTROL_NUMBER_UNKNOWN']);
      expect((await family(id)).versions).toHaveLength(1);
      const named = await post(`/rcm/claims/${id}/corrections`, { ...WHY, payerControlNumber: 'PORTAL7' });
      expect([named.statusCode, named.json().originalPayerControlNumber]).toEqual([201, 'PORTAL7']);
    });
  });

  describe('RCM A12: a void (frequency 8)', () => {
    it('repeats all charges; the claim owes nothing once the payer has taken its payment back', async () => {
      const original = await paidClaim();
      const bill = await desk.made<Version>(`/rcm/claims/${original.id}/voids`, WHY);
      const batchId = await desk.send(bill.id);
      const [written] = ofKind(await eventsOf(await desk.file(batchId)), 'claim');
      expect(written!.claim).toMatchObject({
        frequencyCode: '8',
        chargeCents: 15_000,
        references: [{ qualifier: 'F8', value: NUMBER }],
      });
      expect(await standing(original.id)).toEqual([
        ['1', 'voided', 0],
        ['8', 'submitted', 0],
      ]);
      const pcn = original.patientControlNumber;
      const reversal = { pcn, status: '22', charge: -150, paid: -100, number: NUMBER, cas: ['CO*45*-50'] };
      // More is taken back than paid: the payer carries it forward.
      await desk.remit([reversal], { plb: [`FB:${NUMBER}*-100`] });
      expect(await standing(original.id)).toEqual([
        ['1', 'voided', 0],
        ['8', 'voided', 0],
      ]);
      const { items } = await desk.read<{ items: { kind: string; cents: number }[] }>(
        `/rcm/ledger-entries?claimId=${original.id}&limit=200`,
      );
      const sums = new Map<string, number>();
      for (const { kind, cents } of items) sums.set(kind, (sums.get(kind) ?? 0) + cents);
      expect(Object.fromEntries(sums)).toEqual({ charge: 0, payment: 0, contractual: 0 });
    });

    it('takes the charges back as soon as it goes out where the payer has decided nothing', async () => {
      const { id } = await desk.sentClaim();
      const bill = await desk.made<Version>(`/rcm/claims/${id}/voids`, { ...WHY, payerControlNumber: '1K' });
      expect((await desk.claim(id)).balanceCents).toBe(15_000);
      await desk.send(bill.id);
      expect(await standing(id)).toEqual([
        ['1', 'voided', 0],
        ['8', 'submitted', 0],
      ]);
    });

    it('VOID_CHARGES_DIFFER: cannot go with other charges than the claim that it takes back', async () => {
      const { id } = await paidClaim();
      const bill = await desk.made<Version & { lines: { id: string }[] }>(`/rcm/claims/${id}/voids`, WHY);
      await caller.patch(`/rcm/claims/${bill.id}/lines/${bill.lines[0]!.id}`, {
        body: { chargeCents: 100 },
        headers: { 'if-match': '"1"' },
      });
      const refused = await post(`/rcm/claims/${bill.id}/submission`, {});
      expect(refused.json().errors.map(({ code }: { code: string }) => code)).toContain('VOID_CHARGES_DIFFER');
    });
  });

  it('RCM A12: what went out does not change', async () => {
    const { id } = await paidClaim();
    const { version } = await desk.claim(id);
    const answer = await caller.patch(`/rcm/claims/${id}`, {
      body: { facilityCode: '22' },
      headers: { 'if-match': `"${String(version)}"` },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'CLAIM_NOT_EDITABLE']);
  });
});
