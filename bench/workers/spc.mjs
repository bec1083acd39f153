// One chart of each kind with as many points as the first argument says; prints {charts: [{chart, ms}]}.
import { built } from '../support/files.mjs';

const { calculateChart } = await built('modules/quality-improvement/spc/chart.rules.js');
const { CHART_KINDS, RULE_SETS, SUBGROUP_KINDS } = await built('modules/quality-improvement/spc/chart-kinds.codes.js');

let state = 42;
const chance = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
const count = Number(process.argv[2]);
const charts = CHART_KINDS.map((chart) => {
  const points = Array.from({ length: count }, (_, at) =>
    SUBGROUP_KINDS.includes(chart)
      ? { label: String(at), values: Array.from({ length: 5 }, () => 10 + chance()) }
      : { label: String(at), value: 1 + Math.floor(chance() * 20), size: 100 + Math.floor(chance() * 50) },
  );
  // The first call of all, cold, is the one that a request would wait for.
  const start = performance.now();
  const { points: charted } = calculateChart({ chart, points, rules: RULE_SETS, betterIs: 'lower' });
  if (charted.length !== count) throw new Error('points are missing');
  return { chart, ms: performance.now() - start };
});
process.stdout.write(`${JSON.stringify({ charts })}\n`);
