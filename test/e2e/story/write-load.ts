import { setTimeout as sleep } from 'node:timers/promises';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import type { Job } from '../../../src/shared/jobs/job.entity.js';
import type { Answer, ServerProcess } from '../../support/server-process.js';

const PAYER_WRITERS = 4;
const CLAIMS = 25;

/** Writes as fast as it is answered, and keeps count of what was acknowledged. */
export class WriteLoad {
  readonly payerNumbers: string[] = [];
  readonly jobIds: string[] = [];
  /** Answers that were neither an acknowledgement nor a refusal to be tried again. */
  readonly strange: Answer[] = [];
  /** Of the answers 503. */
  refusals = 0;
  private serial = 0;
  private isOver = true;
  private writers: Promise<void>[] = [];

  get acknowledged(): number {
    return this.payerNumbers.length + this.jobIds.length;
  }

  start(server: ServerProcess): void {
    this.isOver = false;
    const payers = Array.from({ length: PAYER_WRITERS }, () => this.repeat(() => this.writePayer(server)));
    this.writers = [...payers, this.repeat(() => this.writeFiles(server))];
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.writers);
  }

  // A request whose answer the kill has cut off is not acknowledged: its row may be there or not.
  private async repeat(write: () => Promise<void>): Promise<void> {
    while (!this.isOver) await write().catch(() => sleep(50));
  }

  private async writePayer(server: ServerProcess): Promise<void> {
    const electronicPayerId = `KEPT${++this.serial}`;
    const payer = { name: 'Kept Health', electronicPayerId, type: 'commercial' };
    const answer = await server.send<Answer>('POST', '/rcm/payers', payer);
    if (answer.status === 201) this.payerNumbers.push(electronicPayerId);
    else await this.refused(answer);
  }

  private async writeFiles(server: ServerProcess): Promise<void> {
    const options = { claims: CLAIMS, seed: 1000 + ++this.serial };
    for (const file of [generate837({ set: '837P', ...options }), generate835(options)]) {
      const answer = await server.send<Job>('POST', '/rcm/x12-files', [...file].join(''));
      if (answer.status === 202) this.jobIds.push(answer.body.id);
      else await this.refused(answer);
    }
  }

  private async refused(answer: Answer): Promise<void> {
    if (answer.status === 503 && Number(answer.retryAfter) >= 1) this.refusals += 1;
    else this.strange.push(answer);
    await sleep(20);
  }
}
