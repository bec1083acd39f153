import { anX12File, aProfessionalSubmission } from '../../../../test/factories/x12.factory.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { readX12 } from '../x12/x12.reader.js';
import { ClaimBook } from './claim-book.reader.js';

/** A bill of PCN1001 in words: SBR01, then CLM05-3, then the day of July where it is not the first. */
async function bill(words: string): Promise<SubmittedClaim> {
  const [told = '', day = '01'] = words.split('@');
  const segments = aProfessionalSubmission().map((segment) =>
    segment
      .replace('REF*6R*1001-1', `REF*6R*${words}`)
      .replace('SBR*P', `SBR*${told.charAt(0)}`)
      .replace(':B:1*', `:B:${told.charAt(1)}*`)
      .replace(/^(DTP\*472\*D8\*202607)../, `$1${day}`),
  );
  const file = anX12File([segments], { groupType: 'HC', groupVersion: '005010X222A1' });
  for await (const event of readX12([file])) if (event.kind === 'claim') return event.claim;
  throw new Error(`no claim in ${words}`);
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, at) =>
    permutations(all.filter((_other, index) => index !== at)).map((rest) => [one, ...rest]),
  );
}

/** The bills by family, each in words (as the control number of its line), with its status where it is superseded. */
async function familiesOf(order: readonly string[]): Promise<string[]> {
  const book = new ClaimBook();
  for (const words of order) book.add(await bill(words));
  book.close();
  const families = new Map<string, string[]>();
  for (const { familyId, status, lines } of book.byControlNumber('PCN1001')) {
    const bills = families.get(familyId) ?? [];
    const superseded = status === 'submitted' ? '' : ` ${status}`;
    families.set(familyId, [...bills, `${lines[0]!.controlNumber}${superseded}`]);
  }
  return [...families.values()].map((bills) => bills.sort().join(', ')).sort();
}

describe('RCM D6: which claims belong together, in whatever order their files are read', () => {
  const cases: [string[], string[]][] = [
    [['P1', 'P7'], ['P1 corrected, P7']],
    [['P1', 'P7@02'], ['P1 corrected, P7@02']],
    [['P1', 'S1', 'S7'], ['P1, S1 corrected, S7']],
    [['P1', 'S1', 'S8'], ['P1, S1 voided, S8']],
    [['P1', 'S1', 'P7'], ['P1 corrected, P7, S1']],
    [['P1', 'S1', 'T1'], ['P1, S1, T1']],
    [['P1', 'S1', 'T1', 'T7'], ['P1, S1, T1 corrected, T7']],
    [['P1', 'S1', 'S7', 'T1'], ['P1, S1 corrected, S7, T1']],
    [['P1', 'P7@02', 'S1@02', 'S7@02'], ['P1 corrected, P7@02, S1@02 corrected, S7@02']],
    [['P1', 'T1'], ['P1, T1']],
    [['P1', 'S7'], ['P1, S7']],
    [['S1', 'S7'], ['S1 corrected, S7']],
    [['S1', 'T1'], ['S1, T1']],
    [['P7', 'S1'], ['P7, S1']],
    [['P7', 'S1', 'S7'], ['P7, S1 corrected, S7']],
    [
      ['P1', 'S1@02'],
      ['P1', 'S1@02'],
    ],
    [
      ['P1', 'P1@02', 'S1', 'S1@02'],
      ['P1, S1', 'P1@02, S1@02'],
    ],
  ];
  const rows = cases.flatMap(([bills, families]) =>
    permutations(bills).map((order) => [order.join(), families] as const),
  );

  it.each(rows)('%s', async (order, families) => {
    expect(await familiesOf(order.split(','))).toEqual(families);
  });
});
