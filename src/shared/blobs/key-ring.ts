import { hkdfSync, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const PURPOSE = /^[a-z][a-z0-9-]{0,62}$/;
// HKDF's salt is public; a fixed one keeps sub-keys of this product apart from any other use of the same master key.
const SALT = 'quintet/key-ring/v1';

export type KeyRingProblem =
  | 'KEY_FILE_MISSING'
  | 'KEY_FILE_EXPOSED'
  | 'KEY_FILE_INVALID'
  | 'KEY_FILE_LOCKED'
  | 'KEY_UNKNOWN'
  | 'KEY_PURPOSE_INVALID';

/** The key file cannot be used; the message tells an operator what to do and holds no key material. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError';
  constructor(
    readonly code: KeyRingProblem,
    message: string,
  ) {
    super(message);
  }
}

/** A derived key and the id of the master key it came from, so that what it made can be checked after a rotation. */
export interface SubKey {
  readonly keyId: string;
  readonly key: Buffer;
}

interface KeyFile {
  current: string;
  keys: Record<string, string>;
}

/** The master keys in memory. They never leave: callers get sub-keys derived for one named purpose. */
export class KeyRing {
  readonly currentId: string;
  // Private to the runtime, not only to the compiler: neither JSON.stringify nor util.inspect shows them in a log.
  readonly #keys: ReadonlyMap<string, Buffer>;
  // Derived once: the purposes are few, named in the code. Lists sign a cursor with each page.
  readonly #derived = new Map<string, SubKey>();

  constructor(currentId: string, keys: ReadonlyMap<string, Buffer>) {
    if (!keys.has(currentId)) throw new KeyRingError('KEY_UNKNOWN', `The key ring has no key "${currentId}".`);
    this.currentId = currentId;
    this.#keys = keys;
  }

  /** All key ids, the current one among them. */
  get ids(): readonly string[] {
    return [...this.#keys.keys()];
  }

  has(keyId: string): boolean {
    return this.#keys.has(keyId);
  }

  /** HKDF-SHA-256 (RFC 5869) of a master key for one purpose, e.g. `cursor-signing`, `audit-head`. */
  subKey(purpose: string, keyId: string = this.currentId): SubKey {
    const name = `${keyId} ${purpose}`;
    let derived = this.#derived.get(name);
    if (derived === undefined) this.#derived.set(name, (derived = this.#derive(purpose, keyId)));
    return derived;
  }

  #derive(purpose: string, keyId: string): SubKey {
    if (!PURPOSE.test(purpose)) {
      throw new KeyRingError(
        'KEY_PURPOSE_INVALID',
        `A key purpose is lower-case words joined by "-", not "${purpose}".`,
      );
    }
    const master = this.#keys.get(keyId);
    if (master === undefined) throw new KeyRingError('KEY_UNKNOWN', `The key ring has no key "${keyId}".`);
    return { keyId, key: Buffer.from(hkdfSync('sha256', master, SALT, purpose, KEY_BYTES)) };
  }
}

/** Opens the key file; on a first start (`create`, the default) makes it when it is not there. */
export function openKeyRing(file: string, options: { create?: boolean } = {}): KeyRing {
  if (!fs.existsSync(file)) {
    if (options.create === false) {
      throw new KeyRingError(
        'KEY_FILE_MISSING',
        `The key file ${file} is not there. Restore it, or name it in ENCRYPTION_KEY_FILE.`,
      );
    }
    createKeyFile(file);
  }
  return ringOf(readKeyFile(file));
}

/** Adds a new current key; older ones stay, so that what they sealed can be read and rewrapped. Answers the new id. */
export function rotateKey(file: string): string {
  const lock = `${file}.lock`;
  // Two rotations at once would each drop the other's key, and with it every blob sealed in between.
  takeLock(lock);
  try {
    const content = readKeyFile(file);
    const id = newKeyId();
    const temporary = writeTemporary(file, { current: id, keys: { ...content.keys, [id]: newKey() } });
    fs.renameSync(temporary, file);
    syncDirectory(file);
    return id;
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function createKeyFile(file: string): void {
  fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const id = newKeyId();
  const temporary = writeTemporary(file, { current: id, keys: { [id]: newKey() } });
  try {
    // link() fails when the name is taken: of two processes starting at once one wins, and nobody reads half a file.
    fs.linkSync(temporary, file);
    syncDirectory(file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

function takeLock(lock: string): void {
  try {
    fs.closeSync(fs.openSync(lock, 'wx', 0o600));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new KeyRingError(
      'KEY_FILE_LOCKED',
      `Another rotation is running. If none is, one was cut short: remove ${lock} and try again.`,
    );
  }
}

/** Written and flushed under a name of its own, mode 0600 from the first byte. */
function writeTemporary(file: string, content: KeyFile): string {
  const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`;
  const handle = fs.openSync(temporary, 'wx', 0o600);
  try {
    fs.writeFileSync(handle, `${JSON.stringify(content, null, 2)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  return temporary;
}

function syncDirectory(file: string): void {
  const handle = fs.openSync(dirname(file), 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function readKeyFile(file: string): KeyFile {
  let handle: number;
  try {
    handle = fs.openSync(file, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new KeyRingError('KEY_FILE_MISSING', `The key file ${file} is not there.`);
    throw error;
  }
  try {
    refuseExposed(file, fs.fstatSync(handle).mode);
    return parseKeyFile(file, fs.readFileSync(handle, 'utf8'));
  } finally {
    fs.closeSync(handle);
  }
}

function refuseExposed(file: string, mode: number): void {
  // Windows has no such bits; its mode always reads as open to all.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  const bits = (mode & 0o777).toString(8).padStart(4, '0');
  throw new KeyRingError(
    'KEY_FILE_EXPOSED',
    `The key file ${file} is open to other users of this machine (mode ${bits}). Run: chmod 600 ${file} - and rotate the key if others may have read it.`,
  );
}

function parseKeyFile(file: string, text: string): KeyFile {
  const invalid = (why: string) => new KeyRingError('KEY_FILE_INVALID', `The key file ${file} cannot be used: ${why}.`);
  let content: Partial<KeyFile> | null;
  try {
    content = JSON.parse(text) as Partial<KeyFile> | null;
  } catch {
    // The parser's own message quotes the text, and the text is the keys.
    throw invalid('it is not JSON');
  }
  if (typeof content !== 'object' || content === null) throw invalid('it is not an object');
  const { current, keys } = content;
  if (typeof keys !== 'object' || keys === null) throw invalid('"keys" is not an object');
  for (const [id, key] of Object.entries(keys)) {
    if (!KEY_ID.test(id)) throw invalid('a key id has characters other than letters, digits, "_" and "-"');
    if (!isKey(key)) throw invalid(`key "${id}" is not ${KEY_BYTES} bytes in base64`);
  }
  if (typeof current !== 'string' || !Object.hasOwn(keys, current))
    throw invalid('"current" does not name one of its keys');
  return { current, keys };
}

function ringOf(content: KeyFile): KeyRing {
  const keys = Object.entries(content.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')] as const);
  return new KeyRing(content.current, new Map(keys));
}

function isKey(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === KEY_BYTES && bytes.toString('base64') === value;
}

function newKeyId(): string {
  return `k${randomBytes(6).toString('hex')}`;
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === code;
}
