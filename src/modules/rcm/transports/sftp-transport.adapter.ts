import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import SftpClient from 'ssh2-sftp-client';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { Shelf, TransportAdapter, TransportSession } from './transport.port.js';
import type { Transport } from './transport.entity.js';
import { type ListedFile, SSH_PORT } from './transport.rules.js';

const READY_MS = 10_000;
const KEEPALIVE_MS = 5_000;
const MOST_SILENT = 3;
/** The client's own listeners write to the console; what fails is told by the operation that failed. */
const QUIET = { error: () => undefined, end: () => undefined, close: () => undefined };

/** Files through an SFTP server, whose host key must be the pinned one. */
@Injectable()
export class SftpTransport implements TransportAdapter {
  async open(transport: Transport, secret: string | null): Promise<TransportSession> {
    const client = new SftpClient('quintet', QUIET);
    let shown: string | null = null;
    const hostVerifier = (key: Buffer): boolean => {
      shown = fingerprintOf(key);
      return shown === withoutPadding(transport.hostKeyFingerprint);
    };
    const login = transport.authentication === 'password' ? { password: secret! } : { privateKey: secret! };
    try {
      await client.connect({
        host: transport.host!,
        port: transport.port ?? SSH_PORT,
        username: transport.userName!,
        ...login,
        hostVerifier,
        readyTimeout: READY_MS,
        keepaliveInterval: KEEPALIVE_MS,
        keepaliveCountMax: MOST_SILENT,
      });
    } catch (error) {
      throw refusalOf(error, shown, withoutPadding(transport.hostKeyFingerprint));
    }
    return new SftpSession(client, transport);
  }
}

/** SHA-256 of a host key as OpenSSH writes it. */
function fingerprintOf(key: Buffer): string {
  return withoutPadding(`SHA256:${createHash('sha256').update(key).digest('base64')}`);
}

function withoutPadding(fingerprint: string | null): string {
  return (fingerprint ?? '').replace(/=+$/, '');
}

function refusalOf(error: unknown, shown: string | null, pinned: string): DomainError {
  if (shown !== null && shown !== pinned) {
    return new DomainError('TRANSPORT_HOST_KEY_MISMATCH', [], `the server showed ${shown}`);
  }
  const { message = '' } = error as { message?: string };
  if (/authentication methods failed|privateKey|Encrypted private/i.test(message)) {
    return new DomainError('TRANSPORT_LOGIN_REFUSED');
  }
  return new DomainError('TRANSPORT_UNREACHABLE', [], codeOf(error));
}

/** The error's code and nothing of its words, which may name paths of people. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' || typeof code === 'number'
    ? `the connection failed (${code})`
    : 'the connection failed';
}

class SftpSession implements TransportSession {
  constructor(
    private readonly client: SftpClient,
    private readonly transport: Transport,
  ) {}

  send(name: string, content: AsyncIterable<Buffer>, mark: string): Promise<void> {
    const { outboundPath } = this.transport;
    return this.guarded(async () => {
      await this.makeFolder(outboundPath);
      const temporary = posix.join(outboundPath, `.${name}.${mark}.tmp`);
      await this.client.put(Readable.from(content), temporary);
      await this.rename(temporary, posix.join(outboundPath, name));
    });
  }

  list(): Promise<ListedFile[]> {
    const { inboundPath } = this.transport;
    return this.guarded(async () => {
      await this.makeFolder(inboundPath);
      const entries = await this.client.list(inboundPath);
      const files = entries.filter(({ type }) => type === '-');
      return files.map(({ name, size, modifyTime }) => ({ name, bytes: size, modifiedMs: modifyTime }));
    });
  }

  async *read({ name, bytes }: ListedFile): AsyncGenerator<Buffer> {
    let come = 0;
    try {
      const source = this.client.createReadStream(posix.join(this.transport.inboundPath, name));
      for await (const piece of source as AsyncIterable<Buffer>) {
        come += piece.length;
        yield piece;
      }
    } catch (error) {
      throw new DomainError('TRANSPORT_UNREACHABLE', [], codeOf(error));
    }
    if (come !== bytes) throw new DomainError('TRANSPORT_UNREACHABLE', [], `${come} of ${bytes} bytes came`);
  }

  shelve(name: string, shelf: Shelf, reason?: string): Promise<void> {
    const { inboundPath } = this.transport;
    const folder = posix.join(inboundPath, shelf);
    return this.guarded(async () => {
      await this.makeFolder(folder);
      if (reason !== undefined) await this.client.put(Buffer.from(reason), posix.join(folder, `${name}.reason.txt`));
      await this.rename(posix.join(inboundPath, name), posix.join(folder, name));
    });
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private async makeFolder(path: string): Promise<void> {
    if ((await this.client.exists(path)) === false) await this.client.mkdir(path, true);
  }

  /** Over what is there already: in one step where the server can, else the old one goes first. */
  private async rename(from: string, to: string): Promise<void> {
    try {
      await this.client.posixRename(from, to);
    } catch {
      if ((await this.client.exists(to)) !== false) await this.client.delete(to);
      await this.client.rename(from, to);
    }
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError('TRANSPORT_UNREACHABLE', [], codeOf(error));
    }
  }
}
