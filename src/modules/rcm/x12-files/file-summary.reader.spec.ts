import { describe, expect, it } from '@jest/globals';
import {
  aClaimPayment,
  anEraHeader,
  anX12File,
  aProfessionalSubmission,
} from '../../../../test/factories/x12.factory.js';
import { readX12 } from '../x12/x12.reader.js';
import { MOST_FILE_FINDINGS, MOST_SETS, summarize } from './file-summary.reader.js';

const CLAIMS = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
const REMITTANCE = anX12File([[...anEraHeader('140'), ...aClaimPayment()]]);

describe('the summary of a file', () => {
  it.each<[string, Buffer, (string | number | null)[][]]>([
    ['no file at all', Buffer.from('Dear payer'), []],
    ['claims', CLAIMS, [['837P', 1, null]]],
    ['a remittance', REMITTANCE, [['835', 1, 14000]]],
    [
      'both, and nothing of one in the other',
      Buffer.concat([REMITTANCE, CLAIMS]),
      [
        ['835', 1, 14000],
        ['837P', 1, null],
      ],
    ],
  ])('of %s', async (_what, content, expected) => {
    const { sets } = await summarize(readX12([content]));
    expect(
      sets.map(({ transactionSet, claimCount, remittance }) => [
        transactionSet.set,
        claimCount,
        remittance?.paymentCents ?? null,
      ]),
    ).toEqual(expected);
  });

  it('tells where nothing can be read', async () => {
    const { findings } = await summarize(readX12([Buffer.from('Dear payer')]));
    expect(findings).toMatchObject([{ code: 'NO_ISA', severity: 'error', message: expect.stringContaining('byte 0') }]);
  });

  const setsOf = (count: number): Buffer =>
    anX12File(
      Array.from({ length: count }, (_, index) => [`ST*999*${index}`]),
      { groupType: 'FA' },
    );

  it('refuses one with too many sets where it has read enough of it', async () => {
    const content = setsOf(2 * MOST_SETS);
    let bytesRead = 0;
    function* pieces(): Generator<Buffer> {
      for (let at = 0; at < content.length; at += 1000) {
        bytesRead = at;
        yield content.subarray(at, at + 1000);
      }
    }
    const { sets, findings } = await summarize(readX12(pieces()));
    const offset = content.indexOf(`ST*999*${MOST_SETS}~`);
    expect(sets).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'FILE_TOO_MANY_SETS', message: expect.stringContaining(`byte ${offset} `) }),
    ]);
    expect(bytesRead - offset).toBeLessThan(2000);
  });

  it('holds the findings of all sets together', async () => {
    const bad = Array.from({ length: 30 }, (_, index) => [`ST*999*${index}`, ...Array(2000).fill('1X')]);
    const { sets } = await summarize(readX12([anX12File(bad, { groupType: 'FA' })]));
    const kept = sets.flatMap(({ findings }) => findings);
    expect(kept.length - sets.length).toBeLessThanOrEqual(MOST_FILE_FINDINGS);
    expect(sets.at(-1)!.findings).toMatchObject([{ code: 'FINDINGS_OMITTED' }]);
    expect(sets.at(-1)!.errorCount).toBeGreaterThanOrEqual(2000);
  });

  it('counts interchange acknowledgements, which are no sets', async () => {
    const text = REMITTANCE.toString().replace('GS*', 'TA1*000000001*260801*1200*A*000~GS*');
    const { acknowledgements, sets } = await summarize(readX12([Buffer.from(text)]));
    expect([acknowledgements.length, sets.length]).toEqual([1, 1]);
  });
});
