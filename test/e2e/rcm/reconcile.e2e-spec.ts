import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reconcile } from '../../../src/cli/x12-reconcile.command.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { aRemittance, type PaidClaimFacts } from '../../factories/remittance.factory.js';
import { anX12File, aProfessionalSubmission } from '../../factories/x12.factory.js';
import { startApi, type TestApi } from '../../support/api.js';
import { ImportDesk } from '../../support/import-desk.js';
import { importX12 } from '../../support/x12-upload.js';

const P = { groupType: 'HC', groupVersion: '005010X222A1' };
const text = (parts: Iterable<string>): string => [...parts].join('');

/** What was posted, by claim payment: its number, match and status, then the rows of the ledger. */
const POSTED = `SELECT concat_ws('|', p.patient_control_number, p.match, p.status, string_agg(concat_ws(' ',
    coalesce(i.control_number, i.line_number::text, '-'), coalesce(l.group_code, '-'), coalesce(l.reason_code, '-'),
    l.cents, l.kind), '|') FILTER (WHERE l.id IS NOT NULL)) AS row
  FROM claim_payments p
  LEFT JOIN ledger_entries l ON l.company_id = p.company_id AND l.claim_payment_id = p.id
  LEFT JOIN claim_line_items i ON i.company_id = l.company_id AND i.id = l.claim_line_item_id
  WHERE p.company_id = $1 GROUP BY p.company_id, p.id ORDER BY p.era_id, p.ordinal`;

interface Told {
  patientControlNumber: string;
  match: string;
  held: boolean;
  reason: string | null;
  posts: { line: string | number | null; group: string | null; carc: string | null; cents: number; kind: string }[];
}

const UNMATCHED: readonly (string | null)[] = [
  'CLAIM_NOT_FOUND',
  'CLAIM_CANDIDATES',
  'PCN_AMBIGUOUS',
  'CLAIM_NOT_POSTABLE',
];
function statusOf({ held, reason, posts }: Told): string {
  if (held) return UNMATCHED.includes(reason) ? 'unmatched' : 'held';
  return posts.length > 0 ? 'posted' : 'informational';
}
/** Set by set both orders are the same; inside a claim payment the order of rows is not told. */
const rowOf = (parts: readonly string[]): string => [...parts].sort().join('|');

describe('RCM D: the offline reconciliation agrees with what the server posts', () => {
  let api: TestApi;
  let folder = '';
  beforeAll(async () => {
    api = await startApi();
    folder = mkdtempSync(join(tmpdir(), 'quintet-reconcile-'));
  }, 30_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await api.close();
  });

  const offline = async (eras: readonly string[], submission: string): Promise<string[]> => {
    const files = [...eras, submission].map((content, index) => {
      const file = join(folder, `${index}.x12`);
      writeFileSync(file, content);
      return file;
    });
    let written = '';
    await reconcile([...files.slice(0, -1), '--claims', files.at(-1)!], (piece) => void (written += piece));
    const lines = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told);
    return lines.slice(0, -1).map((told) => {
      const posts = told.posts.map(({ line, group, carc, cents, kind }) =>
        [line ?? '-', group ?? '-', carc ?? '-', cents, kind].join(' '),
      );
      return rowOf([told.patientControlNumber, told.match, statusOf(told), ...posts]);
    });
  };
  const online = async (eras: readonly string[], submission: string): Promise<string[]> => {
    const company = await api.newCompany();
    const billing = await company.as('billing');
    await importX12(billing, submission);
    for (const era of eras) await importX12(billing, era);
    const rows = await new ImportDesk(api, company.id).query<{ row: string }>(POSTED);
    return rows.map(({ row }) => rowOf(row.split('|')));
  };

  it.each([['837P'], ['837I']] as const)(
    'for generated %s claims with denials, reversals and corrections',
    async (set) => {
      const same = { claims: 150, seed: 31 };
      const submission = text(generate837({ set, ...same }));
      const eras = [text(generate835({ ...same, answers: set, claimsPerSet: 40 }))];
      const told = await offline(eras, submission);
      expect(told.filter((row) => / -\d+ payment/.test(row)).length).toBeGreaterThan(2);
      expect(told).toEqual(await online(eras, submission));
    },
    60_000,
  );

  it('for replacements, voids and claims to a second payer under the number of their claim', async () => {
    const bill = (pcn: string, frequency = '1', turn = 'P'): string[] =>
      aProfessionalSubmission().flatMap((segment) => {
        const told = segment.replace('PCN1001', pcn).replace('B:1', `B:${frequency}`).replace('SBR*P', `SBR*${turn}`);
        return frequency !== '1' && segment.startsWith('HI*') ? [`REF*F8*ICN${pcn}`, told] : [told];
      });
    const submission = anX12File(
      [bill('A'), bill('A', '7'), bill('B'), bill('B', '8'), bill('C'), bill('C', '1', 'S')],
      P,
    );
    const paid = (pcn: string, facts: Partial<PaidClaimFacts> = {}): PaidClaimFacts => {
      return { pcn, charge: 250, paid: 200, number: `ICN${pcn}`, ...facts };
    };
    const back = { status: '22', charge: -250, paid: -200, cas: ['CO*45*-50'] };
    const eras = [
      [paid('A'), paid('B'), paid('C', { status: '2', paid: 20, cas: ['OA*23*230'] }), paid('C')],
      [paid('A', back), paid('A', { number: 'NEW', paid: 220, cas: ['CO*45*30'] }), paid('C', { number: 'C9' })],
    ].map((claims, index) => aRemittance(claims, { trace: `VER${index}` }).toString());
    expect(await offline(eras, submission.toString())).toEqual(await online(eras, submission.toString()));
  });

  it('for reversals apart, the wrong way round and without original, unmatched and informational claim payments', async () => {
    const pcns = ['A', 'B', 'C'];
    const sets = pcns.map((pcn) => aProfessionalSubmission().map((segment) => segment.replace('PCN1001', pcn)));
    const submission = anX12File(sets, P).toString();
    const paid = (pcn: string, facts: Partial<PaidClaimFacts> = {}): PaidClaimFacts => ({
      pcn,
      charge: 250,
      paid: 200,
      number: `ICN${pcn}`,
      ...facts,
    });
    const back = (pcn: string): PaidClaimFacts => ({
      pcn,
      status: '22',
      charge: -250,
      paid: -200,
      cas: ['CR*45*-50'],
      number: `ICN${pcn}`,
    });
    const fresh = { number: 'NEW', paid: 230, cas: ['CO*45*20'] };
    const eras = [
      [back('A'), paid('B'), paid('LOST'), paid('C', { status: '25', paid: 0, cas: ['CO*45*250'] })],
      [paid('A'), paid('A', fresh), paid('0', { number: 'ICNB', paid: 0, cas: ['CO*97*250'] })],
      [back('B'), back('C'), paid('B', fresh), paid('NOBODY', { paid: 250, cas: [] })],
    ].map((payments, index) => aRemittance(payments, { trace: `EFT${index}` }).toString());
    const told = await offline(eras, submission);
    expect(told.filter((row) => row.includes(' -20000 payment'))).toHaveLength(2);
    expect(told).toEqual(await online(eras, submission));
  }, 60_000);
});
