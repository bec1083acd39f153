import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { Clock } from '../time/clock.js';
import { BoundedCache } from './bounded-cache.js';

const WINDOW_MS = 60_000;
/** Of what a principal may ask in a minute, an address may be refused this part. */
const PART = 10;
const MAX_KEPT = 10_000;

interface Window {
  refused: number;
  untilMs: number;
}

/**
 * How many tokens and keys of one address were refused in this minute. Beyond the limit no other is looked at, so that
 * inventing them costs neither query nor signature check. What was found good before passes: behind one address there
 * may be many callers, and one who guesses must not shut the others out.
 */
@Injectable()
export class RefusedSignIns {
  private readonly windows = new BoundedCache<Window>(MAX_KEPT);
  private readonly good = new BoundedCache<true>(MAX_KEPT);
  private readonly most: number;

  constructor(
    settings: Settings,
    private readonly clock: Clock,
  ) {
    this.most = Math.ceil(settings.rateLimitPerMinute / PART);
  }

  /** Looks the credential up, unless its address had too many refused: RATE_LIMITED with the seconds to wait. */
  guard<Found>(address: string, credential: string, lookUp: () => Promise<Found>): Promise<Found> {
    if (this.most === 0 || this.good.get(credential, 0) !== undefined) return this.watched(credential, lookUp);
    return this.counted(address, credential, lookUp);
  }

  private async counted<Found>(address: string, credential: string, lookUp: () => Promise<Found>): Promise<Found> {
    // Counted before it is known: many guesses at once must not all be looked up.
    const window = this.windowOf(address);
    if (window.refused >= this.most) throw this.refusal(window);
    window.refused += 1;
    let isRefused = false;
    try {
      const found = await lookUp();
      this.good.set(credential, true, Number.POSITIVE_INFINITY);
      return found;
    } catch (error) {
      isRefused = isRefusal(error);
      throw error;
    } finally {
      if (!isRefused) window.refused -= 1;
    }
  }

  private watched<Found>(credential: string, lookUp: () => Promise<Found>): Promise<Found> {
    return lookUp().catch((error: unknown) => {
      if (isRefusal(error)) this.good.delete(credential);
      throw error;
    });
  }

  private windowOf(address: string): Window {
    const nowMs = this.nowMs();
    const key = networkOf(address);
    const known = this.windows.get(key, nowMs);
    if (known !== undefined) return known;
    const window = { refused: 0, untilMs: nowMs + WINDOW_MS };
    this.windows.set(key, window, window.untilMs);
    return window;
  }

  private refusal({ untilMs }: Window): DomainError {
    const seconds = Math.max(1, Math.ceil((untilMs - this.nowMs()) / 1000));
    return new DomainError('RATE_LIMITED', [], 'Too many tokens of this address were refused', seconds);
  }

  private nowMs(): number {
    return Date.parse(this.clock.now());
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.status === 401;
}

/** An IPv4 address, or the /64 network of an IPv6 address: whoever has one of its addresses has them all. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('%')[0]!.split('::');
  const groups = before === '' ? [] : before.split(':');
  const behind = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array<string>(missing).fill('0'), ...behind];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
