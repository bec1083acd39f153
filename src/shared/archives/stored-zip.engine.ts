/**
 * The bytes of a ZIP archive that is stored, not packed (APPNOTE.TXT 6.3.10, §4.3): every one of them follows from the
 * names, lengths and checksums of its entries, so that an archive can be derived again and compared byte by byte.
 */

/** One entry, once its content is known. */
export interface StoredEntry {
  /** `folder/name`, UTF-8. */
  path: string;
  /** Length of the content. */
  bytes: number;
  /** CRC-32 of the content, unsigned. */
  crc: number;
  /** Where its local header begins. */
  offset: number;
}

/** What does not fit into 32 bits is told in ZIP64 records. */
const MOST_32 = 0xffff_ffff;
const MOST_16 = 0xffff;
/** Largest content of one entry: a data descriptor of 32 bits. */
export const MOST_ENTRY_BYTES = MOST_32 - 1;

const LOCAL = 0x0403_4b50;
const DESCRIPTOR = 0x0807_4b50;
const CENTRAL = 0x0201_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const END = 0x0605_4b50;

export const LOCAL_BYTES = 30;
export const DESCRIPTOR_BYTES = 16;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const END_64_BYTES = 76;

const VERSION = 20;
const VERSION_64 = 45;
const UNIX = 3 << 8;
/** Bit 3: length and checksum follow the content; bit 11: names are UTF-8. */
const FLAGS = 0x0808;
/** 1980-01-01 00:00, the first instant that the format knows: the same content makes the same bytes. */
const FIRST_DAY = 0x0021;
const REGULAR_FILE = (0o100644 << 16) >>> 0;

export function localHeader(path: string): Buffer {
  const name = Buffer.from(path);
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(FIRST_DAY, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

export function dataDescriptor({ crc, bytes }: Pick<StoredEntry, 'crc' | 'bytes'>): Buffer {
  const descriptor = Buffer.alloc(DESCRIPTOR_BYTES);
  descriptor.writeUInt32LE(DESCRIPTOR, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(bytes, 8);
  descriptor.writeUInt32LE(bytes, 12);
  return descriptor;
}

export function centralHeader({ path, bytes, crc, offset }: StoredEntry): Buffer {
  const name = Buffer.from(path);
  const isFar = offset >= MOST_32;
  const header = Buffer.alloc(CENTRAL_BYTES);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(UNIX | (isFar ? VERSION_64 : VERSION), 4);
  header.writeUInt16LE(isFar ? VERSION_64 : VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(FIRST_DAY, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(bytes, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(isFar ? 12 : 0, 30);
  header.writeUInt32LE(REGULAR_FILE, 38);
  header.writeUInt32LE(isFar ? MOST_32 : offset, 42);
  return Buffer.concat([header, name, isFar ? farOffset(offset) : Buffer.alloc(0)]);
}

/** ZIP64 extra field with the offset alone (§4.5.3). */
function farOffset(offset: number): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return extra;
}

/** How many entries there are, and where their directory lies. */
export interface Directory {
  entries: number;
  offset: number;
  bytes: number;
}

export function needsZip64({ entries, offset, bytes }: Directory): boolean {
  return entries >= MOST_16 || offset >= MOST_32 || bytes >= MOST_32;
}

/** The records behind the directory, down to the last byte of the file. */
export function endRecords(directory: Directory): Buffer {
  const { entries, offset, bytes } = directory;
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(entries, MOST_16), 8);
  end.writeUInt16LE(Math.min(entries, MOST_16), 10);
  end.writeUInt32LE(Math.min(bytes, MOST_32), 12);
  end.writeUInt32LE(Math.min(offset, MOST_32), 16);
  return needsZip64(directory) ? Buffer.concat([endRecords64(directory), end]) : end;
}

function endRecords64({ entries, offset, bytes }: Directory): Buffer {
  const records = Buffer.alloc(END_64_BYTES);
  records.writeUInt32LE(END_64, 0);
  records.writeBigUInt64LE(44n, 4);
  records.writeUInt16LE(UNIX | VERSION_64, 12);
  records.writeUInt16LE(VERSION_64, 14);
  records.writeBigUInt64LE(BigInt(entries), 24);
  records.writeBigUInt64LE(BigInt(entries), 32);
  records.writeBigUInt64LE(BigInt(bytes), 40);
  records.writeBigUInt64LE(BigInt(offset), 48);
  records.writeUInt32LE(LOCATOR_64, 56);
  records.writeBigUInt64LE(BigInt(offset + bytes), 64);
  records.writeUInt32LE(1, 72);
  return records;
}

/** Where the directory lies, as the last bytes of a file tell it; undefined: they tell nothing of the kind. */
export function directoryOf(tail: Buffer): Directory | undefined {
  const end = tail.subarray(-END_BYTES);
  if (end.length < END_BYTES || end.readUInt32LE(0) !== END) return undefined;
  const told = { entries: end.readUInt16LE(10), bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16) };
  const far = tail.subarray(-END_BYTES - END_64_BYTES, -END_BYTES);
  if (!needsZip64(told) || far.length < END_64_BYTES || far.readUInt32LE(0) !== END_64) return told;
  return {
    entries: Number(far.readBigUInt64LE(32)),
    bytes: Number(far.readBigUInt64LE(40)),
    offset: Number(far.readBigUInt64LE(48)),
  };
}

/** The entry at this place of a directory and how long its record is; undefined: no record begins there, or it is cut. */
export function centralEntry(directory: Buffer, at: number): { entry: StoredEntry; length: number } | undefined {
  if (at + CENTRAL_BYTES > directory.length || directory.readUInt32LE(at) !== CENTRAL) return undefined;
  const nameEnd = at + CENTRAL_BYTES + directory.readUInt16LE(at + 28);
  const extraBytes = directory.readUInt16LE(at + 30);
  const length = nameEnd + extraBytes + directory.readUInt16LE(at + 32) - at;
  if (at + length > directory.length) return undefined;
  const near = directory.readUInt32LE(at + 42);
  const offset = near === MOST_32 && extraBytes >= 12 ? Number(directory.readBigUInt64LE(nameEnd + 4)) : near;
  const path = directory.toString('utf8', at + CENTRAL_BYTES, nameEnd);
  const entry = { path, bytes: directory.readUInt32LE(at + 24), crc: directory.readUInt32LE(at + 16), offset };
  return { entry, length };
}
