import { contentHash } from '../content-hash.engine.js';
import type { ChangeKind } from './policy.codes.js';

/** Hash of what is approved and acknowledged: the title, how much it changes, the text and the file. */
export function policyContentHash(
  title: string,
  { changeKind, content, fileSha256 }: { changeKind: ChangeKind; content: string | null; fileSha256: string | null },
): string {
  return contentHash({ title, changeKind, content, fileSha256 });
}
