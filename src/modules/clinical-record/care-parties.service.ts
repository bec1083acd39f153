import { Injectable } from '@nestjs/common';
import { notFound } from '../../shared/errors/domain-error.js';
import type { Coverage } from './coverages/coverage.entity.js';
import { CoveragesRepository } from './coverages/coverages.repository.js';
import { FacilitiesRepository } from './facilities/facilities.repository.js';
import type { Facility } from './facilities/facility.entity.js';
import type { Patient } from './patients/patient.entity.js';
import { PatientsRepository } from './patients/patients.repository.js';
import type { Provider } from './providers/provider.entity.js';
import { ProvidersRepository } from './providers/providers.repository.js';

/** Whom a claim (or any record of care) names, by id. */
export interface CarePartyIds {
  patientId: string;
  coverageId: string | null;
  billingProviderId: string;
  renderingProviderId: string | null;
  facilityId: string | null;
}

/** The same as records. */
export interface CareParties {
  patient: Patient;
  coverage: Coverage | null;
  billingProvider: Provider;
  renderingProvider: Provider | null;
  facility: Facility | null;
}

/** Answers other modules' questions about the people, cards, providers and places behind their ids. */
@Injectable()
export class CarePartiesService {
  constructor(
    private readonly patients: PatientsRepository,
    private readonly coverages: CoveragesRepository,
    private readonly providers: ProvidersRepository,
    private readonly facilities: FacilitiesRepository,
  ) {}

  /** Throws NOT_FOUND when one of the ids is none of the company's. */
  async partiesOf(ids: CarePartyIds): Promise<CareParties> {
    return {
      patient: await this.patients.get(ids.patientId),
      coverage: ids.coverageId === null ? null : await this.coverages.get(ids.coverageId),
      billingProvider: await this.providers.get(ids.billingProviderId),
      renderingProvider: ids.renderingProviderId === null ? null : await this.providers.get(ids.renderingProviderId),
      facility: ids.facilityId === null ? null : await this.facilities.get(ids.facilityId),
    };
  }

  /** The same for many, in their order, with one statement a kind. Throws NOT_FOUND likewise. */
  async partiesOfAll(all: readonly CarePartyIds[]): Promise<CareParties[]> {
    const patients = await named(
      this.patients,
      all.map(({ patientId }) => patientId),
    );
    const coverages = await named(
      this.coverages,
      all.map(({ coverageId }) => coverageId),
    );
    const providers = await named(
      this.providers,
      all.flatMap(({ billingProviderId, renderingProviderId }) => [billingProviderId, renderingProviderId]),
    );
    const facilities = await named(
      this.facilities,
      all.map(({ facilityId }) => facilityId),
    );
    return all.map((ids) => ({
      patient: patients(ids.patientId)!,
      coverage: coverages(ids.coverageId),
      billingProvider: providers(ids.billingProviderId)!,
      renderingProvider: providers(ids.renderingProviderId),
      facility: facilities(ids.facilityId),
    }));
  }

  /** The coverage, or null where the company has none with this id. */
  coverage(id: string): Promise<Coverage | null> {
    return this.coverages.byId(id);
  }
}

/** Reads the records that are named, each once; the answer finds them. */
async function named<T extends { id: string }>(
  rows: { allOf(ids: readonly string[]): Promise<T[]> },
  ids: readonly (string | null)[],
): Promise<(id: string | null) => T | null> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = new Map((await rows.allOf(wanted)).map((row) => [row.id, row]));
  if (found.size < wanted.length) throw notFound();
  return (id) => (id === null ? null : found.get(id)!);
}
