import { Injectable } from '@nestjs/common';
import { KeyRing } from '../blobs/key-ring.js';
import { openText, sealText } from '../blobs/sealed-text.engine.js';
import { Database } from '../database/database.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';

/** An answer as it is kept under its key. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON; null for an answer without content. */
  body: string | null;
}

export type Claim =
  | { outcome: 'new' }
  | { outcome: 'answered'; requestHash: string; answer: KeptAnswer }
  /** Another request with this key has not ended. */
  | { outcome: 'running' };

const KEPT_HOURS = 24;
const PURPOSE = 'idempotency-reply';
// A request that has just begun with the same key is soon over; a longer one is told to come back.
const WAIT_MS = 50;
const LOCK_NOT_AVAILABLE = '55P03';

// Skipping locked rows: another request may be clearing the same ones.
const CLEAR = `DELETE FROM idempotency_keys WHERE company_id = $1 AND (principal_id, key) IN (
  SELECT principal_id, key FROM idempotency_keys WHERE company_id = $1 AND expires_at < $2
  ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED)`;
const INSERT = `INSERT INTO idempotency_keys (company_id, principal_id, key, request_hash, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (company_id, principal_id, key) DO NOTHING RETURNING key`;
const FIND = `SELECT request_hash AS "requestHash", status, headers, body FROM idempotency_keys
  WHERE company_id = $1 AND principal_id = $2 AND key = $3`;
const KEEP = `UPDATE idempotency_keys SET status = $4, headers = $5, body = $6
  WHERE company_id = $1 AND principal_id = $2 AND key = $3`;

interface KeyRow extends KeptAnswer {
  requestHash: string;
  status: number;
}

/**
 * Idempotency keys of the caller in context. Everything joins the open unit of work. Answers may hold protected health
 * information: they are kept sealed.
 */
@Injectable()
export class IdempotencyKeysRepository {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** Takes the key for the open transaction, or says what became of it. */
  async claim(key: string, requestHash: string): Promise<Claim> {
    const now = this.clock.now();
    const expiresAt = new Date(Date.parse(now) + KEPT_HOURS * 3_600_000).toISOString();
    const manager = this.database.manager();
    await this.database.query(CLEAR, [now]);
    await manager.query(`SET LOCAL lock_timeout = ${WAIT_MS}`);
    try {
      const made = await this.database.query(INSERT, [tenantContext.actorId(), key, requestHash, now, expiresAt]);
      await manager.query('SET LOCAL lock_timeout = DEFAULT');
      if (made.length > 0) return { outcome: 'new' };
    } catch (error) {
      if ((error as { driverError?: { code?: string } }).driverError?.code === LOCK_NOT_AVAILABLE)
        return { outcome: 'running' };
      throw error;
    }
    const [row] = await this.database.query<KeyRow>(FIND, [tenantContext.actorId(), key]);
    if (row === undefined) return { outcome: 'running' };
    const { requestHash: known, status, headers, body } = row;
    const answer = { status, headers, body: body === null ? null : this.opened(key, body) };
    return { outcome: 'answered', requestHash: known, answer };
  }

  /** Keeps the answer with the key: both are committed with the effect, or none. */
  async keep(key: string, { status, headers, body }: KeptAnswer): Promise<void> {
    const sealed = body === null ? null : sealText(this.keys, PURPOSE, placeOf(key), body);
    await this.database.query(KEEP, [tenantContext.actorId(), key, status, headers, sealed]);
  }

  private opened(key: string, sealed: string): string {
    const text = openText(this.keys, PURPOSE, placeOf(key), sealed);
    // Its key was taken away, or the row was touched: the effect stands, so the request must not happen again.
    if (text === undefined) throw new Error('A kept answer cannot be opened');
    return text;
  }
}

function placeOf(key: string): string {
  return `${tenantContext.companyId()} ${tenantContext.actorId()} ${key}`;
}
