import { newId } from '../../src/shared/database/new-id.js';
import { BlobStore } from '../../src/shared/blobs/blob-store.port.js';
import { Database } from '../../src/shared/database/database.js';
import { UnitOfWork } from '../../src/shared/database/unit-of-work.js';
import type { JobResult, JobRun } from '../../src/shared/jobs/job-handler.js';
import { tenantContext } from '../../src/shared/tenancy/tenant-context.js';
import type { X12File } from '../../src/modules/rcm/x12-files/x12-file.entity.js';
import { X12FilesRepository } from '../../src/modules/rcm/x12-files/x12-files.repository.js';
import { X12ImportJob } from '../../src/modules/rcm/x12-files/x12-import.job.js';
import type { TestApi } from './api.js';

/** What an import has left of one file. */
export interface Imported {
  status: string;
  sets: { kind: string; status: string; claimCount: number; eraId: string | null }[];
  findings: { code: string; severity: string; segment: number | null; message: string }[];
}

// What must hold of all stored files at once, each as a query that finds what breaks it: a claim has its first event
// and charges that sum to what it owes by itself, the claims and claim payments of a set are all there, a remittance is there whole.
const BROKEN: Record<string, string> = {
  'claims without their event': `SELECT c.id FROM claims c WHERE c.company_id = $1 AND NOT EXISTS
     (SELECT 1 FROM claim_events e WHERE e.company_id = $1 AND e.claim_id = c.id)`,
  'claims whose charges are not theirs': `SELECT c.id FROM claims c WHERE c.company_id = $1 AND c.status <> 'draft'
     AND CASE WHEN c.frequency_code = '8' OR c.status = 'corrected' OR c.prior_claim_id IS NOT NULL THEN 0
       WHEN c.status = 'voided' THEN NULL ELSE c.charge_cents - coalesce(c.prior_settled_cents, 0) END <> (SELECT coalesce(sum(l.cents), 0) FROM ledger_entries l
       WHERE l.company_id = $1 AND l.claim_id = c.id AND l.kind = 'charge')`,
  'files with more or fewer claims than their sets': `SELECT s.x12_file_id FROM x12_sets s WHERE s.company_id = $1
     AND s.kind IN ('837P', '837I') GROUP BY s.x12_file_id HAVING sum(s.claim_count) <>
     (SELECT count(*) FROM claims c WHERE c.company_id = $1 AND c.x12_file_id = s.x12_file_id)`,
  'claims of files without a set': `SELECT c.id FROM claims c WHERE c.company_id = $1 AND c.x12_file_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM x12_sets s WHERE s.company_id = $1 AND s.x12_file_id = c.x12_file_id)`,
  'remittances without all their claim payments': `SELECT e.id FROM claim_eras e
     JOIN x12_sets s ON s.company_id = e.company_id AND s.id = e.x12_set_id WHERE e.company_id = $1 AND s.claim_count <>
     (SELECT count(*) FROM claim_payments p WHERE p.company_id = $1 AND p.era_id = e.id)`,
  'files that are not done': `SELECT id FROM x12_files WHERE company_id = $1 AND status NOT IN ('imported', 'refused')`,
};

/** Imports files as the job does, without queue and HTTP: many small ones in little time. An error is thrown. */
export class ImportDesk {
  private readonly actorId = newId();

  constructor(
    private readonly api: TestApi,
    readonly companyId: string,
  ) {}

  async import(content: Buffer, disposition: X12File['disposition'] = 'submitted'): Promise<Imported> {
    const fileId = await this.store(content, disposition);
    await this.runJob(fileId);
    return this.outcome(fileId);
  }

  /** The file as an upload leaves it. */
  store(content: Buffer, disposition: X12File['disposition'] = 'submitted'): Promise<string> {
    const { app } = this.api;
    const pieces = (async function* () {
      yield content;
    })();
    return this.run(() =>
      app.get(UnitOfWork).run(async () => {
        const {
          id: blobId,
          bytes,
          sha256,
        } = await app.get(BlobStore).put(pieces, { mediaType: 'application/edi-x12' });
        const facts = { sha256, bytes, blobId, disposition, fileName: null, jobId: null, status: 'received' as const };
        return (await app.get(X12FilesRepository).insert(facts)).id;
      }),
    );
  }

  runJob(x12FileId: string, asked: Partial<JobRun> = {}): Promise<JobResult> {
    const job = {
      id: newId(),
      params: { x12FileId },
      state: undefined,
      progress: async () => {},
      stopIfAsked: () => {},
    };
    return this.run(() => this.api.app.get(X12ImportJob).run({ ...job, ...asked } as JobRun));
  }

  async outcome(fileId: string): Promise<Imported> {
    const [file] = await this.query<{ status: string }>(
      'SELECT status FROM x12_files WHERE company_id = $1 AND id = $2',
      [fileId],
    );
    const sets = await this.query<Imported['sets'][number]>(
      `SELECT kind, status, claim_count AS "claimCount", era_id AS "eraId" FROM x12_sets
       WHERE company_id = $1 AND x12_file_id = $2 ORDER BY ordinal`,
      [fileId],
    );
    const findings = await this.query<Imported['findings'][number]>(
      'SELECT code, severity, segment, message FROM findings WHERE company_id = $1 AND x12_file_id = $2 ORDER BY id',
      [fileId],
    );
    return { status: file!.status, sets, findings };
  }

  /** What is broken in what all imports together have left; none, or names and numbers. */
  async broken(): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const [name, sql] of Object.entries(BROKEN)) {
      const { length } = await this.query(sql);
      if (length > 0) found[name] = length;
    }
    return found;
  }

  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.run(() => this.api.app.get(Database).query<Row>(sql, parameters));
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    const { companyId, actorId } = this;
    return tenantContext.run({ requestId: newId(), companyId, actorId, actorKind: 'job', action: 'x12-import' }, work);
  }
}
