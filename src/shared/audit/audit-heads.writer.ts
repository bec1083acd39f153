import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../blobs/key-ring.js';
import { Settings } from '../config/settings.js';
import { type ChainHead, signHead, type SignedHead, verifyHead } from './audit-chain.engine.js';

export type KnownHead =
  | { state: 'authentic'; head: SignedHead }
  | { state: 'forged' | 'key_unknown' | 'unreadable' | 'none'; head?: undefined };

/** Signed heads of the chains, one small file per company beside the database: DATA_DIR/audit-heads/<company id>.json. */
@Injectable()
export class AuditHeadsWriter {
  constructor(
    private readonly settings: Settings,
    private readonly keys: KeyRing,
  ) {}

  /** Signs and writes the head, unless an authentic one that reaches further is there already (of another process). */
  async write(head: ChainHead): Promise<void> {
    const known = await this.read(head.companyId);
    // What is forged or unreadable stays as it is: it is evidence, and the verifier tells of it.
    if (known.state !== 'none' && known.state !== 'authentic') return;
    if (known.head !== undefined && known.head.sequence >= head.sequence) return;
    await mkdir(this.folder(), { recursive: true, mode: 0o700 });
    const file = this.file(head.companyId);
    await writeWhole(file, JSON.stringify(signHead(this.keys.subKey('audit-head'), head)));
  }

  async read(companyId: string): Promise<KnownHead> {
    let head: SignedHead;
    try {
      head = JSON.parse(await readFile(this.file(companyId), 'utf8')) as SignedHead;
    } catch (error) {
      return { state: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable' };
    }
    const state = this.verdict(head, companyId);
    return state === 'authentic' ? { state, head } : { state };
  }

  private verdict(head: SignedHead, companyId: string): KnownHead['state'] {
    if (typeof head?.signature !== 'string' || typeof head.keyId !== 'string') return 'unreadable';
    const keyOf = (id: string): Buffer | undefined =>
      this.keys.has(id) ? this.keys.subKey('audit-head', id).key : undefined;
    const verdict = verifyHead(keyOf, head);
    // A head that we signed for another company is no head of this one.
    return verdict === 'authentic' && head.companyId !== companyId ? 'forged' : verdict;
  }

  private folder(): string {
    return join(this.settings.dataDir, 'audit-heads');
  }

  private file(companyId: string): string {
    return join(this.folder(), `${companyId}.json`);
  }
}

/** Flushed under another name, then renamed: a reader finds the old file or the new one, whole. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    await handle
      .writeFile(`${text}\n`)
      .then(() => handle.sync())
      .finally(() => handle.close());
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
