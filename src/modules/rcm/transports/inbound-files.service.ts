import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { Settings } from '../../../shared/config/settings.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { X12FilesRepository } from '../x12-files/x12-files.repository.js';
import { X12FilesService } from '../x12-files/x12-files.service.js';
import { Head, recognize } from './content-recognition.reader.js';
import type { TransportSession } from './transport.port.js';
import { type KnownFile, TransportFilesRepository } from './transport-files.repository.js';
import type { Transport } from './transport.entity.js';
import { isCandidate, type ListedFile, settledFiles } from './transport.rules.js';

/** Between the two listings that tell whether a file is still being written. */
const QUIET_MS = 2_000;
/** So long a run waits for the imports that it began; a later run puts away what takes longer. */
const IMPORT_PATIENCE_MS = 10_000;
const IMPORT_POLL_MS = 250;

export interface ReceivedCounts {
  received: number;
  /** Put away as done. */
  done: number;
  /** Put away as failed, with the reason beside it. */
  refused: number;
}

/** Takes what partners have put: each file once, by its bytes; recognised by its content; put away when it is imported. */
@Injectable()
export class InboundFiles {
  constructor(
    private readonly blobs: BlobStore,
    private readonly imports: X12FilesService,
    private readonly x12Files: X12FilesRepository,
    private readonly files: TransportFilesRepository,
    private readonly units: UnitOfWork,
    private readonly settings: Settings,
  ) {}

  async receiveAll(transport: Transport, session: TransportSession, job: JobRun): Promise<ReceivedCounts> {
    const counts = { received: 0, done: 0, refused: 0 };
    const waiting: [name: string, sha256: string][] = [];
    for (const file of await this.settled(session)) {
      job.stopIfAsked();
      if (file.bytes > this.settings.uploadLimitBytes) {
        await session.shelve(file.name, 'failed', 'BODY_TOO_LARGE: the file is larger than files may be\n');
        counts.refused += 1;
      } else waiting.push([file.name, await this.take(transport, session, file, counts)]);
    }
    await this.putAway(transport, session, waiting, counts);
    return counts;
  }

  private async settled(session: TransportSession): Promise<ListedFile[]> {
    const before = await session.list();
    if (!before.some(({ name }) => isCandidate(name))) return [];
    await sleep(QUIET_MS);
    return settledFiles(before, await session.list());
  }

  /** Stores a file that is new, with its import; answers its hash. */
  private async take(
    transport: Transport,
    session: TransportSession,
    file: ListedFile,
    counts: ReceivedCounts,
  ): Promise<string> {
    const head = new Head();
    const content = await this.blobs.stage(head.through(session.read(file)));
    try {
      if ((await this.files.found(transport, content.sha256)) === undefined) {
        await this.keep(transport, file, content, head.bytes);
        counts.received += 1;
      }
      return content.sha256;
    } finally {
      await content.discard();
    }
  }

  private async keep(transport: Transport, { name }: ListedFile, content: StagedBlob, head: Buffer): Promise<void> {
    const { contents, refusal } = await recognize(head);
    const { sha256, bytes } = content;
    await this.units.run(async () => {
      if (refusal === null)
        await this.imports.receive({ content, fileName: name.slice(0, 200), disposition: undefined });
      const x12FileId = refusal === null ? (await this.x12Files.bySha256(sha256))!.id : null;
      const facts = { direction: 'inbound', fileName: name, sha256, bytes, contents } as const;
      await this.files.note(transport, { ...facts, x12FileId, batchId: null, refusal });
    });
  }

  private async putAway(
    transport: Transport,
    session: TransportSession,
    waiting: [string, string][],
    counts: ReceivedCounts,
  ): Promise<void> {
    let left = waiting;
    for (const until = Date.now() + IMPORT_PATIENCE_MS; left.length > 0; await sleep(IMPORT_POLL_MS)) {
      const still: typeof left = [];
      for (const [name, sha256] of left) {
        const known = await this.files.found(transport, sha256);
        if (!(await shelve(session, name, known, counts))) still.push([name, sha256]);
      }
      left = still;
      if (Date.now() > until) return;
    }
  }
}

/** Whether the file could be put away: its import has ended, or it has none. */
async function shelve(
  session: TransportSession,
  name: string,
  known: KnownFile | undefined,
  counts: ReceivedCounts,
): Promise<boolean> {
  const failure = known?.refusal ?? (known?.status === 'refused' || known?.status === 'failed' ? known.status : null);
  if (failure !== null) {
    await session.shelve(
      name,
      'failed',
      `${failure.toUpperCase()}: ${REASONS[failure] ?? 'the file cannot be read'}\n`,
    );
    counts.refused += 1;
    return true;
  }
  if (known?.status !== 'imported') return false;
  await session.shelve(name, 'done');
  counts.done += 1;
  return true;
}

const REASONS: Readonly<Record<string, string>> = {
  NO_ISA: 'the file does not begin with an interchange header (ISA)',
  refused: 'nothing in the file can be imported',
  failed: 'the import failed and can be tried again from the list of files',
};
