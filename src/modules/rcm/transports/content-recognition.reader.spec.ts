import {
  anEraHeader,
  anX12File,
  aClaimPayment,
  aProfessionalSubmission,
} from '../../../../test/factories/x12.factory.js';
import { Head, HEAD_BYTES, recognize } from './content-recognition.reader.js';

const claims = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
const era = anX12File([[...anEraHeader('140'), ...aClaimPayment()]]);
const bad = Buffer.from(era.toString().replace('*00*          ', '*'));
const ta1 = Buffer.from(era.toString().replace('GS*', 'TA1*000000001*260801*1200*A*000~GS*'));

describe('RCM transport: files are recognised by content', () => {
  it.each<[string, Buffer, string[], string | null]>([
    ['claims', claims, ['837P'], null],
    ['a remittance', era, ['835'], null],
    ['a TA1 and a remittance', ta1, ['TA1', '835'], null],
    ['both', Buffer.concat([era, claims]), ['835', '837P'], null],
    ['a remittance cut off', era.subarray(0, 300), ['835'], null],
    ['claims behind a head that cannot be read', Buffer.concat([bad, claims]), ['837P'], null],
    ['a head that cannot be read', bad, [], 'ISA_INVALID'],
    ['a letter', Buffer.from('Dear clinic'), [], 'NO_ISA'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), [], 'NO_ISA'],
  ])('%s', async (_what, bytes, contents, refusal) => {
    expect(await recognize(bytes)).toEqual({ contents, refusal });
  });

  it('from the head that is kept while the whole passes', async () => {
    const head = new Head();
    let passed = 0;
    const pieces = (async function* () {
      for (let piece = 0; piece < 5; piece++) yield Buffer.alloc(30_000, piece);
    })();
    for await (const piece of head.through(pieces)) passed += piece.length;
    expect([passed, head.bytes.length]).toEqual([150_000, HEAD_BYTES]);
  });
});
