import { Injectable } from '@nestjs/common';
import { canonicalText } from '../../../shared/audit/canonical.engine.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { JsonFiles } from '../../../shared/uploads/json-files.reader.js';
import type { QppProblem, QppSubmission } from './qpp-submission.codes.js';
import { readQppSubmission } from './qpp-submission.engine.js';
import { qppProblems } from './qpp-submission.rules.js';

const LARGEST_BYTES = 8 * 1024 * 1024;
const MOST_PROBLEMS = 200;

/** A submission whose shape is right, and what is wrong with its values. */
export interface ReadContent {
  submission: QppSubmission;
  problems: QppProblem[];
}

/** The content of submissions: read, judged, and kept in canonical form. */
@Injectable()
export class MipsContent {
  constructor(
    private readonly blobs: BlobStore,
    private readonly files: JsonFiles,
  ) {}

  /** Reads QPP JSON that stands at `pointer`. MIPS_YEAR_UNSUPPORTED, or QPP_INVALID when the shape is wrong. */
  read(json: unknown, pointer = ''): ReadContent {
    const { submission, problems } = readQppSubmission(json);
    if (submission !== undefined) return { submission, problems: qppProblems(submission) };
    const isYear = problems.some(({ code }) => code === 'MIPS_YEAR_UNSUPPORTED');
    throw new DomainError(isYear ? 'MIPS_YEAR_UNSUPPORTED' : 'QPP_INVALID', listed(problems, pointer));
  }

  /** Reads a file of QPP JSON. BODY_TOO_LARGE above 8 MiB; INVALID_JSON and its like with the byte. */
  async readFile(content: StagedBlob): Promise<ReadContent> {
    return this.read(await this.files.read(content, LARGEST_BYTES));
  }

  /** Keeps the canonical form (RFC 8785), in the open unit of work. */
  async keep(submission: QppSubmission): Promise<{ blobId: string; contentHash: string }> {
    const blob = await this.blobs.put(once(Buffer.from(canonicalText(submission))), { mediaType: 'application/json' });
    return { blobId: blob.id, contentHash: blob.sha256 };
  }

  /** What was kept, with its length; every byte is verified. */
  async stored(blobId: string): Promise<{ submission: QppSubmission; bytes: number }> {
    const pieces: Buffer[] = [];
    for await (const piece of this.blobs.open(blobId)) pieces.push(piece);
    const content = Buffer.concat(pieces);
    return { submission: JSON.parse(content.toString('utf8')) as QppSubmission, bytes: content.length };
  }
}

/** The first problems, their pointers moved to where the content stands. */
export function listed(problems: readonly QppProblem[], pointer: string): QppProblem[] {
  return problems.slice(0, MOST_PROBLEMS).map((each) => ({ ...each, pointer: `${pointer}${each.pointer}` }));
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
