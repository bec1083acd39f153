import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import {
  AttestationView,
  AttestationViewPage,
  ListAttestationsQuery,
  PrepareAttestationDto,
  RevokeAttestationDto,
  SignAttestationDto,
} from './attestation.dto.js';
import { AttestationViews } from './attestation-views.service.js';
import { AttestationsService } from './attestations.service.js';

@ApiTags('Compliance: attestations')
@Controller('regulatory-compliance/attestations')
export class AttestationsController {
  constructor(
    private readonly service: AttestationsService,
    private readonly views: AttestationViews,
  ) {}

  /** List attestations, of one requirement or all */
  @Get()
  @Allow('attestation:read')
  listAttestations(@Query() query: ListAttestationsQuery): Promise<AttestationViewPage> {
    return this.views.list(query);
  }

  /** Prepare an attestation for somebody else's signature */
  @Post()
  @Allow('attestation:prepare')
  prepareAttestation(@Body() facts: PrepareAttestationDto): Promise<AttestationView> {
    return this.service.prepare(facts);
  }

  /** Read an attestation with its signature and evidence */
  @Get(':id')
  @Allow('attestation:read')
  readAttestation(@Param('id', ParseUUIDPipe) id: string, @Query() { asOf }: AsOfQuery): Promise<AttestationView> {
    return this.views.read(id, asOf);
  }

  /** Sign an attestation that somebody else has prepared */
  @Post(':id/signature')
  @Allow('attestation:sign')
  signAttestation(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signerTitle }: SignAttestationDto,
  ): Promise<AttestationView> {
    return this.service.sign(id, signerTitle ?? null);
  }

  /** Revoke a signed attestation */
  @Post(':id/revocation')
  @Allow('attestation:revoke')
  revokeAttestation(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RevokeAttestationDto,
  ): Promise<AttestationView> {
    return this.service.revoke(id, reason);
  }
}
