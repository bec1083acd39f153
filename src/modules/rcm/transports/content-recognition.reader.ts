import { readX12 } from '../x12/x12.reader.js';

/** What the head of a file tells of the whole. */
export interface Recognized {
  /** Sets by kind, and TA1, each once. */
  contents: string[];
  /** Why it can be nothing of ours, e.g. NO_ISA; null when it can. */
  refusal: string | null;
}

/** Bytes that tell what a file is. */
export const HEAD_BYTES = 64 * 1024;

/** Tells by its first bytes, never by its name, what a file holds. */
export async function recognize(head: Buffer): Promise<Recognized> {
  const contents = new Set<string>();
  let refusal: string | null = null;
  let isInterchange = false;
  for await (const event of readX12([head], { hash: false })) {
    if (event.kind === 'interchange') isInterchange = true;
    else if (event.kind === 'set-start') contents.add(event.transactionSet.set);
    else if (event.kind === 'interchange-acknowledgement') contents.add('TA1');
    else if (event.kind === 'envelope-error') refusal ??= event.error.code;
  }
  return { contents: [...contents].slice(0, 20), refusal: isInterchange ? null : refusal };
}

/** Passes content on and keeps its head. */
export class Head {
  private readonly pieces: Buffer[] = [];
  private kept = 0;

  async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      if (this.kept < HEAD_BYTES) {
        const part = Buffer.from(piece.subarray(0, HEAD_BYTES - this.kept));
        this.pieces.push(part);
        this.kept += part.length;
      }
      yield piece;
    }
  }

  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }
}
