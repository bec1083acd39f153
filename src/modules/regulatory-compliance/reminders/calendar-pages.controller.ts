import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Public } from '../../../shared/access/allow.decorator.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

const HEADERS = {
  'content-type': 'text/calendar; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The part of an address that nobody can guess. */
export class CalendarAddressQuery {
  @IsString()
  @MaxLength(1000)
  token: string;
}

/** Calendars for programs that know nothing but an address. */
@ApiExcludeController()
@Controller('pages/regulatory-compliance/calendar.ics')
export class CalendarPagesController {
  constructor(private readonly feeds: CalendarFeedsService) {}

  /** The calendar of a feed */
  @Get()
  @Public()
  async showCalendar(@Query() { token }: CalendarAddressQuery, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers(HEADERS).send(await this.feeds.read(token));
  }
}
