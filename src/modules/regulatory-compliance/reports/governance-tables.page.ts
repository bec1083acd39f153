import { numberText } from '../../../shared/charts/number-text.rules.js';
import { html, type Html } from '../../../shared/pages/html.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import type { ReportedGovernance } from './compliance-report.dto.js';

/** Audits, findings, corrective actions, policies and risks of a report, each as a table; nothing where it tells none. */
export function governanceSection(governance: ReportedGovernance | undefined): Html {
  if (governance === undefined) return html``;
  const { audits, findings, correctiveActions, policies, risks } = governance;
  return html`<h2>Audits, policies and risks</h2>
    ${counted(
      'Audits on the day',
      ['Status', 'Audits'],
      audits.map(({ status, audits: count }) => [status, count]),
    )}
    ${counted(
      'Findings on the day',
      ['Severity', 'Open', 'Overdue', 'Closed'],
      findings.bySeverity.map(({ severity, open, overdue, closed }) => [severity, open, overdue, closed]),
    )}
    ${counted(
      'Corrective actions on the day',
      ['Status', 'Actions', 'Overdue'],
      correctiveActions.map(({ status, actions, overdue }) => [status, actions, overdue]),
    )}
    ${counted(
      'Policies on the day',
      ['Policies', 'Count'],
      [
        ['In force', policies.inForce],
        ['of these to be reviewed within 30 days', policies.dueWithin30Days],
        ['of these past their review day', policies.overdue],
        ['Versions in work', policies.inWork],
      ],
    )}
    ${counted(
      `Open risks on the day, in ${numberText(risks.assessments)} standing assessments, ${numberText(risks.approved)} approved`,
      ['Level', 'Inherent', 'Residual', 'Target'],
      risks.byLevel.map(({ level, inherent, residual, target }) => [level, inherent, residual, target]),
    )}`;
}

function counted(caption: string, [first, ...counts]: [string, ...string[]], rows: [string, ...number[]][]): Html {
  return table({
    caption,
    columns: [{ name: first }, ...counts.map((name) => ({ name, isNumber: true }))],
    rows: rows.map(([name, ...values]) => [name.replaceAll('_', ' '), ...values.map(numberText)]),
  });
}
