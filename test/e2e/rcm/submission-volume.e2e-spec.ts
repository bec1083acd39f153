import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import type { SubmittedClaim } from '../../../src/modules/rcm/x12/submitted-claim.rules.js';
import { aSubmittingPartner } from '../../factories/trading-partner.factory.js';
import { asSaid } from '../../factories/written-claims.factory.js';
import { eventsOf, ofKind } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { importX12 } from '../../support/x12-upload.js';

const CLAIMS = Number(process.env['QUINTET_SUBMITTED_CLAIMS'] ?? 300);

describe('RCM C: claims imported as drafts and submitted again', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    const company = await api.newCompany();
    billing = await company.as('billing');
    const admin = await company.as('company_admin');
    await admin.post('/rcm/trading-partners', { body: aSubmittingPartner({ separators: '*^:~' }) });
  });
  afterAll(() => api.close());

  const claimsOf = async (bytes: Buffer): Promise<Map<string, SubmittedClaim>> =>
    new Map(ofKind(await eventsOf(bytes), 'claim').map(({ claim }) => [claim.patientControlNumber, claim]));

  it.each([
    ['837P', 'professional'],
    ['837I', 'institutional'],
  ] as const)(
    '%s: the written file has the same claims',
    async (set, type) => {
      const original = Buffer.from([...generate837({ set, claims: CLAIMS, seed: 41 })].join(''));
      const job = await importX12(billing, original, '?disposition=draft');
      expect(job.status).toBe('succeeded');
      const answer = await billing.post('/rcm/batches', { body: { filter: { type } } });
      const { queuedCount, claims, batches } = answer.json();
      expect(claims.filter(({ outcome }: { outcome: string }) => outcome === 'refused').slice(0, 3)).toEqual([]);
      expect([queuedCount, batches.length]).toEqual([CLAIMS, 1]);
      const written = await billing.get(`/rcm/batches/${batches[0].id}/content`);
      const again = await claimsOf(Buffer.from(written.body));
      const before = await claimsOf(original);
      expect([...again.keys()].sort()).toEqual([...before.keys()].sort());
      for (const [number, claim] of before) expect(asSaid(again.get(number)!)).toEqual(asSaid(claim));
      expect((await billing.post(`/rcm/batches/${batches[0].id}/sending`)).json().status).toBe('sent');
    },
    300_000,
  );
});
