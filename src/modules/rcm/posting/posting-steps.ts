import { Injectable } from '@nestjs/common';
import type { PostedChunk } from './posted-chunk.rules.js';

/**
 * Something that must happen with every posting, in the posting's own transaction: denials, rollups, links. It gets a
 * whole chunk at once and works on it with a constant number of statements; what it throws undoes the posting.
 */
export interface PostingStep {
  /** Names it; each step is there once. */
  readonly step: string;
  /** Called in the open unit of work when claim payments, ledger rows and claim states are written. */
  posted(chunk: PostedChunk): Promise<void>;
}

/** What follows a posting. Steps register themselves in `onModuleInit`, and run one after the other. */
@Injectable()
export class PostingSteps {
  private readonly byName = new Map<string, PostingStep>();

  register(step: PostingStep): void {
    if (this.byName.has(step.step)) throw new Error(`Two steps of posting are named ${step.step}`);
    this.byName.set(step.step, step);
  }

  async follow(chunk: PostedChunk): Promise<void> {
    if (chunk.payments.length === 0) return;
    for (const step of this.byName.values()) await step.posted(chunk);
  }
}
