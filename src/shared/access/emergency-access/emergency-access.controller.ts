import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../allow.decorator.js';
import { EmergencyAccessService } from './emergency-access.service.js';
import { EmergencyGrantPage, ListEmergencyGrantsQuery, RequestEmergencyAccessDto } from './emergency-grant.dto.js';
import { EmergencyGrant } from './emergency-grant.entity.js';
import { EmergencyGrantsRepository } from './emergency-grants.repository.js';

@ApiTags('Access: emergency')
@Controller('emergency-access')
export class EmergencyAccessController {
  constructor(
    private readonly service: EmergencyAccessService,
    private readonly grants: EmergencyGrantsRepository,
  ) {}

  /** List emergency access grants */
  @Get()
  @Allow('emergency-access:read')
  listEmergencyAccess(@Query() query: ListEmergencyGrantsQuery): Promise<EmergencyGrantPage> {
    return this.grants.list(query);
  }

  /** Break the glass: lend yourself read permissions for a while */
  @Post()
  @Allow('emergency-access:request')
  requestEmergencyAccess(@Body() facts: RequestEmergencyAccessDto): Promise<EmergencyGrant> {
    return this.service.request(facts);
  }

  /** Read an emergency access grant */
  @Get(':id')
  @Allow('emergency-access:read')
  readEmergencyAccess(@Param('id', ParseUUIDPipe) id: string): Promise<EmergencyGrant> {
    return this.grants.get(id);
  }

  /** End an emergency access grant before its time */
  @Post(':id/end')
  @HttpCode(200)
  @Allow('emergency-access:request')
  endEmergencyAccess(@Param('id', ParseUUIDPipe) id: string): Promise<EmergencyGrant> {
    return this.service.end(id);
  }
}
