import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { aClaim, aClaimLine, aPractice } from '../../factories/claim.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { Figures } from '../../support/figures.js';
import { importX12 } from '../../support/x12-upload.js';

const text = (parts: Iterable<string>): string => [...parts].join('');
const claims = (facts: { claims: number; seed: number }): string => text(generate837({ set: '837P', ...facts }));
const remittance = (facts: { claims: number; seed: number }): string => text(generate835(facts));

describe('RCM §1 statistics: the figures of claims', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let figures: Figures;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    company = await api.newCompany();
    billing = await company.as('billing');
    figures = new Figures(api, company.id);
  });

  it('are what claims, ledger and events say, after imports side by side', async () => {
    const files = [31, 32, 33].map((seed) => ({ claims: 40, seed }));
    await Promise.all(files.map((facts) => importX12(billing, claims(facts))));
    expect(await figures.problems()).toEqual({});
    await Promise.all(files.map((facts) => importX12(billing, remittance(facts))));
    expect(await figures.problems()).toEqual({});
  }, 60_000);

  it('follow a claim that is entered, changed, validated and voided', async () => {
    const practice = await aPractice(await company.as('company_admin'));
    const made = (await billing.post('/rcm/claims', { body: aClaim(practice) })).json();
    expect(await figures.problems()).toEqual({});
    const tag = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
    const line = await billing.post(`/rcm/claims/${made.id}/lines`, { body: aClaimLine(), headers: tag(made.version) });
    expect(line.statusCode).toBeLessThan(300);
    expect(await figures.problems()).toEqual({});
    await billing.post(`/rcm/claims/${made.id}/validation`);
    expect(await figures.problems()).toEqual({});
    const { version } = (await billing.get(`/rcm/claims/${made.id}`)).json();
    await billing.post(`/rcm/claims/${made.id}/void`, { body: { reason: 'entered twice' }, headers: tag(version) });
    expect(await figures.problems()).toEqual({});
    const statistics = (await billing.get('/rcm/statistics')).json();
    expect(statistics).toMatchObject({ claims: 1, byStatus: [{ claims: 1 }] });
  });

  it('would be found wrong, were one of them', async () => {
    await importX12(billing, claims({ claims: 3, seed: 34 }));
    await figures.query('UPDATE claim_figures SET balance_cents = balance_cents + 1 WHERE company_id = $1');
    expect(Object.keys(await figures.problems())).toEqual([
      'claims whose balance is not their ledger',
      'rows that computing again changes',
    ]);
    expect(await figures.problems()).toEqual({});
  });
});
