import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Coverage } from './coverages/coverage.entity.js';
import { Facility } from './facilities/facility.entity.js';
import { PatientMatchingRepository } from './matching/patient-matching.repository.js';
import { ProviderMatchingRepository } from './matching/provider-matching.repository.js';
import { Patient } from './patients/patient.entity.js';
import { Provider } from './providers/provider.entity.js';

/** Patients, coverage, and who gives care: what every other module stands on. */
@Module({
  imports: [TypeOrmModule.forFeature([Coverage, Facility, Patient, Provider])],
  providers: [PatientMatchingRepository, ProviderMatchingRepository],
  exports: [PatientMatchingRepository, ProviderMatchingRepository],
})
export class ClinicalRecordModule {}
