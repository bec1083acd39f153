import type { ListedFile } from './transport.rules.js';
import type { Transport } from './transport.entity.js';

/** Where a file goes that was read. */
export type Shelf = 'done' | 'failed';

/** An open way to a partner's folders. Refuses with TRANSPORT_… codes; close it in any case. */
export interface TransportSession {
  /**
   * Puts a file into the outbound folder: whole or not at all, under its name; what has that name already is replaced.
   * `mark` keeps two senders of the same file apart while it is on its way.
   */
  send(name: string, content: AsyncIterable<Buffer>, mark: string): Promise<void>;
  /** The files of the inbound folder, not of its folders. */
  list(): Promise<ListedFile[]>;
  /** A file's bytes; throws when fewer come than were listed. */
  read(file: ListedFile): AsyncIterable<Buffer>;
  /** Moves a file out of the inbound folder; with a reason, a text file beside it says why. */
  shelve(name: string, shelf: Shelf, reason?: string): Promise<void>;
  close(): Promise<void>;
}

/** A kind of transport. */
export interface TransportAdapter {
  /** `secret` is the password or private key, for kinds that need one. */
  open(transport: Transport, secret: string | null): Promise<TransportSession>;
}
