import { Injectable } from '@nestjs/common';
import { AUDIT_STATUSES } from '../audits/audit.codes.js';
import { ACTION_STATUSES } from '../corrective-actions/corrective-action.codes.js';
import { actionStatus } from '../corrective-actions/corrective-action.rules.js';
import { FINDING_SEVERITIES } from '../findings/finding.codes.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import { RISK_LEVELS } from '../risk-assessments/risk.codes.js';
import type { ActionStatusTotal, FindingFigures, GovernanceFigures, RiskFigures } from './governance-statistics.dto.js';
import { GovernanceStatisticsRepository, type RiskCount } from './governance-statistics.repository.js';

/** What audits, findings, policies and risks come to on a day. */
@Injectable()
export class GovernanceFiguresService {
  constructor(private readonly repository: GovernanceStatisticsRepository) {}

  async of(asOf: AsOf): Promise<GovernanceFigures> {
    const audits = await this.repository.audits(asOf);
    return {
      audits: AUDIT_STATUSES.map((status) => audits.find((row) => row.status === status) ?? { status, audits: 0 }),
      findings: await this.findings(asOf),
      correctiveActions: await this.actions(asOf),
      policies: await this.repository.policies(asOf),
      risks: await this.risks(asOf),
    };
  }

  private async findings(asOf: AsOf): Promise<FindingFigures> {
    const rows = await this.repository.findings(asOf);
    const none = { open: 0, overdue: 0, closed: 0 };
    const bySeverity = FINDING_SEVERITIES.map(
      (severity) => rows.find((row) => row.severity === severity) ?? { severity, ...none },
    );
    return { bySeverity, ...(await this.repository.closing(asOf)) };
  }

  private async actions(asOf: AsOf): Promise<ActionStatusTotal[]> {
    const rows = await this.repository.actions(asOf);
    return ACTION_STATUSES.map((status) => {
      const own = rows.filter(({ kind }) => actionStatus(kind) === status);
      const isOpen = status === 'planned' || status === 'in_progress';
      return { status, actions: sum(own, 'actions'), overdue: isOpen ? sum(own, 'late') : 0 };
    });
  }

  private async risks(asOf: AsOf): Promise<RiskFigures> {
    const rows = await this.repository.risks(asOf);
    const of = (level: string, which: 'inherent' | 'residual' | 'target'): number =>
      sum(
        rows.filter((row: RiskCount) => row[which] === level),
        'risks',
      );
    const byLevel = RISK_LEVELS.map((level) => ({
      ...{ level, inherent: of(level, 'inherent'), residual: of(level, 'residual'), target: of(level, 'target') },
    })).filter(({ inherent, residual, target }) => inherent + residual + target > 0);
    return { byLevel, ...(await this.repository.assessments(asOf)) };
  }
}

function sum<Name extends string>(rows: readonly Record<Name, number>[], name: Name): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
