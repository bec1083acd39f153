import { Injectable } from '@nestjs/common';
import {
  facilityKey,
  insuredKey,
  type MatchedPatient,
  PatientMatchingRepository,
  providerKey,
  ProviderMatchingRepository,
} from '../../clinical-record/clinical-record.api.js';
import { PayerMatchingRepository } from '../payers/payer-matching.repository.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { facilityFacts, patientFacts, payerFacts, providerFacts, renderingFacts } from './imported-parties.reader.js';

/** The records that one claim refers to. */
export interface ClaimParties extends MatchedPatient {
  payerId: string;
  billingProviderId: string;
  renderingProviderId: string | null;
  facilityId: string | null;
}

/** Finds or makes everyone that the claims of an 837 name, a chunk at a time. */
@Injectable()
export class ImportedPartiesRepository {
  constructor(
    private readonly payers: PayerMatchingRepository,
    private readonly providers: ProviderMatchingRepository,
    private readonly patients: PatientMatchingRepository,
  ) {}

  /** In the order of the claims. */
  async match(claims: readonly SubmittedClaim[]): Promise<ClaimParties[]> {
    const payerIds = await this.payers.payers(claims.map(payerFacts));
    const read = claims.map((claim) => {
      const payerId = payerIds.get(payerFacts(claim).electronicPayerId)!;
      return {
        payerId,
        billing: providerFacts(claim.billing.provider, true),
        rendering: renderingFacts(claim),
        facility: facilityFacts(claim),
        patient: patientFacts(claim, payerId),
      };
    });
    const providers = read.flatMap(({ billing, rendering }) => (rendering === null ? [billing] : [billing, rendering]));
    const providerIds = await this.providers.providers(providers);
    const facilityIds = await this.providers.facilities(read.flatMap(({ facility }) => facility ?? []));
    const patients = await this.patients.patients(read.map(({ patient }) => patient));
    return read.map(({ payerId, billing, rendering, facility, patient }) => ({
      payerId,
      billingProviderId: providerIds.get(providerKey(billing))!,
      renderingProviderId: rendering === null ? null : providerIds.get(providerKey(rendering))!,
      facilityId: facility === null ? null : facilityIds.get(facilityKey(facility))!,
      ...patients.get(insuredKey(patient))!,
    }));
  }
}
