import { generate837 } from './claims-837.writer.js';
import type { ClaimSet } from './synthetic-practice.rules.js';

const SEEDS = [0, 1, 7, 42, 2026, 99_999, 123_456_789, 2 ** 31 - 1, 2 ** 31];
const CASES = (['837P', '837I'] as const).flatMap((set) => SEEDS.map((seed) => [set, seed] as const));
const SENT_ON = '20260609';

function text(set: ClaimSet, seed: number, claims = 200): string {
  return [...generate837({ set, seed, claims })].join('');
}

/** Elements by segment; knows nothing of how the generator writes. */
function segments(file: string): string[][] {
  return file.split('~').map((segment) => segment.trim().split('*')).filter(([id]) => id !== ''); // prettier-ignore
}

function elements(file: string, id: string, at: number): string[] {
  return segments(file).flatMap((segment) => (segment[0] === id ? [segment[at] ?? ''] : []));
}

/** Each claim's segments, CLM to the next CLM or HL. */
function claimsIn(file: string): string[][][] {
  const claims: string[][][] = [];
  let isInside = false;
  for (const segment of segments(file)) {
    if (segment[0] === 'CLM') claims.push([]);
    isInside = segment[0] === 'CLM' || (isInside && segment[0] !== 'HL' && segment[0] !== 'SE');
    if (isInside) claims.at(-1)?.push(segment);
  }
  return claims;
}

function cents(decimal = ''): number {
  if (!/^-?\d+(\.\d{1,2})?$/.test(decimal)) throw new Error(`${decimal} is no amount`);
  return Math.round(Number(decimal) * 100);
}

function hasLuhn(npi: string): boolean {
  const digits = [...`80840${npi}`].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, at) => total + (at % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return /^[12]\d{9}$/.test(npi) && sum % 10 === 0;
}

describe.each(CASES)('an invented %s of seed %d', (set, seed) => {
  const file = text(set, seed);
  const claims = claimsIn(file);

  it('is the same, byte for byte, each time', () => {
    expect(text(set, seed)).toBe(file);
  });

  it('has as many claims as asked, each with its own control number of at most 17 capitals and digits', () => {
    const numbers = elements(file, 'CLM', 1);
    expect(numbers).toHaveLength(200);
    expect(new Set(numbers).size).toBe(200);
    expect(numbers.filter((number) => !/^[A-Z0-9]{1,17}$/.test(number))).toEqual([]);
  });

  it('charges the sum of the lines, each above zero', () => {
    for (const claim of claims) {
      const lines = claim
        .filter(([id]) => id === 'SV1' || id === 'SV2')
        .map((line) => cents(line[set === '837P' ? 2 : 3]));
      expect(Math.min(...lines)).toBeGreaterThan(0);
      expect(lines.reduce((sum, line) => sum + line, 0)).toBe(cents(claim[0]?.[2]));
    }
  });

  it('gives each line a day and a control number that no other line has', () => {
    const numbers = segments(file).filter(([id, qualifier]) => id === 'REF' && qualifier === '6R').map((reference) => reference[2]); // prettier-ignore
    expect(numbers).toHaveLength(elements(file, 'LX', 1).length);
    expect(new Set(numbers).size).toBe(numbers.length);
    const days = segments(file).filter(([id, qualifier]) => id === 'DTP' && qualifier === '472').map((day) => day[3] ?? ''); // prettier-ignore
    expect(days.filter((day) => day <= '20260301' || day >= SENT_ON)).toEqual([]);
  });

  it('has valid NPIs, tax ids, ZIPs, members and birth dates', () => {
    const named = segments(file).filter(([id]) => id === 'NM1');
    const npis = named.filter((name) => name[8] === 'XX').map((name) => name[9] ?? '');
    expect(npis.filter((npi) => !hasLuhn(npi))).toEqual([]);
    expect(elements(file, 'REF', 2).some((taxId) => /^\d{9}$/.test(taxId))).toBe(true);
    expect(elements(file, 'N4', 3).filter((zip) => !/^(\d{5}|\d{9})$/.test(zip))).toEqual([]);
    expect(named.filter((name) => name[1] === 'IL' && !/^[A-Z0-9]{12}$/.test(name[9] ?? ''))).toEqual([]);
    expect(elements(file, 'DMG', 2).filter((day) => !/^(19|20)\d{6}$/.test(day) || day >= '20250101')).toEqual([]);
  });

  it('codes diagnoses without a dot, the principal first, none twice', () => {
    for (const claim of claims) {
      const codes = claim
        .filter(([id]) => id === 'HI')
        .flatMap((segment) => segment.slice(1).map((code) => code.split(':')));
      const diagnoses = codes.filter(([qualifier]) => qualifier === 'ABK' || qualifier === 'ABF');
      expect(diagnoses.map(([qualifier]) => qualifier)).toEqual(diagnoses.map((_, at) => (at === 0 ? 'ABK' : 'ABF')));
      expect(new Set(diagnoses.map(([, code]) => code)).size).toBe(diagnoses.length);
      expect(diagnoses.filter(([, code]) => !/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code ?? ''))).toEqual([]);
      for (const line of claim.filter(([id]) => id === 'SV1')) {
        const pointers = (line[7] ?? '').split(':').map(Number);
        expect(pointers.every((pointer) => pointer >= 1 && pointer <= diagnoses.length)).toBe(true);
        expect(new Set(pointers).size).toBe(pointers.length);
      }
    }
  });

  it('codes procedures, modifiers and units', () => {
    for (const line of segments(file).filter(([id]) => id === 'SV1' || id === 'SV2')) {
      const [code, units] = line[0] === 'SV1' ? [line[1], line[4]] : [line[2], line[5]];
      if (code !== '') expect(code).toMatch(/^HC:(\d{5}|[A-V]\d{4})(:[A-Z0-9]{2})?$/);
      expect(Number(units)).toBeGreaterThan(0);
    }
  });

  it('hangs dependents on a subscriber, and the subscriber himself on nobody', () => {
    const byLevel = segments(file).filter(([id]) => id === 'HL' || id === 'SBR' || id === 'PAT');
    byLevel.forEach((segment, at) => {
      if (segment[0] !== 'SBR') return;
      const isSelf = segment[2] === '18';
      expect(byLevel[at - 1]?.[4]).toBe(isSelf ? '0' : '1');
      expect(byLevel[at + 1]?.[3] === '23').toBe(!isSelf);
    });
    expect(elements(file, 'PAT', 1).length).toBeGreaterThan(10);
    const levels = elements(file, 'HL', 1).map(Number);
    expect(levels).toEqual(levels.map((_, at) => at + 1));
  });
});

it('an institutional claim has a type of bill, statement dates, CL1 and an attending provider; a stay its admission too', () => {
  const claims = claimsIn(text('837I', 5));
  const has = (claim: string[][], id: string, qualifier?: string) =>
    claim.some((segment) => segment[0] === id && (!qualifier || segment[1] === qualifier));
  for (const claim of claims) {
    expect(claim[0]?.[5]).toMatch(/^1[13]:A:1$/);
    expect([has(claim, 'DTP', '434'), has(claim, 'CL1'), has(claim, 'NM1', '71')]).toEqual([true, true, true]);
    const isStay = claim[0]?.[5]?.startsWith('11') ?? false;
    expect([has(claim, 'DTP', '435'), has(claim, 'DTP', '096')]).toEqual([isStay, isStay]);
    expect(claim.some((segment) => segment[0] === 'HI' && /^ABK:\w+:::::::Y$/.test(segment[1] ?? ''))).toBe(isStay);
  }
  expect(claims.some((claim) => claim[0]?.[5]?.startsWith('11'))).toBe(true);
});

it.each([[1, 5000, 1], [5001, 5000, 2], [25, 10, 3]])('%d claims, %d to a set, make %d sets with right counts', (claims, claimsPerSet, sets) => {
  const file = segments([...generate837({ set: '837P', seed: 3, claims, claimsPerSet })].join(''));
  const starts = file.flatMap(([id], at) => (id === 'ST' ? [at] : []));
  const ends = file.flatMap(([id], at) => (id === 'SE' ? [at] : []));
  expect(starts).toHaveLength(sets);
  starts.forEach((start, at) => {
    const end = ends[at] ?? 0;
    expect(file[end]?.[1]).toBe(String(end - start + 1));
    expect(file[end]?.[2]).toBe(file[start]?.[2]);
  });
  expect(file.at(-2)).toEqual(['GE', String(sets), file[1]?.[6]]);
  expect(file.at(-1)).toEqual(['IEA', '1', file[0]?.[13]]);
}); // prettier-ignore

it('starts with an ISA of 106 characters', () => {
  expect(text('837P', 2 ** 31, 1).indexOf('~')).toBe(105);
});

it('no two seeds and no two claim types share a control number', () => {
  const numbers = CASES.flatMap(([set, seed]) => elements(text(set, seed, 50), 'CLM', 1));
  expect(new Set(numbers).size).toBe(numbers.length);
});
