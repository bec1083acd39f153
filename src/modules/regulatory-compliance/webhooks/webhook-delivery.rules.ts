import { RETRY_AFTER_SECONDS } from './webhook.codes.js';

/** Seconds after which to try again, when so many attempts have failed; null: never, the delivery is dead. */
export function retryAfter(attempts: number): number | null {
  return RETRY_AFTER_SECONDS[attempts - 1] ?? null;
}

/** Whether the answer of a receiver means that it has the message (any 2xx). */
export function isDelivered(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Why an address cannot be used; undefined: it can, as far as its text tells. */
export function urlProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return 'it is no URL';
  if (url.protocol !== 'https:') return 'only https is allowed';
  if (url.username !== '' || url.password !== '') return 'it must not hold a user name or password';
  return url.hash === '' ? undefined : 'it must not hold a fragment';
}
