const GOLDEN_GAMMA = 0x9e3779b9;

/** One well-mixed 32-bit number per key: the same key always gives the same number (finaliser of MurmurHash3). */
export function mixed(...key: number[]): number {
  let state = GOLDEN_GAMMA;
  for (const part of key) {
    state = Math.imul((state ^ part) + GOLDEN_GAMMA, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state >>> 0;
}

/** A repeatable stream of choices (mulberry32): the key is all it depends on, so any claim can be made without the others. */
export class Chance {
  private state: number;

  constructor(...key: number[]) {
    this.state = mixed(...key);
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return Math.floor((((word ^ (word >>> 14)) >>> 0) / 4294967296) * limit);
  }

  /** A whole number from `lowest` to `highest`, both included. */
  between(lowest: number, highest: number): number {
    return lowest + this.below(highest - lowest + 1);
  }

  /** True in `percent` of 100 cases. */
  happens(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One of the list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** `count` different ones of the list (all of it when it is shorter), in random order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const wanted = Math.min(count, rest.length);
    return Array.from({ length: wanted }, () => rest.splice(this.below(rest.length), 1)[0] as T);
  }
}
