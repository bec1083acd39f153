import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ReceivedMessage {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An https receiver on this machine, with a certificate of its own. */
export interface WebhookReceiver {
  /** `https://hooks.test:<port>/hook`. */
  url: string;
  certificate: string;
  received: ReceivedMessage[];
  /** What it answers from now on. */
  answerWith(status: number, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function webhookReceiver(): Promise<WebhookReceiver> {
  const { key, cert } = selfSigned('hooks.test');
  const received: ReceivedMessage[] = [];
  let answer: [number, Record<string, string>] = [204, {}];
  const server: Server = createServer({ key, cert }, (request, reply) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      reply.writeHead(...answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://hooks.test:${port}/hook`,
    certificate: cert,
    received,
    answerWith: (status, headers = {}) => void (answer = [status, headers]),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function selfSigned(name: string): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const how = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const what = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', key, '-out', cert];
    execFileSync('openssl', [...how, ...what], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
