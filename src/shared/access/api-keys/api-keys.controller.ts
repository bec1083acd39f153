import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../allow.decorator.js';
import { ExampleWithout } from '../../http/example-without.decorator.js';
import { ApiKeyPage, CreateApiKeyDto, ListApiKeysQuery, NewApiKey } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { NoIdempotencyKeyGuard } from './no-idempotency-key.guard.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('Access: API keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly service: ApiKeysService,
    private readonly keys: ApiKeysRepository,
  ) {}

  /** List API keys */
  @Get()
  @Allow('api-key:read')
  listApiKeys(@Query() query: ListApiKeysQuery): Promise<ApiKeyPage> {
    return this.keys.list(query);
  }

  /** Make an API key; its text is shown this once */
  @Post()
  @UseGuards(NoIdempotencyKeyGuard)
  @ExampleWithout('permissions')
  @Allow('api-key:write')
  createApiKey(@Body() facts: CreateApiKeyDto): Promise<NewApiKey> {
    return this.service.create(facts);
  }

  /** Read an API key */
  @Get(':id')
  @Allow('api-key:read')
  readApiKey(@Param('id', ParseUUIDPipe) id: string): Promise<ApiKey> {
    return this.keys.get(id);
  }

  /** Revoke an API key */
  @Post(':id/revocation')
  @HttpCode(200)
  @Allow('api-key:write')
  revokeApiKey(@Param('id', ParseUUIDPipe) id: string): Promise<ApiKey> {
    return this.service.revoke(id);
  }
}
