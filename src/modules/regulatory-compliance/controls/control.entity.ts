import { Entity } from 'typeorm';
import { Code, Count, Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { type Designation, DESIGNATIONS } from './control.codes.js';

/** A safeguard of a catalog. */
@Entity('controls')
export class Control extends AppendOnlyRow {
  /** Catalog. */
  @Ref()
  catalogId: string;

  /** Id within the catalog. */
  @Code({ max: 100, example: 'hipaa-164.308-a-1-ii-a' })
  controlKey: string;

  /** Id of the control above it, if any. */
  @Code({ nullable: true, max: 100, example: 'hipaa-164.308-a-1-i' })
  parentKey: string | null;

  /** Place in the catalog. */
  @Count({ example: 2 })
  position: number;

  /** Label or citation. */
  @Text({ nullable: true, max: 200, example: '45 CFR 164.308(a)(1)(ii)(A)' })
  citation: string | null;

  /** Title. */
  @Text({ max: 500, example: 'Risk analysis' })
  title: string;

  /** What it asks for. */
  @Text({ nullable: true, max: 20_000, example: 'Assess what threatens ePHI.' })
  statement: string | null;

  /** Required, or addressable (HIPAA); null where the catalog does not say. */
  @OneOf(DESIGNATIONS, { nullable: true, example: 'required' })
  designation: Designation | null;

  /** Whether the catalog has withdrawn it (NIST: its status is `withdrawn`): nothing has to cover it. */
  @Flag({ default: false })
  isWithdrawn: boolean;
}
