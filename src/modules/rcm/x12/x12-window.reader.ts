const ROOM = 128 * 1024;

/**
 * The part of a file that is being read: its bytes, and the same as text of one latin1 character a byte. The bytes lie
 * in one buffer that is written over, so that the text is flat: pieces joined with + are slow to look into.
 */
export class X12Window {
  text = '';
  /** Those beyond the length of `text` mean nothing. */
  bytes: Buffer = Buffer.alloc(ROOM);
  /** Of the first character, from the start of the file. */
  offset = 0;

  /** Adds the next bytes of the file. */
  append(chunk: Uint8Array): void {
    const start = this.text.length;
    const length = start + chunk.length;
    if (length > this.bytes.length) this.bytes = Buffer.concat([this.bytes.subarray(0, start)], length * 2);
    this.bytes.set(chunk, start);
    this.text = this.bytes.toString('latin1', 0, length);
  }

  /** Drops what stands before `position`. */
  dropTo(position: number): void {
    if (position === 0) return;
    this.bytes.copyWithin(0, position, this.text.length);
    this.text = this.text.slice(position);
    this.offset += position;
  }
}
