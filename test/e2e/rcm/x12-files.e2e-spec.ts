import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { importX12 } from '../../support/x12-upload.js';

const text = (parts: Iterable<string>): string => [...parts].join('');

describe('X12 files', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  it('bring claims in with their parties, and remittances post on them', async () => {
    const claims = await importX12(billing, text(generate837({ set: '837P', claims: 60, seed: 11 })));
    expect(claims).toMatchObject({ status: 'succeeded', findings: { claims: 60, newClaims: 60, importedSets: 1 } });
    const file = (await billing.get(claims.resultPath!.replace('/api/v1', ''))).json();
    expect(file).toMatchObject({ status: 'imported', sets: [{ kind: '837P', status: 'imported', claimCount: 60 }] });
    const remittance = await importX12(billing, text(generate835({ claims: 60, seed: 11 })));
    expect(remittance.status).toBe('succeeded');
    expect(remittance.findings).toMatchObject({ postedSets: 13, held: 0, unmatched: 0, reversals: 3 });
  });

  it('are known by their bytes: the same file again answers with the first job', async () => {
    const content = text(generate837({ set: '837I', claims: 3, seed: 12 }));
    const first = await importX12(billing, content);
    const again = await importX12(billing, content);
    expect(again.id).toBe(first.id);
  });

  it('that are no X12 are refused with the place where it fails', async () => {
    const job = await importX12(billing, 'Dear payer, please pay.');
    const file = (await billing.get(job.resultPath!.replace('/api/v1', ''))).json();
    expect(file.status).toBe('refused');
    expect(file.findings).toMatchObject([{ code: 'NO_ISA', severity: 'error' }]);
  });
});
