import { generate837 } from '../x12/generator/claims-837.writer.js';
import type { ClaimPayment } from '../x12/remittance.rules.js';
import type { X12Event } from '../x12/x12-events.reader.js';
import { readX12 } from '../x12/x12.reader.js';
import { OUTCOME_NAMES, type SandboxDenial, type SandboxOutcome } from './sandbox-outcomes.codes.js';
import { sandboxAnswers, type SandboxFile } from './sandbox-payer.engine.js';
import type { SandboxRules } from './sandbox-run.rules.js';

const DAY = '2026-07-20';
const RULES: SandboxRules = {
  seed: 1,
  day: DAY,
  verdicts: new Map(),
  others: 'seeded',
  acknowledgements: 'accept',
  repeats: 'none',
  order: 'as_paid',
};

type Set = '837P' | '837I';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function claims837(set: Set, claims: number, seed = 5): string {
  return [...generate837({ set, seed, claims })].join('');
}

function answers(text: string, rules: Partial<SandboxRules> = {}): Promise<SandboxFile[]> {
  return sandboxAnswers(bytes(text), { ...RULES, ...rules });
}

async function events(content: string): Promise<X12Event[]> {
  const all: X12Event[] = [];
  for await (const event of readX12(bytes(content))) all.push(event);
  return all;
}

async function payments(files: readonly SandboxFile[]): Promise<ClaimPayment[]> {
  const all = await Promise.all(files.filter(({ kind }) => kind === '835').map(({ content }) => events(content)));
  return all.flat().flatMap((event) => (event.kind === 'claim-payment' ? [event.payment] : []));
}

/** What reading found, and whether each remittance balances. */
async function verdicts(content: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const event of await events(content)) {
    if (event.kind === 'envelope-error') found.push(event.error);
    if (event.kind !== 'set-end') continue;
    found.push(...event.findings);
    if (event.remittanceTotals?.isBalanced === false) found.push('UNBALANCED');
    if ((event.remittanceTotals?.paymentCents ?? 0) < 0) found.push('NEGATIVE');
  }
  return found;
}

const numbersOf = (text: string): string[] => [...text.matchAll(/CLM\*([^*]+)/g)].map(([, number]) => number!);

/** The same verdict on every claim of the file. */
function all(text: string, outcome: SandboxOutcome, denial: SandboxDenial | null = null): Partial<SandboxRules> {
  return { verdicts: new Map(numbersOf(text).map((number) => [number, { outcome, denial }])) };
}

describe.each<[Set, number]>([
  ['837P', 1],
  ['837P', 77],
  ['837I', 1],
  ['837I', 2026],
])('RCM sandbox: the answers to an %s of seed %d', (set, seed) => {
  const text = claims837(set, 150, seed);

  it('are the same, byte for byte, each time, and others for another seed', async () => {
    const first = await answers(text, { seed });
    expect(await answers(text, { seed })).toEqual(first);
    expect(await answers(text, { seed: seed + 1 })).not.toEqual(first);
  });

  it('are read without a finding, balance at three levels, never pay a negative amount, and are marked as test', async () => {
    const files = await answers(text, { seed, repeats: 'new_envelope' });
    expect(files.map(({ kind }) => kind).slice(0, 3)).toEqual(['999', '277CA', '835']);
    for (const { content } of files) {
      expect(await verdicts(content)).toEqual([]);
      const [interchange] = (await events(content)).filter((event) => event.kind === 'interchange');
      expect(interchange?.interchange.usage).toBe('T');
    }
    const payers = files.flatMap(({ content }) => content.match(/N1\*PR\*[^~]*/g) ?? []);
    expect(payers.filter((payer) => !payer.includes('SANDBOX'))).toEqual([]);
  });

  it.each(OUTCOME_NAMES)('balance when every claim is to be: %s', async (outcome) => {
    for (const { content } of await answers(text, { seed, ...all(text, outcome) })) {
      expect(await verdicts(content)).toEqual([]);
    }
  });
});

describe('RCM sandbox: each outcome', () => {
  const text = claims837('837P', 30);
  const paid = async (outcome: SandboxOutcome, denial: SandboxDenial | null = null): Promise<ClaimPayment[]> =>
    payments(await answers(text, all(text, outcome, denial)));
  const reasons = (of: readonly ClaimPayment[]): string[] => [
    ...new Set(
      of.flatMap((payment) =>
        [payment, ...payment.services].flatMap((part) =>
          part.adjustments.map(({ groupCode, reasonCode }) => `${groupCode}-${reasonCode}`),
        ),
      ),
    ),
  ];

  it('pay: contractual part and the patient’s deductible, coinsurance and copay', async () => {
    expect(reasons(await paid('pay')).sort()).toEqual(['CO-45', 'PR-1', 'PR-2', 'PR-3']);
  });

  it('deny: nothing is paid, for the named reason', async () => {
    const denial: SandboxDenial = { group: 'CO', carc: '50', remark: 'N115', claimRemark: 'MA130' };
    const answered = await paid('deny', denial);
    expect(answered.every(({ paidCents, statusCode }) => paidCents === 0 && statusCode === '1')).toBe(true);
    expect(reasons(answered)).toEqual(['CO-50']);
    expect(answered[0]!.remarkCodes).toEqual(['MA130']);
    expect(answered[0]!.services[0]!.remarkCodes).toEqual(['N115']);
  });

  it('deny without a reason: drawn among several', async () => {
    expect(reasons(await paid('deny')).length).toBeGreaterThan(4);
  });

  it('deductible: a zero payment (BPR H, NON)', async () => {
    const [file] = (await answers(text, all(text, 'deductible'))).filter(({ kind }) => kind === '835');
    expect(file!.content).toMatch(/BPR\*H\*0\*C\*NON/);
    expect(file!.content).not.toMatch(/BPR\*I/);
  });

  it('reverse: all amounts negated, money carried forward', async () => {
    const answered = await paid('reverse');
    const sum = answered.reduce((total, { paidCents }) => total + paidCents, 0);
    expect([answered.length, sum]).toEqual([60, 0]);
    const files = await answers(text, all(text, 'reverse'));
    expect(files.at(-1)!.content).toMatch(/PLB\*[^~]*FB:FB[^*]*\*-/);
  });

  it('take_back: put off, then taken from what is paid later', async () => {
    const [first = '', second = '', ...rest] = numbersOf(text);
    const verdicts = new Map<string, { outcome: SandboxOutcome; denial: null }>([
      [first, { outcome: 'take_back', denial: null }],
      ...[second, ...rest].map((number) => [number, { outcome: 'late', denial: null }] as const),
    ]);
    const entries = (await answers(text, { verdicts })).flatMap(
      ({ content }) => content.match(/WO:[^*]*\*[^*~]*/g) ?? [],
    );
    const amounts = entries.map((entry) => Number(entry.split('*')[1]));
    expect(amounts).toHaveLength(2);
    expect(amounts[0]).toBeLessThan(0);
    expect(amounts[0]! + amounts[1]!).toBe(0);
  });

  it.each<[SandboxOutcome, (of: readonly ClaimPayment[]) => boolean]>([
    ['split', (of) => of.length > 30],
    ['bundle', (of) => of.some(({ services }) => services.some((each) => each.originalProcedure !== null))],
    ['claim_level', (of) => of.every(({ services, adjustments }) => services.length === 0 && adjustments.length > 0)],
    ['cross_over', (of) => of.every((each) => each.statusCode === '19' && each.crossoverPayer !== null)],
    ['reduce', (of) => of.some(({ adjustments }) => adjustments.some(({ reasonCode }) => reasonCode === '253'))],
    ['overturn', (of) => of.filter(({ statusCode }) => statusCode === '22').length === 30],
    ['reject', (of) => of.length === 0],
    ['silent', (of) => of.length === 0],
  ])('%s has its shape', async (outcome, isSo) => {
    expect(isSo(await paid(outcome))).toBe(true);
  });

  it('interest comes as PLB L6 and raises the payment', async () => {
    const files = await answers(text, all(text, 'interest'));
    expect(files.at(-1)!.content).toMatch(/PLB\*[^~]*L6:SBX[^*]*\*-/);
  });

  it('an overturned denial is the one that was denied: number and charge agree', async () => {
    const [denied, overturned] = [await paid('deny'), await paid('overturn')];
    const reversals = overturned.filter(({ statusCode }) => statusCode === '22');
    expect(reversals.map((each) => [each.payerControlNumber, -each.chargeCents])).toEqual(
      denied.map((each) => [each.payerControlNumber, each.chargeCents]),
    );
  });
});

describe('RCM sandbox: the run as a whole', () => {
  const text = claims837('837P', 40);

  it('rejected claims get A7 in the 277CA, the others A2 and the payer’s number', async () => {
    const [rejected = ''] = numbersOf(text);
    const verdicts = new Map([[rejected, { outcome: 'reject' as const, denial: null }]]);
    const [, status] = await answers(text, { verdicts, others: 'pay' });
    const statuses = (await events(status!.content)).flatMap((event) =>
      event.kind === 'claim-status' ? [event.status] : [],
    );
    const claims = statuses.filter(({ level }) => level === 'claim');
    expect(claims).toHaveLength(40);
    expect(claims.filter(({ category }) => category === 'A7').map((each) => each.patientControlNumber)).toEqual([
      rejected,
    ]);
    expect(claims.filter(({ payerControlNumber }) => payerControlNumber?.startsWith('SBX'))).toHaveLength(39);
  });

  it.each([
    ['reject_set', ['IK5*R', 'AK9*R', 'IK3*CLM']],
    ['reject_interchange', ['TA1', '*R*024', 'IEA*0']],
  ] as const)('%s: only the syntax answer comes', async (syntax, words) => {
    const files = await answers(text, { acknowledgements: syntax });
    expect(files.map(({ kind }) => kind)).toEqual(['999']);
    for (const word of words) expect(files[0]!.content).toContain(word);
  });

  it('a remittance comes again as asked: the same bytes, or the same sets in a new envelope', async () => {
    const body = (content: string): string => content.slice(content.indexOf('ST*'), content.indexOf('GE*'));
    const twice = async (repeats: SandboxRules['repeats']): Promise<string[]> =>
      (await answers(text, { repeats, others: 'pay' }))
        .filter(({ kind }) => kind === '835')
        .map(({ content }) => content);
    const [one, same] = await twice('same_bytes');
    expect(same).toBe(one);
    const [, other] = await twice('new_envelope');
    expect(other).not.toBe(one);
    expect(body(other!)).toBe(body(one!));
  });

  it('corrections may come before what they correct', async () => {
    const rules = { ...all(text, 'correct'), order: 'corrections_first' as const, acknowledgements: 'none' as const };
    expect((await answers(text, rules)).map(({ day }) => day)).toEqual(['2026-07-27', DAY]);
  });

  it('what nobody names can stay without an answer', async () => {
    expect(await answers(text, { others: 'silent', acknowledgements: 'none' })).toEqual([]);
  });

  it('the fate of a claim does not depend on its neighbours', async () => {
    const [file] = (await answers(text, { others: 'pay', acknowledgements: 'none' })).map(({ content }) => content);
    const [number = ''] = numbersOf(text);
    const alone = await payments(
      await answers(text, {
        others: 'silent',
        acknowledgements: 'none',
        verdicts: new Map([[number, { outcome: 'pay', denial: null }]]),
      }),
    );
    const among = await payments([{ name: '', kind: '835', day: DAY, content: file! }]);
    const same = among.find(({ patientControlNumber }) => patientControlNumber === number);
    expect(alone.map(({ paidCents }) => paidCents)).toEqual([same?.paidCents]);
  });

  it('answers nothing to a file without claims', async () => {
    expect(await answers('ISA*00*nonsense~')).toEqual([]);
  });
});
