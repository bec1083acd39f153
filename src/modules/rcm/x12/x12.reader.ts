import type { X12Event } from './x12-events.reader.js';
import { X12EnvelopeReader } from './x12-envelope.reader.js';
import { X12Tokenizer } from './x12-tokenizer.reader.js';

/** Small, so that the events of a piece are few: they wait together, and what waits burdens garbage collection. */
const PIECE = 16 * 1024;

/** How to read a file. */
export interface X12ReadOptions {
  /** Whether the end of an 835 tells its body hash (yes, unless said otherwise). */
  hash?: boolean;
}

/**
 * Reads an X12 file of any kind, from its first byte to its last, in one go and with flat memory: what it holds comes
 * as events, in file order, one claim at a time. It never throws for what a file contains: what is wrong comes
 * as findings of a set, or as an `envelope-error`. Reading waits for the consumer. `hash: false` saves the body hashes.
 */
export async function* readX12(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { hash = true }: X12ReadOptions = {},
): AsyncGenerator<X12Event> {
  const envelope = new X12EnvelopeReader(hash);
  const tokenizer = new X12Tokenizer(envelope);
  for await (const bytes of source) {
    for (let start = 0; start < bytes.length; start += PIECE) {
      tokenizer.write(bytes.subarray(start, start + PIECE));
      for (const event of envelope.takeEvents()) yield event;
    }
  }
  tokenizer.end();
  envelope.end();
  for (const event of envelope.takeEvents()) yield event;
}
