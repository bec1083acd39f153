import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import type { ClaimEnvelope } from '../x12/claim-envelope.writer.js';
import { ClaimFileWriter, type WrittenPlace } from '../x12/claim-file.writer.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { separatorsOf } from '../x12/x12-segment.writer.js';

/**
 * The file of a batch while it is written: what is written goes on to the blob store at once, sealed, so that memory
 * stays flat however many claims come.
 */
export class BatchFileWriter {
  private readonly sink = new PassThrough();
  private readonly staged: Promise<StagedBlob>;
  private readonly writer: ClaimFileWriter;
  private isEnded = false;

  constructor(
    readonly envelope: ClaimEnvelope,
    separators: string,
    stage: (content: AsyncIterable<Buffer>) => Promise<StagedBlob>,
  ) {
    this.writer = new ClaimFileWriter(envelope, separatorsOf(separators));
    this.staged = stage(this.sink);
    // Whoever awaits `end` or a write learns of a failure; until then it is nobody's unhandled rejection.
    this.staged.catch(() => undefined);
  }

  get setCount(): number {
    return this.writer.setCount;
  }

  begin(): Promise<void> {
    return this.pass(this.writer.begin());
  }

  /** Throws X12WriteError for a claim that cannot be written; the file then goes on without it. */
  async add(claim: SubmittedClaim): Promise<WrittenPlace> {
    const { text, place } = this.writer.add(claim);
    await this.pass(text);
    return place;
  }

  /** The whole file, sealed but not stored yet; to be discarded by the caller. */
  async end(): Promise<StagedBlob> {
    await this.pass(this.writer.end());
    this.isEnded = true;
    this.sink.end();
    return this.staged;
  }

  /** Gives back what was staged; can be repeated, at any time. */
  async discard(): Promise<void> {
    if (!this.isEnded) this.sink.destroy(new Error('The file was not finished'));
    await this.staged.then(
      (staged) => staged.discard(),
      () => undefined,
    );
  }

  /** The text is ASCII: the writer transliterates. */
  private async pass(text: string): Promise<void> {
    if (!this.sink.write(Buffer.from(text, 'latin1'))) await Promise.race([once(this.sink, 'drain'), this.staged]);
  }
}
