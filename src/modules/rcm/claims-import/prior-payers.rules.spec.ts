import { anX12File, aProfessionalSubmission, eventsOf, ofKind } from '../../../../test/factories/x12.factory.js';
import { settledBefore } from './prior-payers.rules.js';

/** A claim of 250 to the second payer; `said`: what stands in 2320 of the first. */
async function settled(said: string[], line: string[] = [], turns = ['S', 'P']): Promise<number> {
  const [own = '', other = ''] = turns;
  const segments = aProfessionalSubmission().flatMap((each) => {
    if (each.startsWith('LX*1')) {
      return [`SBR*${other}*18*******CI`, ...said, 'OI***Y***Y', 'NM1*IL*1*DOE*JANE****MI*W1', 'NM1*PR*2*FIRST*****PI*P1', each]; // prettier-ignore
    }
    return each === 'REF*6R*1001-1' ? [each, ...line] : [each.replace('SBR*P', `SBR*${own}`)];
  });
  const file = anX12File([segments], { groupType: 'HC', groupVersion: '005010X222A1' });
  return settledBefore(ofKind(await eventsOf(file), 'claim')[0]!.claim, own);
}

describe('RCM G: what the payers before have settled of an imported claim', () => {
  it.each<[string, string[], string[], number]>([
    ['nothing said', [], [], 0],
    ['paid', ['AMT*D*140'], [], 14_000],
    ['paid and taken off', ['CAS*CO*45*75', 'CAS*PR*2*35', 'AMT*D*140'], [], 21_500],
    ['the patient’s part is still owed', ['CAS*PR*2*35', 'AMT*D*140'], [], 14_000],
    ['a denial is still owed', ['CAS*CO*50*250', 'AMT*D*0'], [], 0],
    ['a restatement counts once', ['CAS*OA*23*50', 'AMT*D*140'], [], 14_000],
    ['by line', ['AMT*D*90'], ['SVD*P1*90*HC:99213**1', 'CAS*CO*45*40', 'DTP*573*D8*20260801'], 13_000],
    ['by line alone', [], ['SVD*P1*90*HC:99213**1', 'CAS*CO*45*40', 'DTP*573*D8*20260801'], 13_000],
    ['a line of another payer', ['AMT*D*90'], ['SVD*P2*90*HC:99213**1', 'CAS*CO*45*40'], 9_000],
    ['never more than the charge', ['AMT*D*900'], [], 25_000],
    ['never less than nothing', ['AMT*D*-5'], [], 0],
  ])('%s', async (_what, said, line, cents) => {
    expect(await settled(said, line)).toBe(cents);
  });

  it('a payer after the one that is billed has no say', async () => {
    expect(await settled(['AMT*D*140'], [], ['P', 'S'])).toBe(0);
    expect(await settled(['AMT*D*140'], [], ['S', 'T'])).toBe(0);
    expect(await settled(['AMT*D*140'], [], ['T', 'S'])).toBe(14_000);
  });
});
