import { addDays, addMonths } from '../../../shared/domain/day.rules.js';

/** How a category of denials fared in a month. */
export interface CategoryShare {
  category: string;
  denials: number;
  deniedCents: number;
  sharePercent: number | null;
}

export interface Thresholds {
  denialSharePercent: number;
  leastDeniedCents: number;
}

/** The categories that are worth a project: above the share, and of some weight. */
export function worthProposing<Share extends CategoryShare>(
  shares: readonly Share[],
  { denialSharePercent, leastDeniedCents }: Thresholds,
): (Share & { sharePercent: number })[] {
  const isAbove = (share: Share): share is Share & { sharePercent: number } =>
    share.sharePercent !== null && share.sharePercent > denialSharePercent && share.deniedCents >= leastDeniedCents;
  return shares.filter(isAbove);
}

/** The month `YYYY-MM` if it is complete today, by default the last complete one; null while it is not. */
export function periodOf(month: string | null, today: string): { from: string; to: string } | null {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const from = month === null ? addMonths(thisMonth, -1) : `${month}-01`;
  return from < thisMonth ? { from, to: addDays(addMonths(from, 1), -1) } : null;
}

/** What a project is begun with. */
interface Proposed {
  denialCategory: string;
  fromOn: string;
  toOn: string;
  sharePercent: number;
  thresholdPercent: number;
}

/** Words and numbers of the project that a proposal becomes: baseline from the month, target at the threshold. */
export function projectOf({ denialCategory, fromOn, toOn, sharePercent, thresholdPercent }: Proposed) {
  const words = denialCategory.replaceAll('_', ' ');
  return {
    title: `Fewer denials: ${words}`,
    aimWhat: `Denials for reasons of ${words}`,
    aimForWhom: 'Claims of all payers',
    aimHowMuch: `From ${sharePercent} % to ${thresholdPercent} % of the money denied in a month`,
    metricName: METRIC_NAME,
    betterIs: 'lower' as const,
    baselineValue: sharePercent,
    baselineOn: toOn,
    baselineSource: `Denial analysis, ${fromOn} to ${toOn}`,
    targetValue: thresholdPercent,
    targetSource: 'Threshold for denials',
  };
}

const METRIC_NAME = 'percent of the money denied';

/** The metric that follows the category month by month; a year before the proposal shows where it came from. */
export function metricOf(proposed: Proposed) {
  const { title, betterIs, baselineValue, baselineOn, baselineSource, targetValue } = projectOf(proposed);
  return {
    facts: {
      name: title,
      valueLabel: METRIC_NAME,
      chart: 'i' as const,
      betterIs,
      baselineValue,
      baselineOn,
      baselineSource,
      targetValue,
    },
    startsOn: addMonths(proposed.fromOn, -12),
  };
}
