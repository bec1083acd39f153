// Imports files over HTTP, as a user does, and waits for their jobs.
import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/** Uploads a file; answers its job when it has ended, with the seconds until the answer and until the end. */
export async function importFile(url, token, file) {
  const start = performance.now();
  const answer = await fetch(`${url}/api/v1/rcm/x12-files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/edi-x12' },
    body: createReadStream(file),
    duplex: 'half',
  });
  const queued = await answer.json();
  if (!answer.ok) throw new Error(`The upload is refused: ${JSON.stringify(queued)}`);
  const answeredSeconds = (performance.now() - start) / 1000;
  const job = await ended(url, token, queued);
  if (job.status !== 'succeeded') throw new Error(`The import ${job.status}: ${JSON.stringify(job)}`);
  return { job, answeredSeconds, seconds: (performance.now() - start) / 1000 };
}

async function ended(url, token, queued) {
  for (let job = queued; ; await sleep(POLL_MS)) {
    if (job.status !== 'queued' && job.status !== 'running') return job;
    const answer = await fetch(`${url}/api/v1/jobs/${job.id}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`The job cannot be read: ${await answer.text()}`);
    job = await answer.json();
  }
}
