import type { CsvCell, CsvTable } from '../../../shared/csv/csv.writer.js';
import type { DenialAnalysis } from './denial-analysis.dto.js';
import type { DenialGroup } from './denial-analysis.rules.js';

const COLUMNS = [
  'by',
  'code',
  'name',
  'denials',
  'denied_cents',
  'appealable_cents',
  'open_cents',
  'open_appealable_cents',
  'share_percent',
];

/** All groups under one another; each kind of group adds up to the same total. */
export function denialAnalysisTable({ byCategory, byReason, byPayer, byMonth }: DenialAnalysis): CsvTable {
  return {
    fileName: 'denial-analysis',
    columns: COLUMNS,
    rows: [
      ...byCategory.map((group) => row('category', group.category, '', group)),
      ...byReason.map((group) => row('reason', group.reasonCode, group.wording ?? '', group)),
      ...byPayer.map((group) => row('payer', group.payerId, group.payerName, group)),
      ...byMonth.map((group) => row('month', group.month, '', group)),
    ],
  };
}

function row(by: string, code: string, name: string, group: DenialGroup): CsvCell[] {
  const { denials, deniedCents, appealableCents, openCents, openAppealableCents, sharePercent } = group;
  return [by, code, name, denials, deniedCents, appealableCents, openCents, openAppealableCents, sharePercent];
}
