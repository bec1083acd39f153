// The audit binder of 1,000 pieces of evidence over HTTP from the real server: peak memory of its process, and the time
// of the download and of the check offline, beside the bare limit: the same bytes read from the disk and hashed.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ROOT } from '../scripts/prepare.mjs';
import { withFolder } from './support/files.mjs';
import { runNode } from './support/processes.mjs';
import { embedded, makeCompany, makeToken, removeCluster, startServer } from './support/server.mjs';

const MOST_MB = 200;
const MB = 1024 * 1024;
const FULL = { evidences: 1000, bytes: MB / 2 };
const QUICK = { evidences: 40, bytes: MB / 4 };
const ENOUGH_CLAIMS = 10_000;

export function run(options, say) {
  const size = options.claims < ENOUGH_CLAIMS ? QUICK : FULL;
  return withFolder(async (folder) => {
    try {
      const env = embedded(folder);
      const { token, reportId } = await withServer(env, (server) => fill(env, server, size, say));
      // A server of its own, so that its peak is that of the download.
      const file = join(folder, 'binder.zip');
      return await withServer(env, async (server) => measure({ server, token, reportId, file, size }, say));
    } finally {
      removeCluster(folder);
    }
  });
}

async function withServer(env, work) {
  const server = await startServer({ env });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function fill(env, server, { evidences, bytes }, say) {
  const company = await makeCompany({ ...env }, 'Bench clinic');
  const token = await makeToken(env, company, 'company_admin');
  const send = (path, body, type = 'application/json') => post(server.url, token, path, body, type);
  const fact = { program: 'HIPAA', category: 'Bench', title: 'Bench', frequency: 'annual' };
  const { id: requirementId } = await send('/requirements', JSON.stringify(fact));
  const content = Buffer.alloc(bytes);
  for (let index = 0; index < evidences; index++) {
    const facts = { kind: 'report', title: `Evidence ${index}`, requirementIds: [requirementId] };
    const { id } = await send('/evidence', JSON.stringify(facts));
    fillWith(content, index);
    await send(`/evidence/${id}/versions?fileName=evidence-${index}.txt`, content, 'text/plain');
    if (index % 200 === 199) say(`${index + 1} pieces of evidence uploaded`);
  }
  const { id: reportId } = await send('/reports', '{}');
  return { token, reportId };
}

/** Text that is another for each piece. */
function fillWith(content, index) {
  const line = Buffer.from(`${createHash('sha256').update(String(index)).digest('hex')}\n`);
  for (let at = 0; at < content.length; at += line.length) line.copy(content, at);
}

async function post(url, token, path, body, type) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const answer = await fetch(`${url}/api/v1/regulatory-compliance${path}`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function measure({ server, token, reportId, file, size }, say) {
  const before = await server.usage();
  const start = performance.now();
  const path = `/api/v1/regulatory-compliance/reports/${reportId}/binder`;
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`The binder was answered with ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
  const seconds = (performance.now() - start) / 1000;
  const { peakMb } = await server.usage();
  const { megabytes, bareSeconds } = await bare(file);
  const check = performance.now();
  await runNode(join(ROOT, 'dist', 'cli', 'main.js'), ['binder', 'verify', file], {});
  const checkSeconds = (performance.now() - check) / 1000;
  say(`${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s, peak ${peakMb} MB (at rest ${before.peakMb} MB)`);
  return [
    {
      what: `audit binder of ${size.evidences} pieces of evidence, ${megabytes.toFixed(0)} MB, over HTTP`,
      ours: `${seconds.toFixed(1)} s, ${peakMb - before.peakMb} MB more than the ${before.peakMb} MB at rest`,
      beside: `the same bytes read from the disk and hashed: ${bareSeconds.toFixed(1)} s`,
      ratio: (bareSeconds / seconds).toFixed(2),
      target: `< ${MOST_MB} MB more`,
      isMet: peakMb - before.peakMb < MOST_MB,
    },
    {
      what: 'the same binder checked offline, every byte',
      ours: `${checkSeconds.toFixed(1)} s`,
      beside: `read and hashed: ${bareSeconds.toFixed(1)} s`,
      ratio: (bareSeconds / checkSeconds).toFixed(2),
    },
  ];
}

async function bare(file) {
  const start = performance.now();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(file)) {
    hash.update(piece);
    bytes += piece.length;
  }
  hash.digest();
  return { megabytes: bytes / MB, bareSeconds: (performance.now() - start) / 1000 };
}
