import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { CreateProviderDto, ListProvidersQuery, ProviderPage, UpdateProviderDto } from './provider.dto.js';
import { Provider } from './provider.entity.js';
import { ProvidersRepository } from './providers.repository.js';
import { ProvidersService } from './providers.service.js';

@ApiTags('Clinical record: providers')
@Controller('clinical-record/providers')
export class ProvidersController {
  constructor(
    private readonly service: ProvidersService,
    private readonly providers: ProvidersRepository,
  ) {}

  /** List providers */
  @Get()
  @Allow('provider:read')
  listProviders(@Query() query: ListProvidersQuery): Promise<ProviderPage> {
    return this.providers.list(query);
  }

  /** Register a provider */
  @Post()
  @ExampleWithout('givenName')
  @Allow('provider:write')
  createProvider(@Body() facts: CreateProviderDto): Promise<Provider> {
    return this.service.register(facts);
  }

  /** Read a provider */
  @Get(':id')
  @Allow('provider:read')
  readProvider(@Param('id', ParseUUIDPipe) id: string): Promise<Provider> {
    return this.providers.get(id);
  }

  /** Change a provider */
  @Patch(':id')
  @Allow('provider:write')
  updateProvider(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateProviderDto,
  ): Promise<Provider> {
    return this.service.update(id, version, facts);
  }
}
