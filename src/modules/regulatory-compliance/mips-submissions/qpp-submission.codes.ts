/** One thing that is wrong with a submission; `pointer` is a JSON pointer (RFC 6901) into it. */
export interface QppProblem {
  code: string;
  message: string;
  pointer: string;
}

/** A value sent for a measure: yes or no, a count with its denominator, or the counts of a quality measure. */
export type QppValue = boolean | number | ({ [member: string]: unknown } & { strata?: readonly object[] });

export interface QppMeasurement {
  measureId: string;
  value: QppValue;
}

export interface QppMeasurementSet {
  category: string;
  submissionMethod: string;
  performanceStart?: string;
  performanceEnd?: string;
  cehrtId?: string | null;
  programName?: string | null;
  measurements: readonly QppMeasurement[];
}

/** A submission to the Quality Payment Program, as its API takes it (CMS, qpp-submissions-docs). */
export interface QppSubmission {
  entityType: string;
  /** Said for every entity but virtual groups and APM entities, which may name their entity id in its place. */
  taxpayerIdentificationNumber?: string | null;
  nationalProviderIdentifier?: string | null;
  entityId?: string | null;
  performanceYear: number;
  measurementSets: readonly QppMeasurementSet[];
}

/** How a set may be sent: all that occur in CMS's qpp-measures-data v11.1.0 and qpp-submissions-docs. */
export const SUBMISSION_METHODS: readonly string[] = [
  'administrativeClaims',
  'claims',
  'certifiedSurveyVendor',
  'cmsWebInterface',
  'electronicHealthRecord',
  'registry',
];

/**
 * The shape of a submission to the Quality Payment Program, as JSON Schema (draft 2020-12) written from CMS's examples
 * (qpp-submissions-docs, CC0). Further members are kept as they came.
 */
export const QPP_SUBMISSION_SCHEMA = {
  type: 'object',
  required: ['entityType', 'performanceYear', 'measurementSets'],
  if: { properties: { entityType: { enum: ['virtualGroup', 'apm'] } } },
  else: {
    required: ['taxpayerIdentificationNumber'],
    properties: { taxpayerIdentificationNumber: { type: 'string' } },
  },
  properties: {
    entityType: { enum: ['individual', 'group', 'subgroup', 'virtualGroup', 'apm'] },
    taxpayerIdentificationNumber: { type: ['string', 'null'], maxLength: 20 },
    nationalProviderIdentifier: { type: ['string', 'null'], maxLength: 20 },
    entityId: { type: ['string', 'null'], maxLength: 60 },
    performanceYear: { type: 'integer' },
    measurementSets: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'object',
        required: ['category', 'submissionMethod', 'measurements'],
        properties: {
          category: { enum: ['quality', 'ia', 'pi', 'cost'] },
          submissionMethod: { type: 'string', minLength: 1, maxLength: 60 },
          performanceStart: { type: 'string', maxLength: 40 },
          performanceEnd: { type: 'string', maxLength: 40 },
          cehrtId: { type: ['string', 'null'], maxLength: 60 },
          programName: { type: ['string', 'null'], maxLength: 60 },
          measurements: {
            type: 'array',
            minItems: 1,
            maxItems: 500,
            items: {
              type: 'object',
              required: ['measureId', 'value'],
              properties: {
                measureId: { type: 'string', minLength: 1, maxLength: 40 },
                value: { type: ['boolean', 'number', 'object'] },
              },
            },
          },
        },
      },
    },
  },
} as const;
