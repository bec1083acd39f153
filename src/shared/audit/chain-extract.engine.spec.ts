import { genesis, nextLink } from './audit-chain.engine.js';
import { canonicalText } from './canonical.engine.js';
import { EXTRACT_FORMAT, type ExtractHead, extractLine, verifyExtract } from './chain-extract.engine.js';

const COMPANY = '01900000-0000-7000-8000-000000000001';
const start = genesis(COMPANY);
const lines: string[] = [];
let point = start;
for (let index = 1; index <= 5; index++) {
  const id = `01900000-0000-7000-8000-00000000000${index}`;
  const text = canonicalText({ id, action: 'createRequirement', details: { index } });
  const link = nextLink(point, id, text);
  lines.push(extractLine({ ...link, body: index === 3 ? null : text }).trimEnd());
  point = link;
}
const head: ExtractHead = {
  format: EXTRACT_FORMAT,
  companyId: COMPANY,
  start,
  through: { sequence: point.sequence, hash: point.hash },
  signedHead: null,
};

describe('RC binder: an extract of the audit trail', () => {
  it('is computed again offline; of what is withheld the hash stands for it', async () => {
    expect(await verifyExtract(head, lines)).toEqual({ findings: [], events: 4, withheld: 1 });
  });

  it.each<[string, string[], ExtractHead, number | null]>([
    ['an altered event', lines.with(1, lines[1]!.replace('"index":2', '"index":7')), head, 2],
    ['an altered hash', lines.with(2, lines[2]!.replace(/"hash":"./, '"hash":"g')), head, 4],
    ['a line that was taken out', lines.toSpliced(1, 1), head, 2],
    ['lines in another order', [lines[0]!, lines[2]!, lines[1]!, lines[3]!, lines[4]!], head, 2],
    ['a cut end', lines.slice(0, -1), head, 4],
    ['a white space', lines.with(3, `${lines[3]!} `), head, 4],
    ['another head', lines, { ...head, through: { ...head.through, hash: '0'.repeat(64) } }, 5],
    ['the chain of another company', lines, { ...head, companyId: COMPANY.replace(/1$/, '2') }, null],
  ])('names %s', async (_, changed, said, sequence) => {
    expect((await verifyExtract(said, changed)).findings).toMatchObject([{ sequence }]);
  });
});
