import type { CreateClaimDto, CreateClaimLineDto } from '../../src/modules/rcm/claims/claim.dto.js';
import type { Caller } from '../support/api.js';
import { aCoverage, aPatient, aProvider } from './clinical-record.factory.js';
import { aPayer } from './payer.factory.js';

/** The records that a claim names. */
export type Practice = Pick<CreateClaimDto, 'patientId' | 'payerId' | 'billingProviderId'> & { coverageId: string };

/** Makes, over HTTP, all that a claim needs: a patient covered by a payer, and a clinic that bills. */
export async function aPractice(caller: Caller): Promise<Practice> {
  const make = async (path: string, body: unknown): Promise<string> => {
    const answer = await caller.post(path, { body });
    if (answer.statusCode !== 201) throw new Error(`${path} refused: ${answer.body}`);
    return answer.json().id;
  };
  const patientId = await make('/clinical-record/patients', aPatient());
  const payerId = await make('/rcm/payers', aPayer());
  const coverageId = await make('/clinical-record/coverages', aCoverage({ patientId, payerId }));
  const billingProviderId = await make('/clinical-record/providers', aProvider());
  return { patientId, payerId, coverageId, billingProviderId };
}

/** A line as a request body: an office visit. */
export function aClaimLine(facts: Partial<CreateClaimLineDto> = {}): Partial<CreateClaimLineDto> {
  return {
    procedureCode: '99213',
    chargeCents: 12_550,
    units: 1,
    servedFromOn: '2026-10-05',
    servedToOn: '2026-10-05',
    diagnosisPointers: [1],
    ...facts,
  };
}

/** A claim as a request body: valid, with one line and one diagnosis. */
export function aClaim(practice: Practice, facts: Partial<CreateClaimDto> = {}): Partial<CreateClaimDto> {
  return {
    type: 'professional',
    facilityCode: '11',
    ...practice,
    lines: [aClaimLine()] as CreateClaimLineDto[],
    diagnoses: [{ code: 'E11.9', presentOnAdmission: null }],
    ...facts,
  };
}
