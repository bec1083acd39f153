import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { isPublicAddress } from '../../../shared/http/public-address.engine.js';

export interface CheckedAddress {
  address: string;
  family: number;
}

/** Why a host cannot be sent to. */
export class AddressRefused extends Error {
  constructor(readonly reason: 'ADDRESS_REFUSED' | 'HOST_UNKNOWN') {
    super(reason);
  }
}

/** Finds the addresses of a host. It answers only when every one of them is public: a name that has both is a trap. */
@Injectable()
export class WebhookAddresses {
  async resolve(host: string): Promise<CheckedAddress> {
    const bare = host.replace(/^\[|\]$/g, '');
    const found = isIP(bare) === 0 ? await this.lookUp(bare) : [{ address: bare, family: isIP(bare) }];
    const [first] = found;
    if (first === undefined) throw new AddressRefused('HOST_UNKNOWN');
    if (!found.every(({ address }) => this.isAllowed(address))) throw new AddressRefused('ADDRESS_REFUSED');
    return first;
  }

  protected isAllowed(address: string): boolean {
    return isPublicAddress(address);
  }

  protected lookUp(name: string): Promise<CheckedAddress[]> {
    return lookup(name, { all: true }).catch(() => []);
  }
}
