import { jest } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { aRemittance, type PaidClaimFacts, type RemittanceFacts } from '../../test/factories/remittance.factory.js';
import {
  aClaimPayment,
  anEraHeader,
  anIsa,
  anX12File,
  aProfessionalSubmission,
} from '../../test/factories/x12.factory.js';
import { reconcile } from './x12-reconcile.command.js';

interface Post {
  line: string | number | null;
  group: string | null;
  carc: string | null;
  cents: number;
  kind: string;
}
interface Line {
  set: string;
  patientControlNumber: string;
  match: string;
  posts: Post[];
  balanced: boolean;
  held: boolean;
  reason: string | null;
  error?: { code: string; offset: number | null };
  totals?: Record<string, never>;
}

/** Claims of 150.00 each with one line 99213, by these patient control numbers. */
function claims(...pcns: string[]): Buffer {
  return anX12File(pcns.map(claimSet), { groupType: 'HC', groupVersion: '005010X222A1' });
}

/** The claim of this number that replaces what the payer calls ICN1. */
function replacement(pcn: string): Buffer {
  const segments = claimSet(pcn).flatMap((segment) =>
    segment.startsWith('CLM*') ? [segment.replace(':B:1*', ':B:7*'), 'REF*F8*ICN1'] : [segment],
  );
  return anX12File([segments], { groupType: 'HC', groupVersion: '005010X222A1' });
}

function claimSet(pcn: string): string[] {
  const segments = aProfessionalSubmission().map((segment) =>
    segment
      .replace('CLM*PCN1001*250', `CLM*${pcn}*150`)
      .replace('REF*6R*1001-1', `REF*6R*${pcn}-1`)
      .replace('W100000001', `W${pcn}`),
  );
  return segments.slice(0, segments.indexOf('LX*2'));
}
const era = (payments: readonly PaidClaimFacts[], facts: RemittanceFacts = {}): Buffer => aRemittance(payments, facts);
const row = ({ line, group, carc, cents, kind }: Post): string =>
  [line ?? '-', group ?? '-', carc ?? '-', cents, kind].join(' ');

const REVERSAL: PaidClaimFacts = {
  pcn: 'A',
  status: '22',
  charge: -150,
  paid: -100,
  cas: ['CR*45*-50'],
  number: 'ICN1',
};
const FIRST: PaidClaimFacts = { pcn: 'A', number: 'ICN1' };

const replaced = (file: Buffer, from: string, to: string): Buffer => Buffer.from(file.toString().replace(from, to));
const cut = (file: Buffer, before: string): Buffer => file.subarray(0, file.indexOf(before));
const without = (file: Buffer, from: string): Buffer =>
  Buffer.concat([file.subarray(0, file.indexOf(from)), Buffer.from('SE*19*0001~GE*1*1~IEA*1*000000001~')]);
const withTa1 = (file: Buffer, count: string): Buffer =>
  Buffer.concat([Buffer.from(`${anIsa()}~TA1*000000905*260801*1200*A*000~IEA*${count}*000000001~`), file]);
const CUT = ['SE_MISSING null', 'GE_MISSING null', 'IEA_MISSING null'];

describe('quintet x12 reconcile', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quintet-reconcile-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const command = async (...args: string[]): Promise<{ code: number; lines: Line[]; text: string; errors: string }> => {
    let [text, errors] = ['', ''];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((piece) => {
      errors += String(piece);
      return true;
    });
    const code = await reconcile(args, (piece) => void (text += piece));
    stderr.mockRestore();
    const lines = text.startsWith('{')
      ? text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
      : [];
    return { code, lines, text, errors };
  };
  const run = async (remittances: readonly Buffer[], submissions: readonly Buffer[]) => {
    const name =
      (kind: string) =>
      (content: Buffer, index: number): string => {
        const file = join(folder, `${index}.${kind}`);
        writeFileSync(file, content);
        return file;
      };
    return command(...remittances.map(name('835')), '--claims', ...submissions.map(name('837')));
  };

  it('prints a line for each claim payment, and the totals last', async () => {
    const bytes = anX12File([[...anEraHeader('140'), ...aClaimPayment()]]);
    const submission = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
    const { code, lines } = await run([bytes], [submission]);
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        set: '0001',
        patientControlNumber: 'PCN1001',
        match: 'exact',
        posts: [
          { line: '1001-1', group: null, carc: null, cents: 9000, kind: 'payment' },
          { line: '1001-1', group: 'CO', carc: '45', cents: 4000, kind: 'contractual' },
          { line: '1001-1', group: 'PR', carc: '2', cents: 2000, kind: 'patient_responsibility' },
          { line: '1001-2', group: null, carc: null, cents: 5000, kind: 'payment' },
          { line: '1001-2', group: 'CO', carc: '45', cents: 3500, kind: 'contractual' },
          { line: '1001-2', group: 'PR', carc: '1', cents: 1500, kind: 'patient_responsibility' },
        ],
        balanced: true,
        held: false,
        reason: null,
      },
      {
        totals: {
          claims: 1,
          sets: 1,
          heldSets: {},
          claimPayments: 1,
          posted: 1,
          unmatched: 0,
          held: 0,
          informational: 0,
          reversals: 0,
          paymentCents: 14000,
          claimPaidCents: 14000,
          providerAdjustmentCents: 0,
          postedCents: { payment: 14000, contractual: 7500, patient_responsibility: 3500 },
        },
      },
    ]);
  });

  it.each([
    ['a denial stays owed', { cas: ['CO*50*150'], paid: 0 }, ['A-1 CO 50 15000 denial']],
    ['OA-23 restates', { cas: ['OA*23*150'], paid: 0 }, ['A-1 OA 23 15000 prior_payer']],
    [
      'six reasons of a CAS',
      { cas: ['CO*45*10**97*20**94*-30'], paid: 150 },
      [
        'A-1 - - 15000 payment',
        'A-1 CO 45 1000 contractual',
        'A-1 CO 97 2000 contractual',
        'A-1 CO 94 -3000 contractual',
      ],
    ],
    [
      'a service that no line fits is posted on the claim',
      { procedure: '99499' },
      ['- - - 10000 payment', '- CO 45 5000 contractual'],
    ],
    ['predetermination moves no money', { status: '25', paid: 0, cas: ['CO*45*150'] }, []],
  ])('%s', async (_words, facts, posts) => {
    const { lines } = await run([era([{ pcn: 'A', ...facts }])], [claims('A')]);
    expect(lines[0]!.posts.map(row)).toEqual(posts);
    expect(lines[0]).toMatchObject({ match: 'exact', held: false });
  });

  it('names a line by its place where it has no control number', async () => {
    const [submission] = [claims('A').toString().replace('REF*6R*A-1~', '').replace('SE*26', 'SE*25')];
    const { lines } = await run([era([{ pcn: 'A' }])], [Buffer.from(submission)]);
    expect(lines[0]!.posts.map(row)).toEqual(['1 - - 10000 payment', '1 CO 45 5000 contractual']);
  });

  it('gives each part of a split claim its own of two equal lines (RFI 137), in each set anew', async () => {
    const segments = aProfessionalSubmission();
    const head = segments.slice(0, segments.indexOf('LX*2')).filter((segment) => !segment.startsWith('REF*6R'));
    const twin = head.slice(head.indexOf('LX*1')).map((segment) => segment.replace('LX*1', 'LX*2'));
    const submission = anX12File([[...head, ...twin]], { groupType: 'HC', groupVersion: '005010X222A1' });
    const parts = [{ pcn: 'PCN1001' }, { pcn: 'PCN1001' }];
    const { lines } = await run([era(parts), era(parts, { trace: 'EFT2' })], [submission]);
    expect(lines.slice(0, -1).map(({ posts }) => posts[0]!.line)).toEqual([1, 2, 1, 2]);
  });

  it.each([
    ['in the same set, reversal first', [[REVERSAL, FIRST, { pcn: 'B' }]], [0]],
    ['in the same set, reversal last', [[FIRST, REVERSAL, { pcn: 'B' }]], [1]],
    ['in a later file', [[FIRST], [REVERSAL, { pcn: 'B' }]], [1]],
    ['in an earlier file', [[REVERSAL, { pcn: 'B' }], [FIRST]], [0]],
  ] as [string, PaidClaimFacts[][], number[]][])(
    'a reversal takes back its original, which stands %s',
    async (_words, files, [at]) => {
      const { lines } = await run(
        files.map((payments, index) => era(payments, { trace: `EFT${index}` })),
        [claims('A', 'B')],
      );
      expect(lines[at!]!.posts.map(row)).toEqual(['A-1 - - -10000 payment', 'A-1 CO 45 -5000 contractual']);
      expect(lines.at(-1)!.totals).toMatchObject({ reversals: 1, held: 0, postedCents: { payment: 10000 } });
    },
  );

  it('a reversal that comes before its original waits for it, and leaves its correction alone', async () => {
    const corrected = era([REVERSAL, { pcn: 'A', number: 'ICN1A' }, { pcn: 'B', paid: 100 }], { trace: 'EFT2' });
    const { code, lines } = await run([corrected, era([FIRST])], [claims('A', 'B')]);
    expect(code).toBe(0);
    expect(lines.slice(0, -1).map(({ posts }) => posts.map(row))).toEqual([
      ['A-1 - - -10000 payment', 'A-1 CO 45 -5000 contractual'],
      ['A-1 - - 10000 payment', 'A-1 CO 45 5000 contractual'],
      ['B-1 - - 10000 payment', 'B-1 CO 45 5000 contractual'],
      ['A-1 - - 10000 payment', 'A-1 CO 45 5000 contractual'],
    ]);
    const alone = await run([corrected], [claims('A', 'B')]);
    expect(alone.lines.slice(0, -1).map(({ reason }) => reason)).toEqual(['REVERSAL_WITHOUT_ORIGINAL', null, null]);
  });

  it.each([
    ['duplicate', [era([FIRST]), era([FIRST])], [false, true]],
    ['conflict', [era([FIRST]), era([{ pcn: 'B' }])], [false, true]],
    ['UNBALANCED', [era([FIRST], { paid: 99 })], [true]],
    ['PAYEE_NOT_OURS', [era([FIRST], { payeeNpi: '1993999998' })], [true]],
    ['REVERSAL_WITHOUT_ORIGINAL', [era([REVERSAL, { pcn: 'B', paid: 110, cas: ['CO*45*40'] }])], [true, false]],
  ])('holds %s, and posts nothing of it', async (reason, files, held) => {
    const { code, lines } = await run(files, [claims('A', 'B')]);
    expect(code).toBe(1);
    const told = lines.slice(0, -1);
    expect(told.map((line) => line.held)).toEqual(held);
    for (const line of told)
      expect([line.held, line.posts.length > 0, line.reason]).toEqual(
        line.held ? [true, false, reason] : [false, true, null],
      );
  });

  it('matches by the payer’s number where an earlier payment told it; names candidates, posts on none', async () => {
    const later = era(
      [{ pcn: '0', number: 'ICN1', paid: 0, cas: ['CO*97*150'] }, { pcn: 'X', memberId: 'WB' }, { pcn: 'Y' }],
      { trace: 'EFT2' },
    );
    const { code, lines } = await run([era([FIRST]), later], [claims('A', 'B')]);
    expect(lines.slice(0, -1).map(({ match, reason, held, posts }) => [match, reason, held, posts.length])).toEqual([
      ['exact', null, false, 2],
      ['payer_control_number', null, false, 1],
      ['candidate', 'CLAIM_CANDIDATES', true, 0],
      ['none', 'CLAIM_NOT_FOUND', true, 0],
    ]);
    expect(code).toBe(1);
  });

  it.each<[string, Buffer[]]>([
    ['after its original', [claims('A', 'B'), replacement('A')]],
    ['before its original', [replacement('A'), claims('A', 'B')]],
  ])('knows a replacement that is read %s', async (_words, files) => {
    const corrected = era([REVERSAL, { pcn: 'A', number: 'ICN2' }, { pcn: 'B', paid: 100 }], { trace: 'EFT2' });
    const { code, lines } = await run([era([FIRST]), corrected], files);
    expect(lines.slice(0, -1).map(({ match, posts }) => [match, posts.length])).toEqual(Array(4).fill(['exact', 2]));
    expect([code, lines.at(-1)!.totals]).toMatchObject([0, { claims: 3, posted: 4, reversals: 1 }]);
  });

  it.each(['P1,S1,S7', 'P1,S7,S1', 'S1,P1,S7', 'S1,S7,P1', 'S7,P1,S1', 'S7,S1,P1'])(
    'posts what the second payer decided on the claim that it was sent, where the claims are read as %s',
    async (order) => {
      const billed: Record<string, Buffer> = { P1: claims('A'), S1: claims('A'), S7: replacement('A') };
      const files = order.split(',').map((bill) => replaced(billed[bill]!, 'SBR*P', `SBR*${bill.charAt(0)}`));
      const second = { pcn: 'A', status: '2', paid: 20, cas: ['OA*23*130'] };
      const { code, lines } = await run([era([FIRST, second])], files);
      expect(lines.slice(0, -1).map(({ match, posts }) => [match, posts.length])).toEqual(Array(2).fill(['exact', 2]));
      expect(code).toBe(0);
    },
  );

  it('takes a replacement whose original is not there for a claim of its own', async () => {
    const { code, lines } = await run([era([FIRST])], [replacement('A')]);
    expect([code, lines[0]]).toMatchObject([0, { match: 'exact', reason: null }]);
  });

  it('takes a file of claims once, as the import does; the same claims in another file are others', async () => {
    const file = claims('A');
    const again = await run([era([FIRST])], [file, file]);
    expect([again.code, again.lines[0]!.match, again.lines.at(-1)!.totals]).toMatchObject([0, 'exact', { claims: 1 }]);
    const other = await run([era([FIRST])], [file, claims('A', 'B')]);
    expect(other.lines[0]).toMatchObject({ match: 'none', held: true, reason: 'PCN_AMBIGUOUS' });
  });

  it('names sets apart that have the same ST02', async () => {
    const { lines } = await run([era([FIRST]), era([{ pcn: 'B' }], { trace: 'EFT2' })], [claims('A', 'B')]);
    expect(lines.map(({ set }) => set)).toEqual(['000000001/0001', '000000001/0001', undefined]);
  });

  it.each([
    ['no claims', ['a.835'], 2],
    ['no files', ['--claims', 'a.837'], 2],
    ['an unknown option', ['a.835', '--clams', 'a.837'], 2],
    ['a short one', ['a.835', '-c', 'a.837'], 2],
  ])('cannot be used with %s', async (_words, args, code) => {
    const answer = await command(...args);
    expect([answer.code, answer.text]).toEqual([code, '']);
    expect(answer.errors).toContain('Usage');
  });

  it('says which file it cannot read, and reads the others', async () => {
    const { code, lines } = await run([Buffer.from('not X12'), era([FIRST])], [claims('A'), era([FIRST])]);
    expect(code).toBe(2);
    expect(lines.flatMap(({ error }) => error?.code ?? [])).toEqual(['CLAIMS_MISSING', 'NO_ISA']);
    expect(lines.filter(({ posts }) => posts?.length === 2)).toHaveLength(1);
    const missing = await command(join(folder, 'none.835'), '--claims', join(folder, '0.837'));
    expect([missing.code, missing.lines[0]!.error?.code]).toEqual([2, 'FILE_UNREADABLE']);
  });

  it.each([
    ['an 835 that is none', Buffer.from('  not X12'), claims('A'), 2, ['NO_ISA 2']],
    ['an 837 that is none', era([FIRST]), Buffer.from('  not X12'), 2, ['NO_ISA 2']],
    [
      'an interchange without sets',
      Buffer.from(`${anIsa()}~IEA*0*000000001~`),
      claims('A'),
      2,
      ['NO_TRANSACTION_SET 0'],
    ],
    ['a TA1 with a wrong IEA before the 835', withTa1(era([FIRST]), '9'), claims('A'), 1, ['IEA_COUNT null']],
    ['a TA1 with a wrong IEA before the 837', era([FIRST]), withTa1(claims('A'), '9'), 1, ['IEA_COUNT null']],
    ['an 837 that counts wrong', era([FIRST]), replaced(claims('A'), 'SE*26*', 'SE*27*'), 1, ['SE_COUNT null']],
    ['an 837 without its end', era([FIRST]), cut(claims('A'), 'SE*26*'), 1, CUT],
    ['an 835 without its end', cut(era([FIRST]), 'GE*1*'), claims('A'), 1, ['GE_MISSING null', 'IEA_MISSING null']],
    ['an 835 in the place of claims', era([FIRST]), era([FIRST], { paid: 1 }), 2, ['CLAIMS_MISSING null']],
    ['an 837 in the place of an 835', claims('A'), claims('A'), 2, ['REMITTANCE_MISSING null']],
    ['an 835 that does not balance', era([FIRST], { paid: 1 }), claims('A'), 1, []],
    ['an 837 without claims', era([FIRST]), without(claims('A'), 'CLM*'), 1, []],
  ])('tells of %s, and ends with its own code', async (_words, remittance, submission, expected, told) => {
    const { code, lines } = await run([remittance], [submission]);
    expect([code, lines.flatMap(({ error }) => (error ? [`${error.code} ${error.offset}`] : []))]).toEqual([
      expected,
      told,
    ]);
    expect(lines.at(-1)!.totals).toBeDefined();
  });

  it('reads what can be read only once: standard input and pipes', async () => {
    const stdin = jest.spyOn(process, 'stdin', 'get');
    stdin.mockReturnValue(Readable.from([era([FIRST])]) as typeof process.stdin);
    const pipe = join(folder, 'pipe');
    writeFileSync(join(folder, 'a.837'), claims('A'));
    execFileSync('mkfifo', [pipe]);
    const writing = once(spawn('sh', ['-c', 'cat "$0" > "$1"', join(folder, 'a.837'), pipe]), 'exit');
    const { code, lines } = await command('-', '--claims', pipe);
    stdin.mockRestore();
    await writing;
    expect([code, lines]).toMatchObject([0, [{ match: 'exact', held: false }, { totals: { claims: 1, posted: 1 } }]]);
  });

  it('prints help', async () => {
    for (const option of ['--help', '-h']) expect((await command(option)).text).toContain('ISA13/ST02');
  });
});
