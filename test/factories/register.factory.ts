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
