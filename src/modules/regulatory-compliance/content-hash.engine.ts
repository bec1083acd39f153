import { createHash } from 'node:crypto';
import { canonicalText } from '../../shared/audit/canonical.engine.js';

/** SHA-256, lower-case hex, over the canonical JSON (RFC 8785) of what is approved or attested. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalText(content)).digest('hex');
}
