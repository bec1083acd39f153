import { Injectable } from '@nestjs/common';
import { createReadStream, type WriteStream, createWriteStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Settings } from '../../../shared/config/settings.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { Shelf, TransportAdapter, TransportSession } from './transport.port.js';
import type { Transport } from './transport.entity.js';
import type { ListedFile } from './transport.rules.js';

/** Files through folders of this machine (or what is mounted there), below the company's own folder and nowhere else. */
@Injectable()
export class FolderTransport implements TransportAdapter {
  constructor(private readonly settings: Settings) {}

  async open({ outboundPath, inboundPath }: Transport): Promise<TransportSession> {
    const root = resolve(this.settings.transportDir, tenantContext.companyId());
    await fs.mkdir(root, { recursive: true });
    return new FolderSession(await folderBelow(root, outboundPath), await folderBelow(root, inboundPath));
  }
}

/** The folder, made if need be; refused where a link in it leads out of the company's root. */
async function folderBelow(root: string, path: string): Promise<string> {
  const folder = resolve(root, path);
  const realRoot = await fs.realpath(root);
  if (!folder.startsWith(root + sep)) throw new DomainError('TRANSPORT_PATH_REFUSED');
  await fs.mkdir(folder, { recursive: true });
  if (!(await fs.realpath(folder)).startsWith(realRoot + sep)) throw new DomainError('TRANSPORT_PATH_REFUSED');
  return folder;
}

class FolderSession implements TransportSession {
  constructor(
    private readonly outbound: string,
    private readonly inbound: string,
  ) {}

  async send(name: string, content: AsyncIterable<Buffer>, mark: string): Promise<void> {
    const temporary = join(this.outbound, `.${name}.${mark}.tmp`);
    const out: WriteStream = createWriteStream(temporary, { flush: true });
    await pipeline(content, out);
    await fs.rename(temporary, join(this.outbound, name));
  }

  async list(): Promise<ListedFile[]> {
    const files: ListedFile[] = [];
    for (const entry of await fs.readdir(this.inbound, { withFileTypes: true })) {
      // A link could show what lies outside: only files themselves are taken.
      if (!entry.isFile()) continue;
      const { size, mtimeMs } = await fs.stat(join(this.inbound, entry.name));
      files.push({ name: entry.name, bytes: size, modifiedMs: mtimeMs });
    }
    return files;
  }

  read({ name }: ListedFile): AsyncIterable<Buffer> {
    return createReadStream(join(this.inbound, name));
  }

  async shelve(name: string, shelf: Shelf, reason?: string): Promise<void> {
    const folder = join(this.inbound, shelf);
    await fs.mkdir(folder, { recursive: true });
    if (reason !== undefined) await fs.writeFile(join(folder, `${name}.reason.txt`), reason);
    await fs.rename(join(this.inbound, name), join(folder, name));
  }

  async close(): Promise<void> {}
}
