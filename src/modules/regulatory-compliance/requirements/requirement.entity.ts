import { Entity } from 'typeorm';
import { Code, Codes, Count, Day, Flag, Instant, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { EVIDENCE_KIND, FREQUENCIES, type Frequency, type Program, PROGRAMS } from './requirement.codes.js';

/** A duty of the company. Its status is derived, never stored; its earlier definitions are `requirement_revisions`. */
@Entity('compliance_requirements')
export class Requirement extends VersionedRow {
  /** Programme that imposes it. */
  @OneOf(PROGRAMS, { example: 'HIPAA' })
  program: Program;

  /** Category within the programme. */
  @Text({ max: 100, example: 'Security' })
  category: string;

  /** What is required, in a line. */
  @Text({ max: 200, example: 'Security risk analysis' })
  title: string;

  /** What is required, in full. */
  @Text({ nullable: true, max: 4000, example: 'Assess the risks to electronic protected health information.' })
  description: string | null;

  /** Where it is written. */
  @Text({ nullable: true, max: 200, example: '45 CFR 164.308(a)(1)(ii)(A)' })
  citation: string | null;

  /** Person or office that answers for it. */
  @Text({ nullable: true, max: 120, example: 'Security officer' })
  owner: string | null;

  /** Whether it must be met; optional ones are counted apart. */
  @Flag({ default: true })
  isMandatory: boolean;

  /** Kinds of evidence that an attestation needs. */
  @Codes({ most: 20, max: 60, pattern: EVIDENCE_KIND, example: ['report', 'mitigation_plan'] })
  requiredEvidence: string[];

  /** How often it must be met. */
  @OneOf(FREQUENCIES, { example: 'annual' })
  frequency: Frequency;

  /** RFC 5545 recurrence rule of the period ends, instead of the one that follows from the frequency. */
  @Code({ nullable: true, max: 200, example: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31' })
  recurrenceRule: string | null;

  /** First day of the first period. */
  @Day({ example: '2026-01-01' })
  startsOn: string;

  /** Last day of the first period, on which the recurrence is anchored; null: ongoing, without periods. */
  @Day({ nullable: true, example: '2026-12-31' })
  firstEndsOn: string | null;

  /** First day of a period, from which whole months are counted to every end; null: the ends are anchored on the first. */
  @Day({ nullable: true, example: '2026-01-01' })
  recursFrom: string | null;

  /** Calendar months from the end of a period until it is due (MIPS: 3, 31 March after the year). */
  @Count({ max: 12, default: 0, example: 0 })
  dueMonthsAfterEnd: number;

  /** SHA-256 of programme, category, title, description, citation and required evidence: what is attested and exempted. */
  @Code({ max: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  contentHash: string;

  /** Counts the changes of the definition. */
  @Count({ min: 1, example: 1 })
  revision: number;

  /** Which of the default requirements it was installed from. */
  @Code({ nullable: true, max: 60, example: 'hipaa-security-risk-analysis' })
  defaultKey: string | null;

  /** When the definition was last changed. */
  @Instant()
  revisedAt: string;

  /** Day up to which its periods are laid out; null: no more will come. */
  @Day({ nullable: true, example: '2029-12-31' })
  plannedThrough: string | null;
}
