import { Count, Text } from '../../../shared/database/fields.decorator.js';

/** Which claim a row of a worklist is about, in the words of people. */
export class NamedClaim {
  /** The claim's number here. */
  @Count({ min: 1, example: 1042 })
  claimNumber: number;

  /** CLM01. */
  @Text({ max: 50, example: 'Q000000001042' })
  patientControlNumber: string;

  /** Patient, family name first. */
  @Text({ max: 100, example: 'Sample, Pat' })
  patientName: string;

  /** Payer. */
  @Text({ example: 'Example Health Plan' })
  payerName: string;
}
