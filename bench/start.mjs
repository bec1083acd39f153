// From the start of the process to listening: the very first start, and starts with an initialised database.
import { withFolder } from './support/files.mjs';
import { embedded, removeCluster, startServer } from './support/server.mjs';
import { median } from './support/table.mjs';

const MOST_SECONDS = 3;

export function run(options, say) {
  return withFolder(async (folder) => {
    try {
      const env = embedded(folder);
      const first = await once(env);
      say(`first start ${seconds(first.ms)}`);
      const again = [];
      for (let round = 0; round < options.rounds; round++) {
        again.push(await once(env));
        say(`start ${seconds(again.at(-1).ms)}`);
      }
      return answer(first, again);
    } finally {
      removeCluster(folder);
    }
  });
}

async function once(env) {
  const server = await startServer({ env });
  const { peakMb, cpuMs } = await server.usage();
  await server.stop();
  return { ms: server.ms, peakMb, cpuMs };
}

function answer(first, again) {
  const ms = median(again.map((start) => start.ms));
  const peak = median(again.map((start) => start.peakMb));
  const cpu = median(again.map((start) => start.cpuMs));
  return [
    {
      what: 'start with an initialised database, PostgreSQL included',
      ours: `${seconds(ms)} (${seconds(cpu)} CPU, ${peak} MB)`,
      target: `< ${MOST_SECONDS} s`,
      isMet: ms < MOST_SECONDS * 1000,
    },
    { what: 'very first start: database made, migrated', ours: seconds(first.ms) },
  ];
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}
