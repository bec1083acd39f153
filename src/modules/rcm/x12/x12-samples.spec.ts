import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsOf, ofKind } from '../../../../test/factories/x12.factory.js';
import { centsFromDecimal } from '../../../shared/domain/money.rules.js';

const SAMPLES = join(process.env['QUINTET_SHARED_DATA'] ?? '../shared/data', 'x12');
const FIXTURES = 'test/fixtures/x12';

interface ExpectedClaim {
  clp01: string;
  clp02: string;
  charge: string;
  paid: string;
  patientResp: string;
  icn: string;
  lines: number;
}

interface ExpectedSet {
  st02: string;
  claims: ExpectedClaim[];
  plb: { code: string; ref: string; amount: string }[];
  bpr02: string;
  bpr04: string;
  trn02: string;
  trn03: string;
  se01: string;
  sumClp04: string;
  sumPlb: string;
  transactionBalanced: boolean;
  claimCount: number;
  lineOutOfBalanceCount: number;
  claimOutOfBalanceCount: number;
}

interface ExpectedFile {
  error?: string;
  transactions?: ExpectedSet[];
}

/** The files of a folder with what the independent checker found in them. */
function expectedIn(folder: string): [string, ExpectedFile][] {
  const path = join(folder, 'expected-835.json');
  if (!existsSync(path)) return [];
  const expected = JSON.parse(readFileSync(path, 'utf8')) as Record<string, ExpectedFile>;
  return Object.entries(expected).map(([name, file]) => [join(folder, name), file]);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !/\.(json|csv)$/.test(name))
    .map((name) => join(folder, name));
}

const cents = (text: string): number | null => centsFromDecimal(text === '' ? '0' : text);

async function remittanceOf(path: string): Promise<unknown> {
  const events = await eventsOf(readFileSync(path), 4096);
  const end = ofKind(events, 'set-end')[0];
  const totals = end?.remittanceTotals;
  const remittance = ofKind(events, 'remittance')[0]?.remittance;
  const count = (code: string): number | undefined => end?.findings.filter((finding) => finding.code === code).length;
  return {
    st02: end?.transactionSet.controlNumber,
    segments: end?.segments,
    payment: [remittance?.paymentCents, remittance?.methodCode, remittance?.traceNumber, remittance?.payerId],
    sums: [totals?.claimCount, totals?.sumClaimPaidCents, totals?.sumProviderAdjustmentCents],
    unbalanced: [count('LINE_UNBALANCED'), count('CLAIM_UNBALANCED'), count('SET_UNBALANCED')],
    isBalanced: totals?.isBalanced,
    claims: ofKind(events, 'claim-payment')
      .slice(0, 12)
      .map(({ payment }) => [
        payment.patientControlNumber,
        payment.statusCode,
        payment.chargeCents,
        payment.paidCents,
        payment.patientResponsibilityCents,
        payment.payerControlNumber,
        payment.services.length,
      ]),
    plb: ofKind(events, 'provider-adjustment').map(({ adjustment }) => {
      return [adjustment.reasonCode, adjustment.reference, adjustment.cents];
    }),
  };
}

function expectedRemittance(set: ExpectedSet): unknown {
  const isBalanced = set.transactionBalanced && set.lineOutOfBalanceCount + set.claimOutOfBalanceCount === 0;
  return {
    st02: set.st02,
    segments: Number(set.se01),
    payment: [cents(set.bpr02), set.bpr04, set.trn02, set.trn03],
    sums: [set.claimCount, cents(set.sumClp04), cents(set.sumPlb)],
    unbalanced: [set.lineOutOfBalanceCount, set.claimOutOfBalanceCount, set.transactionBalanced ? 0 : 1],
    isBalanced,
    claims: set.claims
      .slice(0, 12)
      .map((claim) => [
        claim.clp01,
        claim.clp02,
        cents(claim.charge),
        cents(claim.paid),
        cents(claim.patientResp),
        claim.icn,
        claim.lines,
      ]),
    plb: set.plb.map(({ code, ref, amount }) => [code, ref, cents(amount)]),
  };
}

describe('remittances that an independent checker has read', () => {
  it.each(expectedIn(FIXTURES))('%s agrees', async (path, expected) => {
    expect(await remittanceOf(path)).toEqual(expectedRemittance(expected.transactions?.[0] as ExpectedSet));
  });

  it('have the same body hash in another envelope, and else another', async () => {
    const hashes = new Map<string, string | null | undefined>();
    for (const path of filesIn(FIXTURES)) {
      hashes.set(path, ofKind(await eventsOf(readFileSync(path)), 'set-end')[0]?.bodyHash);
    }
    expect(hashes.get(join(FIXTURES, 's10-duplicate-of-s01-new-envelope.835'))).toBe(
      hashes.get(join(FIXTURES, 's01-original-two-claims.835')),
    );
    expect(new Set(hashes.values()).size).toBe(hashes.size - 1);
  });
});

const shared = [...expectedIn(join(SAMPLES, '835')), ...expectedIn(join(SAMPLES, '835-synthetic'))];
if (shared.length === 0) process.stdout.write(`skipped: no sample files in ${SAMPLES} (set QUINTET_SHARED_DATA)\n`);

(shared.length === 0 ? describe.skip : describe)('sample files of others', () => {
  const readable =
    shared.length === 0 ? [['none', {}] as const] : shared.filter(([, { error }]) => error === undefined);
  const unreadable =
    shared.length === 0 ? [['none', {}] as const] : shared.filter(([, { error }]) => error !== undefined);

  it.each(readable)('%s agrees', async (path, expected) => {
    expect(await remittanceOf(path)).toEqual(
      expectedRemittance((expected as ExpectedFile).transactions?.[0] as ExpectedSet),
    );
  });

  it.each(unreadable)('%s is refused', async (path) => {
    const events = await eventsOf(readFileSync(path));
    expect(events).toEqual([
      { kind: 'envelope-error', error: { code: 'NO_ISA', offset: 0, message: expect.any(String) } },
    ]);
  });

  it.each([
    ['837p', '837P', 19, 32],
    ['837i', '837I', 4, 4],
    ['276-277', undefined, 9, 0],
    ['277ca', '277CA', 3, 0],
    ['999', '999', 6, 0],
  ])('all files of %s are read', async (folder, set, setCount, claimCount) => {
    let sets = 0;
    let claims = 0;
    for (const path of filesIn(join(SAMPLES, folder))) {
      const events = await eventsOf(readFileSync(path), 1000);
      expect(ofKind(events, 'envelope-error')).toEqual([]);
      for (const { transactionSet } of ofKind(events, 'set-end')) {
        sets++;
        expect(transactionSet.set).toBe(set ?? transactionSet.setId);
      }
      claims += ofKind(events, 'claim').length;
    }
    expect([sets, claims]).toEqual([setCount, claimCount]);
  });

  it('an emedny remittance agrees line by line with the table of its parser', async () => {
    const name = join(SAMPLES, '835', 'keiron-emedny_sample');
    const [head = '', ...rows] = readFileSync(`${name}.expected.csv`, 'utf8').trim().split('\n');
    const at = (row: string, column: string): string => row.split(',')[head.split(',').indexOf(column)] ?? '';
    const payments = ofKind(await eventsOf(readFileSync(`${name}.835`)), 'claim-payment');
    const lines = payments.flatMap(({ payment }) => payment.services);
    expect(
      lines.map((line) => [
        line.procedure.code,
        line.procedure.modifiers[0] ?? '',
        line.paidUnits,
        line.servedFromOn,
        line.chargeCents,
        line.paidCents,
        line.adjustments[0]?.cents ?? null,
        line.adjustments[0]?.reasonCode ?? '',
        line.remarkCodes[0] ?? '',
      ]),
    ).toEqual(
      rows.map((row) => [
        at(row, 'code'),
        at(row, 'modifier'),
        Number(at(row, 'allowed_units')),
        at(row, 'start_date'),
        cents(at(row, 'charge_amount')),
        cents(at(row, 'paid_amount')),
        at(row, 'adj_0_amount') === '' ? null : cents(at(row, 'adj_0_amount')),
        at(row, 'adj_0_code'),
        at(row, 'rem_0_code').trim(),
      ]),
    );
  });
});
