import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { Database } from '../../../shared/database/database.js';
import { asDemoUser } from '../../../shared/demo/as-demo-user.js';
import type { Job } from '../../../shared/jobs/job.entity.js';
import { JobsRepository } from '../../../shared/jobs/jobs.repository.js';
import { generate837 } from '../x12/generator/claims-837.writer.js';
import { generate835 } from '../x12/generator/remittance-835.writer.js';
import { DemoTermsService } from './demo-terms.service.js';
import { X12FilesService } from '../x12-files/x12-files.service.js';

/** Seed of the demo files: `quintet x12 generate --seed 7` writes the same ones. */
const SEED = 7;
const PROFESSIONAL_CLAIMS = 200;
const INSTITUTIONAL_CLAIMS = 60;
const HAS_ENDED: readonly string[] = ['succeeded', 'failed', 'cancelled'];

/** Fills the demo company with synthetic claims and the remittances that answer them. */
@Injectable()
export class DemoClaimsService {
  constructor(
    private readonly files: X12FilesService,
    private readonly blobs: BlobStore,
    private readonly jobs: JobsRepository,
    private readonly database: Database,
    private readonly terms: DemoTermsService,
  ) {}

  /** Imports the demo files as the company's billing user. The same files again change nothing, so every start may. */
  install(companyId: string, subject: string): Promise<void> {
    return asDemoUser(this.database, { companyId, subject, action: 'installDemoClaims' }, () => this.importFiles());
  }

  /** A remittance posts on claims that are there: so the claims come first, and the terms by which denials fall due. */
  private async importFiles(): Promise<void> {
    const claims = [
      await this.receive('demo.837p', generate837({ set: '837P', claims: PROFESSIONAL_CLAIMS, seed: SEED })),
      await this.receive('demo.837i', generate837({ set: '837I', claims: INSTITUTIONAL_CLAIMS, seed: SEED })),
    ];
    for (const job of claims) await this.ended(job);
    await this.terms.install();
    await this.receive('demo-professional.835', generate835({ claims: PROFESSIONAL_CLAIMS, seed: SEED }));
    const institutional = generate835({ claims: INSTITUTIONAL_CLAIMS, seed: SEED, answers: '837I' });
    await this.receive('demo-institutional.835', institutional);
  }

  private async receive(fileName: string, parts: Iterable<string>): Promise<Job> {
    const content = await this.blobs.stage(Readable.from(parts).map((part: string) => Buffer.from(part)));
    try {
      return await this.files.receive({ content, fileName, disposition: 'submitted' });
    } finally {
      await content.discard();
    }
  }

  private async ended({ id }: Job): Promise<void> {
    while (!HAS_ENDED.includes((await this.jobs.get(id)).status)) await sleep(200);
  }
}
