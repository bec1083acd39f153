// Writes the claims of the 837P named by the first argument, again and again until so many (second argument) are
// written, a piece of them in memory at a time; prints {ours, bare} in MB/s. Reading is not measured.
import { createReadStream } from 'node:fs';
import { built } from '../support/files.mjs';

const { readX12 } = await built('modules/rcm/x12/x12.reader.js');
const { ClaimFileWriter } = await built('modules/rcm/x12/claim-file.writer.js');
const { separatorsOf } = await built('modules/rcm/x12/x12-segment.writer.js');

const [, , file, wanted] = process.argv;
const PIECE = 250;
const envelope = {
  ...{ type: 'professional', usage: 'T', interchangeNumber: 1, groupNumber: 1, firstSetNumber: 1, reference: 'B1S' },
  ...{ senderQualifier: 'ZZ', senderId: 'SENDER', receiverQualifier: 'ZZ', receiverId: 'RECEIVER' },
  ...{ applicationSenderCode: 'SENDER', applicationReceiverCode: 'RECEIVER' },
  ...{ writtenOn: '2026-06-30', writtenTime: '1200' },
  submitter: { name: 'CLINIC', id: 'SENDER', contactName: 'DESK', contactPhone: '8005550100' },
  receiver: { name: 'HOUSE', id: 'RECEIVER' },
};
const writer = new ClaimFileWriter(envelope, separatorsOf('*^:~'));
let [bytes, ours, bareBytes, bare, count] = [writer.begin().length, 0, 0, 0, 0];
while (count < Number(wanted)) {
  let piece = [];
  for await (const event of readX12(createReadStream(file))) {
    if (event.kind !== 'claim') continue;
    piece.push(event.claim);
    if (piece.length === PIECE) piece = write(piece);
  }
  write(piece);
}
bytes += writer.end().length;
process.stdout.write(`${JSON.stringify({ ours: bytes / ours / 1000, bare: bareBytes / bare / 1000 })}\n`);

/** Times both ways of writing the piece; answers the next, empty one. */
function write(claims) {
  count += claims.length;
  let start = performance.now();
  const texts = claims.map((claim) => writer.add(claim).text);
  ours += performance.now() - start;
  for (const text of texts) bytes += text.length;
  const segments = texts.map((text) => text.split('~').map((segment) => segment.split('*')));
  start = performance.now();
  const joined = segments.map((claim) => claim.map((elements) => elements.join('*')).join('~'));
  bare += performance.now() - start;
  for (const text of joined) bareBytes += text.length;
  return [];
}
