/** Longest time between the making of an event's id and its commit: statement and idle limits of our connections together. */
export const LONGEST_COMMIT_MS = 120_000;

/** The time inside a UUID version 7, in milliseconds since 1970. */
export function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** The smallest UUID version 7 of that time. */
export function firstIdAt(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Where to look for unchained events: whatever commits later than a link of that time has an id from here on. */
export function firstUnchainedId(reachedMs: number): string {
  return firstIdAt(reachedMs - LONGEST_COMMIT_MS);
}
