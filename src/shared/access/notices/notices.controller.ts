import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../allow.decorator.js';
import { ListNoticesQuery, NoticeForMe, NoticePage } from './notice.dto.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

@ApiTags('Access: notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly service: NoticesService,
    private readonly notices: NoticesRepository,
  ) {}

  /** List the notices to the caller or to his roles */
  @Get()
  @Allow('notice:read')
  listNotices(@Query() query: ListNoticesQuery): Promise<NoticePage> {
    return this.notices.listMine(query);
  }

  /** Acknowledge a notice */
  @Post(':id/acknowledgement')
  @HttpCode(200)
  @Allow('notice:acknowledge')
  acknowledgeNotice(@Param('id', ParseUUIDPipe) id: string): Promise<NoticeForMe> {
    return this.service.acknowledge(id);
  }
}
