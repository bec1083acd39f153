import { describe, expect, it } from '@jest/globals';
import {
  aClaimPayment,
  anEraHeader,
  anX12File,
  aProfessionalSubmission,
} from '../../../../test/factories/x12.factory.js';
import { readX12 } from '../x12/x12.reader.js';
import { summarize } from './file-summary.reader.js';

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

  it('counts interchange acknowledgements, which are no sets', async () => {
    const text = REMITTANCE.toString().replace('GS*', 'TA1*000000001*260801*1200*A*000~GS*');
    const { acknowledgementCount, sets } = await summarize(readX12([Buffer.from(text)]));
    expect([acknowledgementCount, sets.length]).toEqual([1, 1]);
  });
});
