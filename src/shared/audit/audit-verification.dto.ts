import { ApiProperty } from '@nestjs/swagger';

export const BREAK_REASONS = ['altered', 'missing', 'reordered', 'inserted', 'tail_cut', 'head_differs'] as const;
export const HEAD_STATES = ['authentic', 'forged', 'key_unknown', 'unreadable', 'none'] as const;

/** The first row of the trail that is not what was written. */
export class AuditBreak {
  /** Place in the chain; null for an event that has none. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  sequence: number | null;

  /** The event; null when it is gone together with its link. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  eventId: string | null;

  /** What happened to it. */
  @ApiProperty({ enum: BREAK_REASONS })
  reason: (typeof BREAK_REASONS)[number];

  /** The same in words. */
  @ApiProperty({ type: 'string' })
  message: string;
}

/** The signed head kept outside the database, which a cut tail cannot follow. */
export class AuditHeadState {
  /** Whether there is one and we signed it. */
  @ApiProperty({ enum: HEAD_STATES })
  state: (typeof HEAD_STATES)[number];

  /** How far it reaches; null without an authentic head. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  sequence: number | null;

  /** When it was written. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  at: string | null;
}

/** What a walk over the whole trail of the company found. */
export class AuditVerification {
  /**
   * No broken row, and an authentic head that vouches for the chain; only a chain of which nothing is older than 10
   * seconds may still have none. False without a `firstBreak`: nothing can be vouched for, and `head.state` says why.
   */
  @ApiProperty({ type: 'boolean' })
  isIntact: boolean;

  /** Chained events that are as they were written. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0 })
  count: number;

  /** The last of them. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0 })
  verifiedTo: number;

  /** Hash of the last of them, SHA-256 in hex: note it elsewhere, and compare next time. */
  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  hash: string;

  /** Events of the last seconds that the chainer has not reached: nothing can be said of them yet. */
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0 })
  unchainedTail: number;

  /** The signed head outside the database. */
  @ApiProperty({ type: AuditHeadState })
  head: AuditHeadState;

  /** The first broken row; null when there is none. */
  @ApiProperty({ type: AuditBreak, nullable: true })
  firstBreak: AuditBreak | null;
}
