import { createHash } from 'node:crypto';
import type { Separators } from './x12-segment.rules.js';

const BATCH = 32 * 1024;

/**
 * SHA-256 over a transaction set's body in canonical form: its segments without white space around them, written
 * with `*`, `:`, `^` and `~`. The same remittance in another envelope, re-wrapped or with other separators has the
 * same hash (rcm.md §4 D 1).
 */
export class BodyHash {
  private readonly hash = createHash('sha256');
  private readonly isStandard: boolean;
  private batch = '';

  constructor(private readonly separators: Separators) {
    const { element, component, repetition } = separators;
    this.isStandard = element === '*' && component === ':' && (repetition === null || repetition === '^');
  }

  /** Adds a segment, as bytes read as latin1. */
  add(raw: string): void {
    this.batch += this.isStandard ? `${raw}~` : `${this.standard(raw)}~`;
    if (this.batch.length > BATCH) this.flush();
  }

  /** The hash in hex; nothing may be added afterwards. */
  digest(): string {
    this.flush();
    return this.hash.digest('hex');
  }

  private flush(): void {
    this.hash.update(this.batch, 'latin1');
    this.batch = '';
  }

  private standard(raw: string): string {
    const { element, component, repetition } = this.separators;
    const standardised = raw.split(element).join('*').split(component).join(':');
    return repetition === null ? standardised : standardised.split(repetition).join('^');
  }
}
