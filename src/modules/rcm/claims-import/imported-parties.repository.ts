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
import type { Loss } from './stored-value.rules.js';
import { facilityFacts, patientFacts, payerFacts, providerFacts, renderingFacts } from './imported-parties.reader.js';

/** The records that one claim refers to. */
export interface ClaimParties extends MatchedPatient {
  payerId: string;
  billingProviderId: string;
  renderingProviderId: string | null;
  facilityId: string | null;
}

export interface MatchedClaim {
  ids: ClaimParties;
  /** What of the parties could not be kept whole. */
  losses: Loss[];
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
  async match(claims: readonly SubmittedClaim[]): Promise<MatchedClaim[]> {
    const named = claims.map((claim) => {
      const losses: Loss[] = [];
      return { claim, losses, payer: payerFacts(claim, losses) };
    });
    const payerIds = await this.payers.payers(named.map(({ payer }) => payer));
    const read = named.map(({ claim, losses, payer }) => {
      const payerId = payerIds.get(payer.electronicPayerId)!;
      return { payerId, losses, ...partiesOf(claim, payerId, losses) };
    });
    const providers = read.flatMap(({ billing, rendering }) => (rendering === null ? [billing] : [billing, rendering]));
    const providerIds = await this.providers.providers(providers);
    const facilityIds = await this.providers.facilities(read.flatMap(({ facility }) => facility ?? []));
    const patients = await this.patients.patients(read.map(({ patient }) => patient));
    return read.map(({ payerId, losses, billing, rendering, facility, patient }) => ({
      losses,
      ids: {
        payerId,
        billingProviderId: providerIds.get(providerKey(billing))!,
        renderingProviderId: rendering === null ? null : providerIds.get(providerKey(rendering))!,
        facilityId: facility === null ? null : facilityIds.get(facilityKey(facility))!,
        ...patients.get(insuredKey(patient))!,
      },
    }));
  }
}

function partiesOf(claim: SubmittedClaim, payerId: string, losses: Loss[]) {
  return {
    billing: providerFacts(claim.billing.provider, true, losses),
    rendering: renderingFacts(claim, losses),
    facility: facilityFacts(claim, losses),
    patient: patientFacts(claim, payerId, losses),
  };
}
