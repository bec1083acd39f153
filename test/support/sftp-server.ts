import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import ssh2, { type Connection, type FileEntry, type SFTPWrapper } from 'ssh2';

const { STATUS_CODE } = ssh2.utils.sftp;

/** A real SSH server with SFTP over a folder, on the loopback. */
export interface SftpServer {
  port: number;
  fingerprint: string;
  /** Takes password `secret` and this key (OpenSSH form) for the user `clinic`. */
  privateKey: string;
  /** Cuts the connection once after so many bytes were written; null: never. */
  cutAfterBytes: number | null;
  logins: number;
  close(): Promise<void>;
}

/** Of the keys that ssh2 makes it cannot read three in a thousand itself. */
function newKeys(): ReturnType<typeof ssh2.utils.generateKeyPairSync> {
  const keys = ssh2.utils.generateKeyPairSync('ed25519');
  return ssh2.utils.parseKey(keys.private) instanceof Error ? newKeys() : keys;
}

/** Starts a server whose root is `folder`; with `hostKey` again after a restart. */
export async function startSftpServer(folder: string, hostKey?: string, port = 0): Promise<SftpServer> {
  const host = hostKey ?? newKeys().private;
  const user = newKeys();
  const allowed = ssh2.utils.parseKey(user.public) as ssh2.ParsedKey;
  const connections = new Set<Connection>();
  const parsed = ssh2.utils.parseKey(host) as ssh2.ParsedKey;
  const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '');
  const state: Omit<SftpServer, 'close'> = {
    port,
    fingerprint: `SHA256:${digest}`,
    privateKey: user.private,
    cutAfterBytes: null,
    logins: 0,
  };
  const server = new ssh2.Server({ hostKeys: [host] }, (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection)).on('error', () => undefined);
    connection.on('authentication', (context) => {
      const isKnown =
        (context.method === 'password' && context.username === 'clinic' && context.password === 'secret') ||
        (context.method === 'publickey' && context.key.data.equals(allowed.getPublicSSH()));
      if (isKnown) context.accept();
      else context.reject(['password', 'publickey']);
    });
    connection.on('ready', () => {
      state.logins += 1;
      connection.on('session', (accept) => {
        accept().on('sftp', (acceptSftp) => serve(acceptSftp(), folder, state, connection));
      });
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  state.port = (server.address() as AddressInfo).port;
  return Object.assign(state, {
    close: () =>
      new Promise<void>((done) => {
        for (const connection of connections) connection.end();
        server.close(() => done());
      }),
  });
}

function serve(sftp: SFTPWrapper, folder: string, state: Omit<SftpServer, 'close'>, connection: Connection): void {
  const handles = new Map<number, { fd?: number; path: string; isRead?: boolean }>();
  let next = 0;
  let written = 0;
  const real = (path: string): string => join(folder, normalize(`/${path}`));
  const open = (facts: { fd?: number; path: string }): Buffer => {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(++next);
    handles.set(next, facts);
    return handle;
  };
  const of = (handle: Buffer) => handles.get(handle.readUInt32BE())!;
  const attempt = (id: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      const isMissing = (error as { code?: string }).code === 'ENOENT';
      sftp.status(id, isMissing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
    }
  };
  const attributes = (path: string) => {
    const { mode, size, mtimeMs, uid, gid } = fs.statSync(path);
    const seconds = Math.floor(mtimeMs / 1000);
    return { mode, size, uid, gid, atime: seconds, mtime: seconds };
  };
  const tell = (id: number, path: string): void => attempt(id, () => sftp.attrs(id, attributes(real(path))));

  sftp.on('REALPATH', (id, path) => {
    const filename = normalize(`/${path}`);
    sftp.name(id, [{ filename, longname: filename, attrs: { mode: 0, size: 0, uid: 0, gid: 0, atime: 0, mtime: 0 } }]);
  });
  sftp.on('STAT', tell);
  sftp.on('LSTAT', tell);
  sftp.on('FSTAT', (id, handle) => attempt(id, () => sftp.attrs(id, attributes(of(handle).path))));
  sftp.on('OPEN', (id, path, flags) =>
    attempt(id, () => {
      const fd = fs.openSync(real(path), ssh2.utils.sftp.flagsToString(flags) ?? 'r');
      sftp.handle(id, open({ fd, path: real(path) }));
    }),
  );
  sftp.on('WRITE', (id, handle, offset, data) =>
    attempt(id, () => {
      written += data.length;
      fs.writeSync(of(handle).fd!, data, 0, data.length, offset);
      if (state.cutAfterBytes !== null && written >= state.cutAfterBytes) {
        state.cutAfterBytes = null;
        (connection as unknown as { _sock: { destroy(): void } })._sock.destroy();
        return;
      }
      sftp.status(id, STATUS_CODE.OK);
    }),
  );
  sftp.on('READ', (id, handle, offset, length) =>
    attempt(id, () => {
      const bytes = Buffer.alloc(length);
      const count = fs.readSync(of(handle).fd!, bytes, 0, length, offset);
      if (count === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, bytes.subarray(0, count));
    }),
  );
  sftp.on('CLOSE', (id, handle) =>
    attempt(id, () => {
      const { fd } = of(handle);
      if (fd !== undefined) fs.closeSync(fd);
      sftp.status(id, STATUS_CODE.OK);
    }),
  );
  sftp.on('OPENDIR', (id, path) =>
    attempt(id, () => {
      fs.readdirSync(real(path));
      sftp.handle(id, open({ path: real(path) }));
    }),
  );
  sftp.on('READDIR', (id, handle) =>
    attempt(id, () => {
      const directory = of(handle);
      if (directory.isRead) return sftp.status(id, STATUS_CODE.EOF);
      directory.isRead = true;
      const entries: FileEntry[] = fs.readdirSync(directory.path).map((filename) => {
        const attrs = attributes(join(directory.path, filename));
        const isFolder = (attrs.mode & fs.constants.S_IFMT) === fs.constants.S_IFDIR;
        return { filename, longname: `${isFolder ? 'd' : '-'}rw-r--r-- 1 u g ${attrs.size} ${filename}`, attrs };
      });
      sftp.name(id, entries);
    }),
  );
  sftp.on('MKDIR', (id, path) => attempt(id, () => (fs.mkdirSync(real(path)), sftp.status(id, STATUS_CODE.OK))));
  sftp.on('REMOVE', (id, path) => attempt(id, () => (fs.rmSync(real(path)), sftp.status(id, STATUS_CODE.OK))));
  sftp.on('RENAME', (id, from, to) =>
    attempt(id, () => {
      // As version 3 of the protocol has it: what is there already is not replaced.
      if (fs.existsSync(real(to))) return sftp.status(id, STATUS_CODE.FAILURE);
      fs.renameSync(real(from), real(to));
      sftp.status(id, STATUS_CODE.OK);
    }),
  );
}
