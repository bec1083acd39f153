import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { MANIFEST, MANIFEST_FORMAT, SEAL } from './sealed-archive.codes.js';
import { type ListedFile, manifestText, sealText } from './sealed-archive.writer.js';
import {
  centralEntry,
  centralHeader,
  dataDescriptor,
  DESCRIPTOR_BYTES,
  type Directory,
  directoryOf,
  END_64_BYTES,
  END_BYTES,
  endRecords,
  localHeader,
  type StoredEntry,
} from './stored-zip.engine.js';

/** A file that can be read from any place. */
export interface RandomAccess {
  size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

export const ARCHIVE_FINDINGS = [
  'END_RECORD_CHANGED',
  'DIRECTORY_CHANGED',
  'HEADER_CHANGED',
  'CONTENT_CHANGED',
  'BYTES_OUTSIDE',
  'ENTRY_MISSING',
  'ENTRY_UNLISTED',
  'ENTRY_DUPLICATE',
  'MANIFEST_MISSING',
  'MANIFEST_CHANGED',
  'SEAL_CHANGED',
] as const;

/** One thing that is not as it was written. */
export interface ArchiveFinding {
  code: (typeof ARCHIVE_FINDINGS)[number];
  /** The file inside the archive; null: none of them. */
  path: string | null;
  /** Byte offset in the archive, where it can be told. */
  offset: number | null;
  message: string;
}

/** An entry as it was found. */
export interface FoundEntry {
  path: string;
  /** Where its content begins and how long it is. */
  offset: number;
  bytes: number;
  sha256: string;
}

export interface ArchiveVerdict {
  findings: ArchiveFinding[];
  entries: FoundEntry[];
  /** SHA-256 of the manifest as found; null without one. */
  manifestSha256: string | null;
}

const PIECE = 1 << 20;
const FIRST_BYTES = 'PK\u0003\u0004';
/** A comment behind the last record is 65,535 bytes at most. */
const LONGEST_TAIL = 65_557;
/** Names and hashes of a million entries. */
const LONGEST_DIRECTORY = 1 << 29;

/** Whether this can be an archive at all: it begins or ends as one. */
export async function looksLikeArchive(file: RandomAccess): Promise<boolean> {
  const first = await file.read(0, Math.min(4, file.size));
  const tail = await file.read(Math.max(0, file.size - LONGEST_TAIL), Math.min(LONGEST_TAIL, file.size));
  return first.toString('latin1') === FIRST_BYTES || endOf(tail) !== -1;
}

/**
 * Holds every byte of a sealed archive against what its entries, its manifest and its seal say; memory stays flat.
 * Headers, descriptors, directory and end records are derived again and compared.
 */
export async function verifyArchive(file: RandomAccess): Promise<ArchiveVerdict> {
  const findings: ArchiveFinding[] = [];
  const verdict: ArchiveVerdict = { findings, entries: [], manifestSha256: null };
  const place = await placeOf(file, findings);
  if (place === undefined) return verdict;
  const { listed, begin } = await readDirectory(file, place, findings);
  verdict.entries = await readEntries(file, { listed, begin, shift: place.shift }, findings);
  verdict.manifestSha256 = await holdAgainstManifest(file, verdict.entries, findings);
  return verdict;
}

interface Place extends Directory {
  /** Bytes that stand before the archive. */
  shift: number;
}

async function placeOf(file: RandomAccess, findings: ArchiveFinding[]): Promise<Place | undefined> {
  const from = Math.max(0, file.size - LONGEST_TAIL);
  const tail = await file.read(from, file.size - from);
  const at = endOf(tail);
  if (at === -1) {
    findings.push(finding('END_RECORD_CHANGED', null, file.size, 'The record at the end of the file is not there.'));
    return undefined;
  }
  const end = from + at + END_BYTES;
  if (end < file.size) {
    findings.push(finding('BYTES_OUTSIDE', null, end, `${file.size - end} bytes stand behind the archive.`));
  }
  const known = await file.read(Math.max(0, end - END_BYTES - END_64_BYTES), Math.min(end, END_BYTES + END_64_BYTES));
  const directory = directoryOf(known)!;
  const right = endRecords(directory);
  await compare(file, { at: end - right.length, right, path: null, code: 'END_RECORD_CHANGED' }, findings);
  const shift = end - right.length - directory.bytes - directory.offset;
  if (shift > 0)
    findings.push(finding('BYTES_OUTSIDE', null, 0, `${shift} bytes too many stand before the directory.`));
  if (shift < 0) {
    const message = 'The end record says that the directory lies elsewhere, or bytes before it are missing.';
    findings.push(finding('END_RECORD_CHANGED', null, end - END_BYTES, message));
  }
  const isReadable = directory.bytes <= LONGEST_DIRECTORY && directory.offset + shift >= 0;
  return isReadable ? { ...directory, shift } : undefined;
}

/** Where the last end record begins; -1: there is none. */
function endOf(tail: Buffer): number {
  return tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'), tail.length - END_BYTES);
}

async function readDirectory(
  file: RandomAccess,
  { offset, bytes, entries, shift }: Place,
  findings: ArchiveFinding[],
): Promise<{ listed: StoredEntry[]; begin: number }> {
  const begin = offset + shift;
  const directory = await file.read(begin, bytes);
  const listed: StoredEntry[] = [];
  for (let at = 0; at < directory.length;) {
    const found = centralEntry(directory, at);
    if (found === undefined) {
      findings.push(finding('DIRECTORY_CHANGED', null, begin + at, 'No record of an entry begins here.'));
      break;
    }
    const right = centralHeader(found.entry);
    const place = { at: begin + at, right, path: found.entry.path, code: 'DIRECTORY_CHANGED' as const };
    await compare(file, place, findings, found.length);
    listed.push(found.entry);
    at += found.length;
  }
  if (listed.length !== entries) {
    const message = `The directory lists ${listed.length} entries, the end record says ${entries}.`;
    findings.push(finding('DIRECTORY_CHANGED', null, begin, message));
  }
  return { listed, begin };
}

/** Each entry lies where the one before it ends; nothing lies between them. */
async function readEntries(
  file: RandomAccess,
  { listed, begin, shift }: { listed: StoredEntry[]; begin: number; shift: number },
  findings: ArchiveFinding[],
): Promise<FoundEntry[]> {
  const found: FoundEntry[] = [];
  const [first] = listed;
  if ((first?.offset ?? 0) > 0) {
    findings.push(finding('BYTES_OUTSIDE', null, 0, `${first!.offset} bytes stand before the first entry.`));
  }
  for (const [index, entry] of listed.entries()) {
    const at = entry.offset + shift;
    const end = index + 1 < listed.length ? listed[index + 1]!.offset + shift : begin;
    const header = localHeader(entry.path);
    const content = at + header.length;
    const bytes = end - DESCRIPTOR_BYTES - content;
    if (at < 0 || bytes < 0 || end > file.size) {
      findings.push(finding('DIRECTORY_CHANGED', entry.path, at, 'The entry cannot lie where the directory says.'));
      continue;
    }
    await compare(file, { at, right: header, path: entry.path, code: 'HEADER_CHANGED' }, findings);
    const { sha256, crc } = await digests(file, content, bytes);
    if (bytes !== entry.bytes) {
      const message = `Between its header and the next entry lie ${bytes} bytes, the directory says ${entry.bytes}.`;
      findings.push(finding('BYTES_OUTSIDE', entry.path, content, message));
    }
    if (crc !== entry.crc) {
      findings.push(
        finding('CONTENT_CHANGED', entry.path, content, 'The content has not the checksum of the directory.'),
      );
    }
    const right = dataDescriptor({ bytes, crc });
    await compare(file, { at: end - DESCRIPTOR_BYTES, right, path: entry.path, code: 'HEADER_CHANGED' }, findings);
    found.push({ path: entry.path, offset: content, bytes, sha256 });
  }
  return found;
}

async function digests(file: RandomAccess, from: number, bytes: number): Promise<{ sha256: string; crc: number }> {
  const hash = createHash('sha256');
  let crc = 0;
  for await (const piece of piecesOf(file, from, bytes)) {
    hash.update(piece);
    crc = crc32(piece, crc);
  }
  return { sha256: hash.digest('hex'), crc };
}

/** Part of the file, a piece at a time. */
export async function* piecesOf(file: RandomAccess, from: number, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; at += PIECE) yield await file.read(from + at, Math.min(PIECE, bytes - at));
}

async function holdAgainstManifest(
  file: RandomAccess,
  entries: readonly FoundEntry[],
  findings: ArchiveFinding[],
): Promise<string | null> {
  const manifest = entries.find(({ path }) => path === MANIFEST);
  const seal = entries.find(({ path }) => path === SEAL);
  if (manifest === undefined) {
    findings.push(finding('MANIFEST_MISSING', MANIFEST, null, 'Without it nothing can be told of the entries.'));
    return null;
  }
  const sealed = seal === undefined ? null : (await file.read(seal.offset, Math.min(seal.bytes, PIECE))).toString();
  if (sealed !== sealText(manifest.sha256)) {
    findings.push(finding('SEAL_CHANGED', SEAL, seal?.offset ?? null, 'It does not name the hash of the manifest.'));
  }
  const text = (await file.read(manifest.offset, Math.min(manifest.bytes, LONGEST_DIRECTORY))).toString();
  const files = filesOf(text);
  if (files === undefined) {
    findings.push(finding('MANIFEST_CHANGED', MANIFEST, manifest.offset, 'It is not as a manifest is written.'));
  } else {
    holdAgainstList(files, entries, findings);
  }
  return manifest.sha256;
}

/** The listed files; undefined for a text that is not, to the letter, a manifest. */
function filesOf(text: string): ListedFile[] | undefined {
  try {
    const { format, files } = JSON.parse(text) as { format: unknown; files: ListedFile[] };
    return format === MANIFEST_FORMAT && manifestText(files) === text ? files : undefined;
  } catch {
    return undefined;
  }
}

function holdAgainstList(
  files: readonly ListedFile[],
  entries: readonly FoundEntry[],
  findings: ArchiveFinding[],
): void {
  const listed = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  for (const { path, offset, bytes, sha256 } of entries) {
    if (seen.has(path)) findings.push(finding('ENTRY_DUPLICATE', path, offset, 'It stands in the archive twice.'));
    seen.add(path);
    const file = listed.get(path);
    if (path === MANIFEST || path === SEAL) continue;
    if (file === undefined) findings.push(finding('ENTRY_UNLISTED', path, offset, 'The manifest does not list it.'));
    else if (file.bytes !== bytes || file.sha256 !== sha256) {
      findings.push(finding('CONTENT_CHANGED', path, offset, `It is ${sha256}, the manifest says ${file.sha256}.`));
    }
  }
  for (const { path } of files.filter((file) => !seen.has(file.path))) {
    findings.push(finding('ENTRY_MISSING', path, null, 'The manifest lists it.'));
  }
  const order = entries.filter(({ path }) => path !== MANIFEST && path !== SEAL).map(({ path }) => path);
  if (findings.length === 0 && order.some((path, index) => path !== files[index]?.path)) {
    findings.push(finding('DIRECTORY_CHANGED', null, null, 'The entries are not in the order of the manifest.'));
  }
}

interface Comparison {
  at: number;
  right: Buffer;
  path: string | null;
  code: ArchiveFinding['code'];
}

/** Names the first byte that differs from what must stand there. */
async function compare(
  file: RandomAccess,
  { at, right, path, code }: Comparison,
  findings: ArchiveFinding[],
  length = right.length,
): Promise<void> {
  const found = at < 0 ? Buffer.alloc(0) : await file.read(at, length);
  if (found.equals(right)) return;
  let index = 0;
  while (index < right.length && found[index] === right[index]) index += 1;
  findings.push(finding(code, path, at + index, 'A byte of the structure is not what must stand here.'));
}

function finding(
  code: ArchiveFinding['code'],
  path: string | null,
  offset: number | null,
  message: string,
): ArchiveFinding {
  return { code, path, offset, message };
}
