// The main job end to end over HTTP: claims from an 837, the 835 that answers it posted, and each of them again.
import { withFolder, writeX12 } from './support/files.mjs';
import { importFile } from './support/imports.mjs';
import { embedded, makeCompany, makeToken, removeCluster, startServer } from './support/server.mjs';
import { shown } from './support/table.mjs';

const LEAST_PER_SECOND = 1000;
const MOST_SECONDS_AGAIN = 2;
const FILES = [
  { set: '837P', what: 'import an 837P: parties, claims, lines, charges, findings' },
  { set: '835', what: 'import the 835 that answers it: balanced, matched, posted' },
];

export function run(options, say) {
  return withFolder(async (folder) => {
    const env = embedded(folder);
    const server = await startServer({ env, profile: options.profile });
    try {
      const company = await makeCompany(env, 'Bench Clinic');
      const token = await makeToken(env, company, 'billing');
      const rows = [];
      for (const { set, what } of FILES) {
        const { file, megabytes } = await writeX12(folder, { set, claims: options.claims });
        const before = await server.usage();
        const first = await importFile(server.url, token, file);
        const after = await server.usage();
        expectDone(set, first.job, options.claims);
        say(`${set} of ${shown(megabytes)} MB in ${first.seconds.toFixed(1)} s: ${JSON.stringify(first.job.findings)}`);
        const again = await importFile(server.url, token, file);
        if (again.job.id !== first.job.id) throw new Error('The same file again is another job');
        const cpuMicros = ((after.cpuMs - before.cpuMs) * 1000) / options.claims;
        rows.push(...answer({ set, what, first, again, cpuMicros, peakMb: after.peakMb }, options.claims));
      }
      return rows;
    } finally {
      await server.stop();
      removeCluster(folder);
    }
  });
}

function expectDone(set, job, claims) {
  const { findings } = job;
  const isDone = set === '835' ? findings.posted > 0 && !findings.held : findings.claims === claims;
  if (!isDone) throw new Error(`The ${set} is not imported whole: ${JSON.stringify(findings)}`);
}

function answer({ set, what, first, again, cpuMicros, peakMb }, claims) {
  const perSecond = claims / first.seconds;
  return [
    {
      what,
      ours: `${shown(perSecond)} claims/s (${Math.round(cpuMicros)} µs CPU each), peak ${peakMb} MB`,
      target: `≥ ${shown(LEAST_PER_SECOND)} claims/s`,
      isMet: perSecond >= LEAST_PER_SECOND,
    },
    {
      what: `the same ${set} again: recognised, nothing changed`,
      ours: `${again.seconds.toFixed(2)} s`,
      target: `< ${MOST_SECONDS_AGAIN} s`,
      isMet: again.seconds < MOST_SECONDS_AGAIN,
    },
  ];
}
