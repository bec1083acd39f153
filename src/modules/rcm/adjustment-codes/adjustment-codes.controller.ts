import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import {
  AdjustmentCodePage,
  AdjustmentCodesImported,
  CodeInForce,
  CodesInForceQuery,
  CreateAdjustmentCodeDto,
  ListAdjustmentCodesQuery,
  UpdateAdjustmentCodeDto,
} from './adjustment-code.dto.js';
import { AdjustmentCode } from './adjustment-code.entity.js';
import { AdjustmentCodesRepository } from './adjustment-codes.repository.js';
import { AdjustmentCodesService } from './adjustment-codes.service.js';

@ApiTags('RCM: adjustment codes')
@Controller('rcm/adjustment-codes')
export class AdjustmentCodesController {
  constructor(
    private readonly service: AdjustmentCodesService,
    private readonly codes: AdjustmentCodesRepository,
    private readonly uploads: Uploads,
  ) {}

  /** List what the company says of codes */
  @Get()
  @Allow('adjustment-code:read')
  listAdjustmentCodes(@Query() query: ListAdjustmentCodesQuery): Promise<AdjustmentCodePage> {
    return this.codes.list(query);
  }

  /** Say something of a code from a day on */
  @Post()
  @Allow('adjustment-code:write')
  createAdjustmentCode(@Body() facts: CreateAdjustmentCodeDto): Promise<AdjustmentCode> {
    return this.service.add(facts);
  }

  /** Read all codes of a list as they are in force on a day */
  @Get('in-force')
  @Allow('adjustment-code:read')
  readCodesInForce(@Query() query: CodesInForceQuery): Promise<CodeInForce[]> {
    return this.service.inForce(query);
  }

  /** Import codes from a CSV file */
  @Post('imports')
  @Allow('adjustment-code:write')
  @AcceptsUpload('text/csv')
  importAdjustmentCodes(@Req() request: FastifyRequest): Promise<AdjustmentCodesImported> {
    return this.uploads.receive(request, (upload) => this.service.import(upload));
  }

  /** Read what the company says of a code */
  @Get(':id')
  @Allow('adjustment-code:read')
  readAdjustmentCode(@Param('id', ParseUUIDPipe) id: string): Promise<AdjustmentCode> {
    return this.codes.get(id);
  }

  /** Change what the company says of a code */
  @Patch(':id')
  @Allow('adjustment-code:write')
  updateAdjustmentCode(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateAdjustmentCodeDto,
  ): Promise<AdjustmentCode> {
    return this.service.update(id, version, facts);
  }
}
