// Verifies a chain of as many events as the first argument says; prints {verified, hashed} per second.
import { createHash } from 'node:crypto';
import { built } from '../support/files.mjs';

const { genesis, nextLink, verifyChain } = await built('shared/audit/audit-chain.engine.js');
const { canonicalText } = await built('shared/audit/canonical.engine.js');
const COMPANY = '01900000-0000-7000-8000-000000000001';

const rows = chain(Number(process.argv[2]));
const hashed = perSecond(() => {
  for (const { canonicalText: text } of rows) createHash('sha256').update(text).digest('hex');
});
const start = performance.now();
const verdict = await verifyChain(rows, genesis(COMPANY));
const verified = (rows.length / (performance.now() - start)) * 1000;
if (verdict.firstBreak !== null || verdict.count !== rows.length) throw new Error(JSON.stringify(verdict));
process.stdout.write(`${JSON.stringify({ verified, hashed })}\n`);

function chain(count) {
  let point = genesis(COMPANY);
  return Array.from({ length: count }, (_, index) => {
    const id = `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    const event = { companyId: COMPANY, id, action: 'readClaim', outcome: 'shown', details: { ids: [id] } };
    const text = canonicalText(event);
    point = nextLink(point, id, text);
    return { ...point, canonicalText: text, event };
  });
}

function perSecond(work) {
  const begin = performance.now();
  work();
  return (rows.length / (performance.now() - begin)) * 1000;
}
