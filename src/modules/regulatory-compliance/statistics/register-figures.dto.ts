import { ApiProperty } from '@nestjs/swagger';

const COUNT = { type: 'integer', minimum: 0, example: 2 } as const;

/** Submissions to MIPS of one performance year. */
export class MipsYearFigures {
  /** Performance year. */
  @ApiProperty({ type: 'integer', example: 2025 })
  performanceYear: number;

  /** Draft or validated. */
  @ApiProperty(COUNT)
  inPreparation: number;

  /** Submitted and not answered. */
  @ApiProperty(COUNT)
  submitted: number;

  /** Accepted. */
  @ApiProperty(COUNT)
  accepted: number;

  /** Rejected. */
  @ApiProperty(COUNT)
  rejected: number;

  /** Withdrawn before they went out. */
  @ApiProperty(COUNT)
  withdrawn: number;
}

/** Submissions to MIPS. */
export class MipsFigures {
  /** By performance year, the latest first. */
  @ApiProperty({ type: [MipsYearFigures] })
  byYear: MipsYearFigures[];

  /** Mean final score of what was submitted; the target is above 75. Null when it cannot be computed. */
  @ApiProperty({ type: 'number', nullable: true, minimum: 0, maximum: 100, example: null })
  compositeScore: number | null;

  /** Why there is no score; null when there is one. */
  @ApiProperty({ type: 'string', nullable: true, example: 'QualityMeasures computes the score' })
  compositeReason: string | null;
}

/** Security incidents. */
export class IncidentFigures {
  /** Open. */
  @ApiProperty(COUNT)
  open: number;

  /** Closed. */
  @ApiProperty(COUNT)
  closed: number;

  /** Assessed to be a breach. */
  @ApiProperty(COUNT)
  breaches: number;

  /** Notices owed. */
  @ApiProperty(COUNT)
  noticesOwed: number;

  /** Notices owed after their last day. */
  @ApiProperty(COUNT)
  noticesOverdue: number;
}

/** Business associates that have not ended. */
export class AssociateFigures {
  /** With an agreement in force. */
  @ApiProperty(COUNT)
  covered: number;

  /** Of these with one that ends within 60 days and no other that follows. */
  @ApiProperty(COUNT)
  expiring: number;

  /** Without an agreement in force. */
  @ApiProperty(COUNT)
  notCovered: number;
}

/** Duties of active persons to take the courses that are in use. */
export class TrainingFigures {
  /** Taken and valid. */
  @ApiProperty(COUNT)
  trained: number;

  /** Not taken yet, and not due. */
  @ApiProperty(COUNT)
  pending: number;

  /** Not taken in time, or not again. */
  @ApiProperty(COUNT)
  overdue: number;
}

/** Requests of individuals for access and accountings. */
export class AccessRequestFigures {
  /** Open. */
  @ApiProperty(COUNT)
  open: number;

  /** Of these after their last day. */
  @ApiProperty(COUNT)
  overdue: number;

  /** Fulfilled or denied. */
  @ApiProperty(COUNT)
  closed: number;

  /** Of these after their last day. */
  @ApiProperty(COUNT)
  closedLate: number;
}

/** What the registers come to on a day. */
export class RegisterFigures {
  /** Submissions to MIPS. */
  @ApiProperty({ type: MipsFigures })
  mips: MipsFigures;

  /** Security incidents. */
  @ApiProperty({ type: IncidentFigures })
  incidents: IncidentFigures;

  /** Business associates. */
  @ApiProperty({ type: AssociateFigures })
  businessAssociates: AssociateFigures;

  /** Trainings. */
  @ApiProperty({ type: TrainingFigures })
  trainings: TrainingFigures;

  /** Requests of individuals. */
  @ApiProperty({ type: AccessRequestFigures })
  accessRequests: AccessRequestFigures;

  /** Disclosures recorded and not voided. */
  @ApiProperty(COUNT)
  disclosures: number;
}
