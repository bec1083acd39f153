import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { KeyRing, KeyRingError, openKeyRing, rotateKey } from './key-ring.js';

describe('key ring', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'key-ring-'));
    file = join(directory, 'deep', 'keys.json');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const codeOf = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof KeyRingError) return error.code;
      throw error;
    }
    return 'none';
  };
  const writeKeys = (text: string) => {
    openKeyRing(file);
    writeFileSync(file, text);
  };

  it('is made on the first start, readable by its owner only, and found again on the second', () => {
    const first = openKeyRing(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'deep'))).toEqual(['keys.json']);
    const second = openKeyRing(file);
    expect(second.currentId).toBe(first.currentId);
    expect(second.subKey('audit-head')).toEqual(first.subKey('audit-head'));
  });

  it('is not made where it must be there already', () => {
    expect(codeOf(() => openKeyRing(file, { create: false }))).toBe('KEY_FILE_MISSING');
    expect(codeOf(() => rotateKey(join(directory, 'none.json')))).toBe('KEY_FILE_MISSING');
  });

  it.each([0o640, 0o604, 0o620, 0o660, 0o666])('with mode %i is refused in words', (mode) => {
    openKeyRing(file);
    chmodSync(file, mode);
    expect(() => openKeyRing(file)).toThrow(/open to other users.*chmod 600/);
    expect(codeOf(() => rotateKey(file))).toBe('KEY_FILE_EXPOSED');
  });

  const key = Buffer.alloc(32, 7).toString('base64');
  it.each([
    ['nothing', ''],
    ['no JSON', `{"current":"a","keys":{"a":"${key}"}`],
    ['null', 'null'],
    ['no keys', '{"current":"a"}'],
    ['a current key that is not there', `{"current":"b","keys":{"a":"${key}"}}`],
    ['a current key of the prototype', `{"current":"toString","keys":{"a":"${key}"}}`],
    ['a short key', '{"current":"a","keys":{"a":"AAAA"}}'],
    ['a key that is no text', '{"current":"a","keys":{"a":5}}'],
    ['a key with letters outside base64', `{"current":"a","keys":{"a":"!${key}"}}`],
    ['an odd id', `{"current":"a/b","keys":{"a/b":"${key}"}}`],
  ])('with %s is refused, without showing a key', (_, text) => {
    writeKeys(text);
    expect(codeOf(() => openKeyRing(file))).toBe('KEY_FILE_INVALID');
    expect(() => openKeyRing(file)).not.toThrow(new RegExp(key.slice(0, 8)));
  });

  it('keeps older keys when it is rotated', () => {
    const before = openKeyRing(file);
    const id = rotateKey(file);
    const after = openKeyRing(file);
    expect(after.currentId).toBe(id);
    expect(after.ids).toEqual([before.currentId, id]);
    expect(after.subKey('cursor-signing', before.currentId)).toEqual(before.subKey('cursor-signing'));
    expect(after.subKey('cursor-signing').key).not.toEqual(before.subKey('cursor-signing').key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'deep'))).toEqual(['keys.json']);
  });

  it('is not rotated twice at once', () => {
    openKeyRing(file);
    writeFileSync(`${file}.lock`, '');
    expect(() => rotateKey(file)).toThrow(/Another rotation is running/);
    expect(openKeyRing(file).ids).toHaveLength(1);
  });

  it('derives another key for each purpose and each master key', () => {
    const master = (byte: number) => Buffer.alloc(32, byte);
    const keys = new Map([
      ['a', master(1)],
      ['b', master(2)],
    ]);
    const ring = new KeyRing('a', keys);
    const derived = [
      ring.subKey('audit-head'),
      ring.subKey('cursor-signing'),
      ring.subKey('audit-head', 'b'),
      ring.subKey('cursor-signing', 'b'),
    ].map(({ key: bytes }) => bytes.toString('hex'));
    expect(new Set(derived).size).toBe(4);
    expect(derived.every((hex) => hex.length === 64)).toBe(true);
    // Fixed for good: another value here would make every stored blob unreadable.
    expect(derived[0]).toBe('bc897039b2306baf9ad0aa06696cd49a722509f90b00efac72b70073452a7d5f');
  });

  it.each([
    ['a purpose in capitals', 'KEY_PURPOSE_INVALID', 'Audit', undefined],
    ['an empty purpose', 'KEY_PURPOSE_INVALID', '', undefined],
    ['an unknown key', 'KEY_UNKNOWN', 'audit-head', 'gone'],
  ])('refuses %s', (_, code, purpose, id) => {
    expect(codeOf(() => openKeyRing(file).subKey(purpose, id))).toBe(code);
  });

  it('shows no key when it is logged', () => {
    const ring = openKeyRing(file);
    const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: Record<string, string> };
    const secret = Buffer.from(keys[ring.currentId] ?? '', 'base64');
    const shown = JSON.stringify(ring) + inspect(ring, { depth: 9, showHidden: true });
    expect(shown).toContain(ring.currentId);
    expect(shown).not.toContain(secret.toString('base64'));
    expect(shown).not.toContain(secret.toString('hex').slice(0, 8));
  });
});
