import { Column, Entity } from 'typeorm';
import { ApiProperty } from '@nestjs/swagger';
import { Code, Count, Day, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** How an encounter fared by a bundle. Evidence: an error is mended by another assessment that replaces this one. */
@Entity('bundle_compliance')
export class BundleCompliance extends AppendOnlyRow {
  /** Edition that was assessed. */
  @Ref()
  careBundleId: string;

  /** Patient, where known. */
  @Ref({ nullable: true })
  patientId: string | null;

  /** The hospital's number of the encounter. */
  @Code({ max: 60, example: 'ENC-20481' })
  encounterNumber: string;

  /** Day of care that was assessed. */
  @Day()
  assessedOn: string;

  /** Ward or department. */
  @Text({ max: 80, nullable: true, example: 'ICU 2' })
  unit: string | null;

  /** What the assessor adds. */
  @Text({ max: 1000, nullable: true })
  note: string | null;

  /** Assessment that this one mends. */
  @Ref({ nullable: true })
  replacesId: string | null;

  /** Elements that apply. */
  @Count({ example: 5 })
  applicableCount: number;

  /** Of these the ones that are met. */
  @Count({ example: 4 })
  metCount: number;

  /** Critical elements that apply. */
  @Count({ example: 3 })
  criticalApplicableCount: number;

  /** Of these the ones that are met. */
  @Count({ example: 3 })
  criticalMetCount: number;

  /** Whether every applicable element is met; null when none applies, which is not counted. */
  @ApiProperty({ type: 'boolean', nullable: true, example: false })
  @Column('boolean', { nullable: true })
  isPerfect: boolean | null;
}
