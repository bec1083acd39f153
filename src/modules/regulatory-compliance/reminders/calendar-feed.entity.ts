import { Entity } from 'typeorm';
import { Instant, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** A calendar of what falls due, for programs that subscribe to it by its address. */
@Entity('calendar_feeds')
export class CalendarFeed extends VersionedRow {
  /** Who subscribes, or where. */
  @Text({ max: 100, example: 'Privacy office' })
  label: string;

  /** When its address was made void. */
  @Instant({ nullable: true })
  revokedAt: string | null;
}
