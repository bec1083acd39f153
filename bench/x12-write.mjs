// Our 837 writer, every value checked and transliterated, beside node-x12's and a bare join of the same elements.
import { withFolder, writeX12 } from './support/files.mjs';
import { runWorker } from './support/processes.mjs';
import { median, shown } from './support/table.mjs';

/** The peer holds its whole interchange in memory: one transaction set of the usual size for all three. */
const CLAIMS = 5000;
const MOST_MB = 150;

export function run(options, say) {
  return withFolder(async (folder) => {
    const { file, megabytes } = await writeX12(folder, { set: '837P', claims: Math.min(options.claims, CLAIMS) });
    const rounds = [];
    for (let round = 0; round < options.rounds; round++) {
      const profile = options.profile && round === 0;
      const ours = await runWorker('x12-write', [file, String(options.claims)], { profile });
      const peer = await runWorker('x12-write-peer', [file], {});
      rounds.push({ ours: ours.ours, bare: ours.bare, peer: peer.megabytesPerSecond, peakMb: ours.peakMb });
      say(`ours ${shown(ours.ours)}, bare ${shown(ours.bare)}, node-x12 ${shown(peer.megabytesPerSecond)} MB/s`);
    }
    return [answer(rounds, megabytes)];
  });
}

function answer(rounds, megabytes) {
  const of = (what) => median(rounds.map((round) => round[what]));
  const peers = `node-x12, segments it holds already: ${shown(of('peer'))} MB/s; bare join: ${shown(of('bare'))} MB/s`;
  return {
    what: `write an 837P from claims (${shown(megabytes)} MB a set), values checked`,
    ours: `${shown(of('ours'))} MB/s, peak ${of('peakMb')} MB`,
    beside: peers,
    ratio: (of('ours') / of('peer')).toFixed(2),
    target: `< ${MOST_MB} MB`,
    isMet: of('peakMb') < MOST_MB,
  };
}
