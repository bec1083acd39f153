// Reads the 835 named by the first argument; prints {ms, claims, sets, unbalanced}.
import { createReadStream } from 'node:fs';
import { built } from '../support/files.mjs';

const { readX12 } = await built('modules/rcm/x12/x12.reader.js');
const start = performance.now();
let claims = 0;
let sets = 0;
let unbalanced = 0;
// No body hash: the peer makes none, and `x12 inspect` asks for none.
for await (const event of readX12(createReadStream(process.argv[2]), { hash: false })) {
  if (event.kind === 'claim-payment') {
    claims++;
    if (!event.isBalanced) unbalanced++;
  } else if (event.kind === 'set-end') {
    sets++;
    if (!event.remittanceTotals.isBalanced) unbalanced++;
  }
}
process.stdout.write(`${JSON.stringify({ ms: performance.now() - start, claims, sets, unbalanced })}\n`);
