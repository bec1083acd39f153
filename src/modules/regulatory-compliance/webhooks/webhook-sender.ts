import { request, type RequestOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { type CheckedAddress, WebhookAddresses } from './webhook-addresses.js';

const PATIENCE_MS = 10_000;

/** Sends one message; it follows no redirect and reads nothing of the answer but its status. */
@Injectable()
export class WebhookSender {
  constructor(private readonly addresses: WebhookAddresses) {}

  /** The HTTP status of the answer. Throws what went wrong: `code` or `reason` says it in a word. */
  async send(url: string, headers: Record<string, string>, body: string): Promise<number> {
    const { hostname, port, pathname, search } = new URL(url);
    const address = await this.addresses.resolve(hostname);
    return this.post(
      {
        ...{ hostname, port: port === '' ? 443 : port, path: `${pathname}${search}`, method: 'POST', agent: false },
        // The connection goes to the address that was checked, whatever the name resolves to by now.
        lookup: pinnedTo(address),
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...this.trust(),
      },
      body,
    );
  }

  /** Certificates beyond those of the system: none. */
  protected trust(): Pick<RequestOptions, 'ca'> {
    return {};
  }

  private post(options: RequestOptions, body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(options, (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

function pinnedTo({ address, family }: CheckedAddress): LookupFunction {
  return (_name, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family));
}
