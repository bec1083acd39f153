import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { syntheticPractice } from '../../../src/modules/rcm/x12/generator/synthetic-practice.rules.js';
import { readX12 } from '../../../src/modules/rcm/x12/x12.reader.js';
import { startApi, type TestApi } from '../../support/api.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';

const CLAIMS = Number(process.env.QUINTET_POSTING_CLAIMS ?? 2500);
const OPTIONS = { claims: CLAIMS, seed: 835 };
const INFORMATIONAL = '45 253 23 1 2 3 24 104 131 132 144 187 94 100 237'.split(' ');

/** What each claim still owes, worked out from the segments of the file and from nothing else. */
function balancesByHand(text: string): Map<string, number> {
  const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100);
  const balances = new Map<string, number>();
  let pcn = '';
  let isLinePaid = true;
  for (const segment of text.split('~')) {
    const [id, first = '', ...rest] = segment.trim().split('*');
    // The generator corrects a claim right after it reversed it: each answer starts the claim anew.
    if (id === 'CLP') [pcn, isLinePaid] = [first, true];
    if (id === 'CLP') balances.set(pcn, cents(rest[1]) - cents(rest[2]));
    if (id === 'SVC') isLinePaid = cents(rest[1]) !== 0;
    if (id !== 'CAS' || first === 'PR') continue;
    for (let at = 0; at < rest.length; at += 3) {
      const isDenied = !isLinePaid && !INFORMATIONAL.includes(rest[at] as string);
      if (!isDenied) balances.set(pcn, (balances.get(pcn) as number) - cents(rest[at + 1]));
    }
  }
  return balances;
}

async function claimsOf837(): Promise<DeskClaim[]> {
  const claims: DeskClaim[] = [];
  for await (const event of readX12([Buffer.from([...generate837({ set: '837P', ...OPTIONS })].join(''))])) {
    if (event.kind !== 'claim') continue;
    const lines = event.claim.lines.map(({ procedure, chargeCents, servedFromOn, controlNumber }) => ({
      procedureCode: procedure?.code ?? null,
      modifiers: procedure?.modifiers ?? [],
      chargeCents,
      servedFromOn,
      controlNumber,
    }));
    claims.push({ pcn: event.claim.patientControlNumber, lines });
  }
  return claims;
}

describe('posting of a generated remittance', () => {
  let api: TestApi;
  let desk: RemittanceDesk;
  const remittance = [...generate835({ ...OPTIONS, claimsPerSet: 2000 })].join('');
  const bytes = Buffer.from(remittance);
  beforeAll(async () => {
    api = await startApi();
    const { npi, taxId } = syntheticPractice('837P', OPTIONS);
    desk = await new RemittanceDesk(api, (await api.newCompany()).id).open({ npi, taxId });
    const claims = await claimsOf837();
    for (let first = 0; first < claims.length; first += 1000) await desk.claims(claims.slice(first, first + 1000));
  }, 120_000);
  afterAll(() => api.close());

  it('leaves every claim with the balance that its segments add up to', async () => {
    const begun = performance.now();
    const outcomes = await desk.import(bytes);
    const seconds = (performance.now() - begun) / 1000;
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['posted']));
    const posted = outcomes.reduce((sum, { counts }) => sum + (counts.posted ?? 0), 0);
    expect(posted).toBe([...remittance.matchAll(/^CLP\*/gm)].length);
    const expected = balancesByHand(remittance);
    const standings = await desk.standings();
    expect(Object.fromEntries(Object.entries(standings).map(([pcn, { balanceCents }]) => [pcn, balanceCents]))).toEqual(
      Object.fromEntries(expected),
    );
    if (process.env.QUINTET_POSTING_CLAIMS)
      process.stderr.write(`${posted} in ${seconds.toFixed(2)} s: ${Math.round(posted / seconds)}/s\n`);
  }, 120_000);

  it('posts no cent more when it comes again', async () => {
    const before = await desk.count('ledger_entries');
    const again = await desk.import(bytes);
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']));
    expect(await desk.count('ledger_entries')).toBe(before);
  }, 60_000);

  it('names no finding: everything matched, lines included', async () => {
    expect(await desk.codes()).toEqual([]);
    const matches = await desk.query('SELECT DISTINCT match FROM line_payments WHERE company_id = $1');
    expect(matches).toEqual([{ match: 'control_number' }]);
  });
});
