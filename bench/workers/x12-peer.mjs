// Cuts the file named by the first argument into segments with node-x12's stream; prints {ms, segments}.
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { X12Parser } from 'node-x12';

const start = performance.now();
let segments = 0;
const stream = createReadStream(process.argv[2]).pipe(new X12Parser(false));
stream.on('data', () => segments++);
await once(stream, 'end');
process.stdout.write(`${JSON.stringify({ ms: performance.now() - start, segments })}\n`);
