import { addDays } from '../../src/shared/domain/day.rules.js';
import { today } from '../support/company-day.js';

/** QPP JSON of a submission that nothing is wrong with. */
export function aQppSubmission(facts: object = {}): object {
  return {
    entityType: 'individual',
    taxpayerIdentificationNumber: '000456789',
    nationalProviderIdentifier: '1234567893',
    performanceYear: 2025,
    measurementSets: [
      {
        category: 'quality',
        submissionMethod: 'registry',
        performanceStart: '2025-01-01',
        performanceEnd: '2025-12-31',
        measurements: [
          { measureId: '102', value: { performanceMet: 305, performanceNotMet: 255, eligiblePopulation: 562 } },
        ],
      },
    ],
    ...facts,
  };
}

const BASE = '/regulatory-compliance';

/** Where the registers are. */
export const REGISTERS = {
  incidents: `${BASE}/incidents`,
  associates: `${BASE}/business-associates`,
  agreements: `${BASE}/business-associate-agreements`,
  trainings: `${BASE}/trainings`,
  disclosures: `${BASE}/disclosures`,
  requests: `${BASE}/access-requests`,
} as const;

/** An incident of ten days ago. */
export function anIncident(facts: object = {}): object {
  return {
    title: 'Letter sent to another patient',
    description: 'A statement was put into the wrong envelope.',
    kind: 'misdirected_message',
    discoveredOn: addDays(today(), -10),
    ...facts,
  };
}

/** An assessment with all four factors; it comes to a breach unless the facts say otherwise. */
export function anAssessment(facts: object = {}): object {
  return {
    ...{ involvesPhi: true, isPhiSecured: false, isLowProbability: false, rationale: 'Weighed together' },
    ...{ natureLevel: 'low', nature: 'Name and amount', recipientLevel: 'low', recipient: 'Another clinic' },
    ...{ acquisitionLevel: 'low', acquisition: 'Not opened', mitigationLevel: 'low', mitigation: 'Returned' },
    affectedIndividuals: 3,
    ...facts,
  };
}

/** An agreement from a year ago on, without an end. */
export function anAgreement(associateId: string, facts: object = {}): object {
  const startsOn = addDays(today(), -365);
  return { associateId, title: 'Agreement', signedOn: startsOn, startsOn, flowsDown: true, ...facts };
}

export function aDisclosure(facts: object = {}): object {
  return {
    ...{ patientName: 'Pat Sample', disclosedOn: addDays(today(), -1), recipient: 'County health department' },
    ...{ description: 'Laboratory report', purpose: 'public_health', ...facts },
  };
}

/** A request of today. */
export function anAccessRequest(facts: object = {}): object {
  return {
    ...{ requestedRight: 'access', patientName: 'Pat Sample', wanted: 'Laboratory reports', receivedOn: today() },
    ...facts,
  };
}
