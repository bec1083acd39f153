// The door of the clinical record: what other modules may use of it.
export { CarePartiesService, type CareParties, type CarePartyIds } from './care-parties.service.js';
export { ClinicalRecordModule } from './clinical-record.module.js';
export {
  facilityKey,
  insuredKey,
  providerKey,
  type FacilityFacts,
  type PatientFacts,
  type ProviderFacts,
} from './matching/party-keys.rules.js';
export { PatientMatchingRepository, type MatchedPatient } from './matching/patient-matching.repository.js';
export { ProviderMatchingRepository } from './matching/provider-matching.repository.js';
