import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreatePatientDto,
  ListPatientsQuery,
  PatientPage,
  SearchPatientsDto,
  UpdatePatientDto,
} from './patient.dto.js';
import { Patient } from './patient.entity.js';
import { PatientsRepository } from './patients.repository.js';
import { PatientsService } from './patients.service.js';

@ApiTags('Clinical record: patients')
@Controller('clinical-record/patients')
export class PatientsController {
  constructor(
    private readonly service: PatientsService,
    private readonly patients: PatientsRepository,
  ) {}

  /** List patients */
  @Get()
  @Allow('patient:read')
  @ShowsPhi('patients')
  listPatients(@Query() query: ListPatientsQuery): Promise<PatientPage> {
    return this.patients.list(query);
  }

  /** Register a patient */
  @Post()
  @Allow('patient:write')
  createPatient(@Body() facts: CreatePatientDto): Promise<Patient> {
    return this.service.register(facts);
  }

  /** Search patients by name, birth date or member id */
  @Post('search')
  @HttpCode(200)
  @Allow('patient:read')
  @ShowsPhi('patients')
  searchPatients(@Query() query: ListPatientsQuery, @Body() wanted: SearchPatientsDto): Promise<PatientPage> {
    return this.service.search(wanted, query);
  }

  /** Read a patient */
  @Get(':id')
  @Allow('patient:read')
  @ShowsPhi('patients')
  readPatient(@Param('id', ParseUUIDPipe) id: string): Promise<Patient> {
    return this.patients.get(id);
  }

  /** Change a patient */
  @Patch(':id')
  @Allow('patient:write')
  updatePatient(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePatientDto,
  ): Promise<Patient> {
    return this.service.update(id, version, facts);
  }
}
