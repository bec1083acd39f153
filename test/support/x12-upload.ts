import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../../src/shared/jobs/job.entity.js';
import type { Caller } from './api.js';

/** Uploads a file and waits until its import has ended; answers the job. */
export async function importX12(caller: Caller, content: string | Buffer, query = ''): Promise<Job> {
  const answer = await caller.post(`/rcm/x12-files${query}`, {
    body: Buffer.from(content),
    headers: { 'content-type': 'application/edi-x12' },
  });
  if (answer.statusCode !== 202) throw new Error(`The upload was answered with ${answer.statusCode}: ${answer.body}`);
  return ended(caller, (answer.json() as Job).id);
}

/** The job, once it has ended. */
export async function ended(caller: Caller, jobId: string): Promise<Job> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const job = (await caller.get(`/jobs/${jobId}`)).json() as Job;
    if (!['queued', 'running'].includes(job.status)) return job;
    await sleep(50);
  }
  throw new Error('The job has not ended within a minute');
}
