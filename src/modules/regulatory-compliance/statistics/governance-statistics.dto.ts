import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_STATUSES, type AuditStatus } from '../audits/audit.codes.js';
import { ACTION_STATUSES, type ActionStatus } from '../corrective-actions/corrective-action.codes.js';
import { FINDING_SEVERITIES, type FindingSeverity } from '../findings/finding.codes.js';
import { RISK_LEVELS, type RiskLevel } from '../risk-assessments/risk.codes.js';
import { KPI_NAMES, type KpiName } from './kpi.rules.js';

const COUNT = { type: 'integer', minimum: 0, example: 12 } as const;

export class AuditStatusTotal {
  /** Status on the day. */
  @ApiProperty({ enum: AUDIT_STATUSES })
  status: AuditStatus;

  /** Audits. */
  @ApiProperty(COUNT)
  audits: number;
}

/** Findings of one severity on the day. */
export class FindingSeverityTotal {
  /** Severity on the day. */
  @ApiProperty({ enum: FINDING_SEVERITIES })
  severity: FindingSeverity;

  /** Open ones, those with a standing clock among them. */
  @ApiProperty(COUNT)
  open: number;

  /** Of the open ones those whose due day has passed. */
  @ApiProperty(COUNT)
  overdue: number;

  /** Closed ones. */
  @ApiProperty(COUNT)
  closed: number;
}

/** Findings, and how soon they are closed. */
export class FindingFigures {
  /** By severity. */
  @ApiProperty({ type: [FindingSeverityTotal] })
  bySeverity: FindingSeverityTotal[];

  /** Findings that are closed or were opened 90 days ago or earlier. */
  @ApiProperty(COUNT)
  ofAgeOrClosed: number;

  /** Of those the ones that were closed within 90 days of their opening and still are. */
  @ApiProperty(COUNT)
  closedWithin90Days: number;
}

export class ActionStatusTotal {
  /** Status on the day. */
  @ApiProperty({ enum: ACTION_STATUSES })
  status: ActionStatus;

  /** Corrective actions. */
  @ApiProperty(COUNT)
  actions: number;

  /** Of them those whose due day has passed; none once completed. */
  @ApiProperty(COUNT)
  overdue: number;
}

export class PolicyFigures {
  /** Policies in force on the day. */
  @ApiProperty(COUNT)
  inForce: number;

  /** Versions that were drafted, reviewed or approved and not in force. */
  @ApiProperty(COUNT)
  inWork: number;

  /** Of those in force the ones to be reviewed within 30 days. */
  @ApiProperty(COUNT)
  dueWithin30Days: number;

  /** Of those in force the ones whose review day has passed. */
  @ApiProperty(COUNT)
  overdue: number;

  /** Acknowledgements that people owe. */
  @ApiProperty(COUNT)
  outstandingAcknowledgements: number;
}

/** Open risks of one level in assessments that no later one follows. */
export class RiskLevelTotal {
  /** Level; both methods have their own. */
  @ApiProperty({ enum: RISK_LEVELS })
  level: RiskLevel;

  /** As if nothing were done. */
  @ApiProperty(COUNT)
  inherent: number;

  /** As it was on the day. */
  @ApiProperty(COUNT)
  residual: number;

  /** As it is to be. */
  @ApiProperty(COUNT)
  target: number;
}

export class RiskFigures {
  /** Open risks by level; levels without any are left out. */
  @ApiProperty({ type: [RiskLevelTotal] })
  byLevel: RiskLevelTotal[];

  /** Assessments that no later one follows. */
  @ApiProperty(COUNT)
  assessments: number;

  /** Of them those whose content, as it is now, had been approved by the day. */
  @ApiProperty(COUNT)
  approved: number;

  /** Of them those whose next one was due before the day. */
  @ApiProperty(COUNT)
  overdue: number;
}

/** A key figure and its target. */
export class KpiFigure {
  /** Which. */
  @ApiProperty({ enum: KPI_NAMES })
  kpi: KpiName;

  /** What it comes to; null: it cannot be computed. */
  @ApiProperty({ type: 'number', nullable: true, example: 96.4 })
  value: number | null;

  /** Target in words of the field. */
  @ApiProperty({ type: 'string', example: 'above 95 percent' })
  target: string;

  /** Whether it is met; null where there is no value. */
  @ApiProperty({ type: 'boolean', nullable: true, example: true })
  isMet: boolean | null;

  /** Why there is no value; null where there is one. */
  @ApiProperty({ type: 'string', nullable: true, example: null })
  reason: string | null;
}

/** Audits, findings, policies and risks on a day. */
export class GovernanceFigures {
  /** Audits by status. */
  @ApiProperty({ type: [AuditStatusTotal] })
  audits: AuditStatusTotal[];

  /** Findings. */
  @ApiProperty({ type: FindingFigures })
  findings: FindingFigures;

  /** Corrective actions by status. */
  @ApiProperty({ type: [ActionStatusTotal] })
  correctiveActions: ActionStatusTotal[];

  /** Policies. */
  @ApiProperty({ type: PolicyFigures })
  policies: PolicyFigures;

  /** Risks. */
  @ApiProperty({ type: RiskFigures })
  risks: RiskFigures;
}

/** What governance comes to on a day, against its targets. */
export class GovernanceStatistics extends GovernanceFigures {
  /** Day. */
  @ApiProperty({ type: 'string', format: 'date', example: '2026-06-30' })
  asOf: string;

  /** Key figures against their targets. */
  @ApiProperty({ type: [KpiFigure] })
  kpis: KpiFigure[];
}
