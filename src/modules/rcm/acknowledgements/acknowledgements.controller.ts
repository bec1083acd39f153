import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import {
  AcknowledgementPage,
  ListAcknowledgementsQuery,
  ListAnswersQuery,
  ListRejectedClaimsQuery,
  RejectedClaimPage,
} from './acknowledgement.dto.js';
import { Acknowledgement } from './acknowledgement.entity.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';
import { AcknowledgementsService } from './acknowledgements.service.js';
import { RejectedClaimsRepository } from './rejected-claims.repository.js';

@ApiTags('RCM: acknowledgements')
@Controller('rcm')
export class AcknowledgementsController {
  constructor(
    private readonly service: AcknowledgementsService,
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly rejected: RejectedClaimsRepository,
  ) {}

  /** List acknowledgements (TA1, 999, 277CA), the newest first */
  @Get('acknowledgements')
  @Allow('acknowledgement:read')
  @ShowsPhi('acknowledgements')
  listAcknowledgements(@Query() query: ListAcknowledgementsQuery): Promise<AcknowledgementPage> {
    return this.acknowledgements.list(query);
  }

  /** Read an acknowledgement */
  @Get('acknowledgements/:id')
  @Allow('acknowledgement:read')
  @ShowsPhi('acknowledgements')
  readAcknowledgement(@Param('id', ParseUUIDPipe) id: string): Promise<Acknowledgement> {
    return this.acknowledgements.get(id);
  }

  /** List what has been answered to a batch */
  @Get('batches/:id/acknowledgements')
  @Allow('acknowledgement:read')
  @ShowsPhi('acknowledgements')
  listBatchAcknowledgements(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListAnswersQuery,
  ): Promise<AcknowledgementPage> {
    return this.service.ofBatch(id, query);
  }

  /** List what has been answered to a claim */
  @Get('claims/:id/acknowledgements')
  @Allow('acknowledgement:read')
  @ShowsPhi('acknowledgements')
  listClaimAcknowledgements(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListAnswersQuery,
  ): Promise<AcknowledgementPage> {
    return this.service.ofClaim(id, query);
  }

  /** List rejected claims with their reasons: what is to be mended and sent again */
  @Get('rejected-claims')
  @Allow('acknowledgement:read')
  @ShowsPhi('claims')
  listRejectedClaims(@Query() query: ListRejectedClaimsQuery): Promise<RejectedClaimPage> {
    return this.rejected.list(query);
  }
}
