// Ten thousand points with every set of rules, computed in a process of its own.
import { runWorker } from './support/processes.mjs';
import { median, shown } from './support/table.mjs';

const POINTS = 10_000;
const MOST_MS = 100;

export async function run(options, say) {
  const rounds = [];
  for (let round = 0; round < options.rounds; round++) {
    const { charts } = await runWorker('spc', [String(POINTS)], { profile: options.profile && round === 0 });
    say(charts.map(({ chart, ms }) => `${chart} ${shown(ms)} ms`).join(', '));
    rounds.push(charts);
  }
  const byChart = rounds[0].map(({ chart }, at) => ({ chart, ms: median(rounds.map((charts) => charts[at].ms)) }));
  const slowest = byChart.reduce((most, each) => (each.ms > most.ms ? each : most));
  return [
    {
      what: `a control chart of ${POINTS.toLocaleString('en-US')} points, all rules, the slowest of ${byChart.length} kinds (${slowest.chart})`,
      ours: `${shown(slowest.ms)} ms`,
      target: `< ${MOST_MS} ms`,
      isMet: slowest.ms < MOST_MS,
    },
  ];
}
