import { ApiProperty, PickType } from '@nestjs/swagger';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { CalendarFeed } from './calendar-feed.entity.js';

export class CreateCalendarFeedDto extends PickType(CalendarFeed, ['label'] as const) {}

export class CalendarFeedPage extends pageOf(CalendarFeed) {}

export class ListCalendarFeedsQuery extends ListQuery {}

/** A feed and its address, which is told once: whoever has it reads the calendar. */
export class NewCalendarFeed extends CalendarFeed {
  /** Path of the address to subscribe to. */
  @ApiProperty({ type: 'string', example: '/pages/regulatory-compliance/calendar.ics?token=k1.abc' })
  path: string;
}
