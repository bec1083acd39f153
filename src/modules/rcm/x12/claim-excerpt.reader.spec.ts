import { anX12File, aProfessionalSubmission } from '../../../../test/factories/x12.factory.js';
import { claimExcerpt, type ExcerptedClaim } from './claim-excerpt.reader.js';

const one = aProfessionalSubmission();
const claimOf = (pcn: string): string[] =>
  one.slice(one.indexOf('CLM*PCN1001*250***11:B:1*Y*A*Y*Y')).map((s) => s.replaceAll('PCN1001', pcn));
const head = one.slice(
  0,
  one.findIndex((segment) => segment.startsWith('CLM')),
);
const otherMember = head
  .slice(head.findIndex((segment) => segment.startsWith('HL*2')))
  .map((segment) => segment.replace('DOE*JANE', 'ROE*RICK').replace('HL*2', 'HL*3'));
const FIRST = [...head, ...claimOf('A1'), ...claimOf('A2'), ...otherMember, ...claimOf('B1')];
const SECOND = FIRST.map((segment) => segment.replace('ST*837*0001', 'ST*837*0002').replace(/\b([AB]\d)\b/, 'X$1'));
const FILE = anX12File([FIRST, SECOND], { groupType: 'HC', groupVersion: '005010X222A1' });

async function read(wanted: ExcerptedClaim, piece = FILE.length): Promise<string[] | null> {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < FILE.length; at += piece) yield FILE.subarray(at, at + piece);
  };
  return (await claimExcerpt(pieces(), wanted))?.split('~\n').slice(0, -1) ?? null;
}

describe('RCM F: the 837 of one claim', () => {
  it('is its segments, the loops it hangs on and the heads above them, and no other claim', async () => {
    const excerpt = await read({ set: 1, claim: 2 }, 7);
    expect(excerpt).toEqual([expect.stringMatching(/^GS\*HC/), ...head, ...claimOf('A2')]);
  });

  it('hangs on its own subscriber', async () => {
    const excerpt = (await read({ set: 1, claim: 3 }))!;
    expect(excerpt.filter((segment) => segment.startsWith('NM1*IL'))).toEqual([expect.stringMatching('ROE')]);
    expect(excerpt.filter((segment) => segment.startsWith('CLM'))).toEqual([expect.stringMatching('B1')]);
  });

  it('is found by the control number of its set and its segments', async () => {
    const firstSegment = FIRST.indexOf('CLM*A2*250***11:B:1*Y*A*Y*Y') + 1;
    const excerpt = await read({ set: '0002', claim: { firstSegment, lastSegment: firstSegment + 5 } });
    expect(excerpt?.find((segment) => segment.startsWith('CLM'))).toMatch('XA2');
  });

  it.each<ExcerptedClaim>([
    { set: 3, claim: 1 },
    { set: 1, claim: 4 },
    { set: '0009', claim: 1 },
  ])('%j is not there', async (wanted) => {
    expect(await read(wanted)).toBeNull();
  });
});
