// The peer: node-x12 writes the interchange that it has read from the file named by the first argument.
import { readFileSync } from 'node:fs';
import x12 from 'node-x12';

const { X12Parser } = x12;
const interchange = new X12Parser(false).parse(readFileSync(process.argv[2], 'utf8'));
const start = performance.now();
const text = interchange.toString();
const ms = performance.now() - start;
process.stdout.write(`${JSON.stringify({ megabytesPerSecond: text.length / ms / 1000 })}\n`);
