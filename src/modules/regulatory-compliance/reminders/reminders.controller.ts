import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import {
  CalendarFeedPage,
  CreateCalendarFeedDto,
  ListCalendarFeedsQuery,
  NewCalendarFeed,
} from './calendar-feed.dto.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { ListRemindersQuery, ReminderPage } from './reminder.dto.js';
import { RemindersService } from './reminders.service.js';

@ApiTags('Compliance: reminders')
@Controller('regulatory-compliance')
export class RemindersController {
  constructor(
    private readonly service: RemindersService,
    private readonly feeds: CalendarFeedsService,
  ) {}

  /** List what is due and overdue, the earliest first */
  @Get('reminders')
  @Allow('reminder:read')
  listReminders(@Query() query: ListRemindersQuery): Promise<ReminderPage> {
    return this.service.list(query);
  }

  /** List calendar feeds */
  @Get('calendar-feeds')
  @Allow('reminder:read')
  listCalendarFeeds(@Query() query: ListCalendarFeedsQuery): Promise<CalendarFeedPage> {
    return this.feeds.list(query);
  }

  /** Make a calendar feed; its address is told once */
  @Post('calendar-feeds')
  @Allow('reminder:share')
  createCalendarFeed(@Body() { label }: CreateCalendarFeedDto): Promise<NewCalendarFeed> {
    return this.feeds.create(label);
  }

  /** Make the address of a calendar feed void */
  @Post('calendar-feeds/:id/revocation')
  @HttpCode(200)
  @Allow('reminder:share')
  revokeCalendarFeed(@Param('id', ParseUUIDPipe) id: string): Promise<CalendarFeed> {
    return this.feeds.revoke(id);
  }

  /** Give a calendar feed a new address and make the old one void */
  @Post('calendar-feeds/:id/rotation')
  @Allow('reminder:share')
  rotateCalendarFeed(@Param('id', ParseUUIDPipe) id: string): Promise<NewCalendarFeed> {
    return this.feeds.rotate(id);
  }
}
