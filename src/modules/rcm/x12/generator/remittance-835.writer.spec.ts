import { generate837 } from './claims-837.writer.js';
import { generate835 } from './remittance-835.writer.js';

const SEEDS = [0, 1, 2, 3, 7, 42, 2026, 99_999, 123_456_789, 2 ** 31 - 1, 2 ** 31];
const CASES = (['837P', '837I'] as const).flatMap((answers) => SEEDS.map((seed) => [answers, seed] as const));

interface Line {
  code: string;
  chargeCents: number;
  paidCents: number;
  servedOn: string;
  controlNumber: string;
  adjustedCents: number;
}

interface Claim {
  number: string;
  status: string;
  chargeCents: number;
  paidCents: number;
  patientCents: number;
  payerNumber: string;
  member: string;
  adjustments: string[][];
  claimAdjustedCents: number;
  lines: Line[];
}

interface Remittance {
  methodCode: string;
  paidCents: number;
  payerId: string;
  trace: string;
  payee: string[];
  claims: Claim[];
  entries: { code: string; reference: string; cents: number }[];
}

function split(text: string): string[][] {
  return text.split('~').map((segment) => segment.trim().split('*')).filter(([id]) => id !== ''); // prettier-ignore
}

function cents(decimal = ''): number {
  if (!/^-?\d+(\.\d{1,2})?$/.test(decimal)) throw new Error(`${decimal} is no amount`);
  return Math.round(Number(decimal) * 100);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A reader of its own, by split alone. */
function remittances(text: string): Remittance[] {
  const sets: Remittance[] = [];
  for (const s of split(text)) {
    const set = sets.at(-1) as Remittance;
    const claim = set?.claims.at(-1) as Claim;
    const line = claim?.lines.at(-1);
    const [id, a = '', b = ''] = s;
    if (id === 'ST')
      sets.push({ methodCode: '', paidCents: 0, payerId: '', trace: '', payee: [], claims: [], entries: [] });
    if (id === 'BPR') Object.assign(set, { methodCode: a, paidCents: cents(b) });
    if (id === 'TRN') Object.assign(set, { trace: b, payerId: s[3] });
    if (id === 'N1' && a === 'PE') set.payee.push(s[4] ?? '');
    if (id === 'REF' && a === 'TJ') set.payee.push(b);
    if (id === 'CLP') {
      const money = { chargeCents: cents(s[3]), paidCents: cents(s[4]), patientCents: cents(s[5]) };
      set.claims.push({
        number: a,
        status: b,
        ...money,
        payerNumber: s[7] ?? '',
        member: '',
        adjustments: [],
        claimAdjustedCents: 0,
        lines: [],
      });
    }
    if (id === 'NM1' && a === 'QC') claim.member = s[9] ?? '';
    if (id === 'SVC')
      claim.lines.push({
        code: a,
        chargeCents: cents(b),
        paidCents: cents(s[3]),
        servedOn: '',
        controlNumber: '',
        adjustedCents: 0,
      });
    if (id === 'DTM' && a === '472' && line) line.servedOn = b;
    if (id === 'REF' && a === '6R' && line) line.controlNumber = b;
    if (id === 'CAS') {
      for (let at = 2; at < s.length; at += 3) {
        claim.adjustments.push([a, s[at] ?? '', s[at + 1] ?? '']);
        if (line) line.adjustedCents += cents(s[at + 1]);
        else claim.claimAdjustedCents += cents(s[at + 1]);
      }
    }
    if (id !== 'PLB') continue;
    for (let at = 3; at < s.length; at += 2) {
      const [code = '', reference = ''] = (s[at] ?? '').split(':');
      set.entries.push({ code, reference, cents: cents(s[at + 1]) });
    }
  }
  return sets;
}

function isBalanced(claim: Claim): boolean {
  const adjustedCents = claim.claimAdjustedCents + sum(claim.lines.map((line) => line.adjustedCents));
  const patientCents = sum(claim.adjustments.filter(([group]) => group === 'PR').map((each) => cents(each[2])));
  return (
    claim.lines.every((line) => line.chargeCents - line.adjustedCents === line.paidCents) &&
    claim.chargeCents - adjustedCents === claim.paidCents &&
    sum(claim.lines.map((line) => line.chargeCents)) === claim.chargeCents &&
    sum(claim.lines.map((line) => line.paidCents)) - claim.claimAdjustedCents === claim.paidCents &&
    claim.patientCents === (claim.status === '22' ? 0 : patientCents)
  );
}

describe.each(CASES)('the remittance for the %s of seed %d', (answers, seed) => {
  const options = { claims: 600, seed };
  const text = [...generate835({ ...options, answers, claimsPerSet: 60 })].join('');
  const sets = remittances(text);
  const payments = sets.flatMap((set) => set.claims);
  const claims = split([...generate837({ ...options, set: answers })].join(''));

  it('is the same, byte for byte, each time', () => {
    expect([...generate835({ ...options, answers, claimsPerSet: 60 })].join('')).toBe(text);
  });

  it('balances to the cent: each line, each claim, each set; no payment is negative', () => {
    expect(payments.filter((claim) => !isBalanced(claim))).toEqual([]);
    for (const set of sets) {
      expect(sum(set.claims.map((claim) => claim.paidCents)) - sum(set.entries.map((entry) => entry.cents))).toBe(
        set.paidCents,
      );
      expect(set.paidCents).toBeGreaterThanOrEqual(0);
      expect(set.methodCode).toBe(set.paidCents > 0 ? 'I' : 'H');
    }
  });

  it('answers each claim once, line by line, to the billing provider', () => {
    const number = (at: number, id: string, qualifier = '') =>
      claims.filter((s) => s[0] === id && (!qualifier || s[1] === qualifier)).map((s) => s[at] ?? '');
    // The payer numbers a corrected payment anew: one character more.
    const first = payments.filter((payment) => payment.status === '1' && payment.payerNumber.length === 13);
    expect(first).toHaveLength(options.claims);
    expect(new Set(first.map((payment) => payment.number))).toEqual(new Set(number(1, 'CLM')));
    const charges = new Map(claims.flatMap((s) => (s[0] === 'CLM' ? [[s[1] ?? '', cents(s[2])] as const] : [])));
    expect(first.filter((payment) => payment.chargeCents !== charges.get(payment.number))).toEqual([]);
    const answered = new Set(payments.flatMap((payment) => payment.lines.map((line) => line.controlNumber)));
    expect(answered).toEqual(new Set(number(2, 'REF', '6R')));
    const members = new Set(number(9, 'NM1', 'IL'));
    expect(payments.filter((payment) => !members.has(payment.member))).toEqual([]);
    const payee = [number(9, 'NM1', '85')[0], number(2, 'REF', 'EI')[0]];
    for (const set of sets) expect(set.payee).toEqual(payee);
  });

  it('returns procedure, day and charge of each line as they were sent', () => {
    const sent = new Map<string, string>();
    let service = '';
    let servedOn = '';
    for (const s of claims) {
      if (s[0] === 'SV1') service = `${s[1]} ${cents(s[2])}`;
      if (s[0] === 'SV2') service = `${s[2] || `NU:${s[1]}`} ${cents(s[3])}`;
      if (s[0] === 'DTP' && s[1] === '472') servedOn = s[3] ?? '';
      if (s[0] === 'REF' && s[1] === '6R') sent.set(s[2] ?? '', `${service} ${servedOn}`);
    }
    const returned = payments.flatMap((payment) => payment.lines);
    const asSent = (line: Line) => `${line.code} ${Math.abs(line.chargeCents)} ${line.servedOn}`;
    expect(returned.filter((line) => asSent(line) !== sent.get(line.controlNumber))).toEqual([]);
  });

  it('reverses only what an earlier set paid, exactly negated, once, and pays it anew', () => {
    const before = new Map<string, Claim>();
    for (const set of sets) {
      set.claims.filter((claim) => claim.status === '22').forEach((reversal) => {
        const original = before.get(reversal.number);
        expect(original?.paidCents).toBeGreaterThan(0);
        expect(reversal.payerNumber).toBe(original?.payerNumber);
        expect(reversal.lines.map((line) => [line.chargeCents, line.paidCents, line.adjustedCents])).toEqual(
          original?.lines.map((line) => [-line.chargeCents, -line.paidCents, -line.adjustedCents]),
        );
        expect(set.claims.filter((claim) => claim.number === reversal.number).map((claim) => claim.status)).toEqual(['22', '1']);
        before.delete(reversal.number);
      });
      set.claims.filter((claim) => claim.status === '1').forEach((claim) => before.set(claim.number, claim));
    }
    expect(payments.filter((payment) => payment.status === '22')).toHaveLength(18);
  }); // prettier-ignore

  it('keeps each set to one payer and one trace number', () => {
    expect(new Set(sets.map((set) => set.trace)).size).toBe(sets.length);
    expect(new Set(sets.map((set) => set.payerId)).size).toBe(6);
    for (const set of sets) expect(new Set(set.claims.map((claim) => claim.payerNumber[0])).size).toBe(1);
  });
});

it('all together show every kind of provider adjustment, postponed ones negative first and then taken', () => {
  const entries = SEEDS.flatMap((seed) =>
    remittances([...generate835({ claims: 900, seed })].join('')).flatMap((set) => set.entries),
  );
  expect(new Set(entries.map((entry) => entry.code))).toEqual(new Set(['WO', 'FB', 'L6', 'CS', '72']));
  for (const code of ['FB', 'WO']) {
    const [postponed] = entries.filter((entry) => entry.code === code && entry.cents < 0);
    const halves = entries.filter((entry) => entry.code === code && entry.reference === postponed?.reference);
    expect(halves).toHaveLength(2);
    expect(halves[1]?.cents).toBeGreaterThan(0);
  }
});

it('pays, denies and leaves to the patient in the shares that it promises', () => {
  const payments = remittances([...generate835({ claims: 1000, seed: 11 })].join('')).flatMap((set) => set.claims);
  const has = (group: string, reason: string) =>
    payments.filter((payment) => payment.adjustments.some((each) => each[0] === group && each[1] === reason));
  expect(payments).toHaveLength(1000 + 2 * 30);
  const zero = payments.filter((payment) => payment.paidCents === 0);
  expect(
    zero.filter((payment) => payment.patientCents > 0 && payment.adjustments.some(([, reason]) => reason === '1')),
  ).toHaveLength(30);
  expect(zero.length).toBeGreaterThanOrEqual(100);
  expect(zero.length).toBeLessThanOrEqual(150);
  expect(has('CO', '253')).toHaveLength(40);
  for (const [group, reason] of [
    ['CO', '16'],
    ['CO', '50'],
    ['CO', '97'],
    ['CO', '197'],
    ['CO', '29'],
    ['PR', '96'],
    ['OA', '18'],
    ['PR', '1'],
    ['PR', '2'],
    ['PR', '3'],
  ] as const) {
    expect(has(group, reason).length).toBeGreaterThan(0);
  }
});
