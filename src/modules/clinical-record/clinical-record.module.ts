import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CarePartiesService } from './care-parties.service.js';
import { Coverage } from './coverages/coverage.entity.js';
import { CoveragesController } from './coverages/coverages.controller.js';
import { CoveragesRepository } from './coverages/coverages.repository.js';
import { CoveragesService } from './coverages/coverages.service.js';
import { FacilitiesController } from './facilities/facilities.controller.js';
import { FacilitiesRepository } from './facilities/facilities.repository.js';
import { FacilitiesService } from './facilities/facilities.service.js';
import { Facility } from './facilities/facility.entity.js';
import { PatientMatchingRepository } from './matching/patient-matching.repository.js';
import { ProviderMatchingRepository } from './matching/provider-matching.repository.js';
import { Patient } from './patients/patient.entity.js';
import { PatientsController } from './patients/patients.controller.js';
import { PatientsRepository } from './patients/patients.repository.js';
import { PatientsService } from './patients/patients.service.js';
import { Provider } from './providers/provider.entity.js';
import { ProvidersController } from './providers/providers.controller.js';
import { ProvidersRepository } from './providers/providers.repository.js';
import { ProvidersService } from './providers/providers.service.js';

/** Patients, coverage, and who gives care: what every other module stands on. */
@Module({
  imports: [TypeOrmModule.forFeature([Coverage, Facility, Patient, Provider])],
  controllers: [PatientsController, CoveragesController, ProvidersController, FacilitiesController],
  providers: [
    CarePartiesService,
    CoveragesRepository,
    CoveragesService,
    FacilitiesRepository,
    FacilitiesService,
    PatientMatchingRepository,
    PatientsRepository,
    PatientsService,
    ProviderMatchingRepository,
    ProvidersRepository,
    ProvidersService,
  ],
  exports: [CarePartiesService, PatientMatchingRepository, ProviderMatchingRepository],
})
export class ClinicalRecordModule {}
