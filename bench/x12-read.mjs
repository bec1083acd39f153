// Our X12 reader with the three-level balance of an 835, beside node-x12's streaming parser, which cuts segments only.
import { join } from 'node:path';
import { ROOT } from '../scripts/prepare.mjs';
import { withFolder, writeX12 } from './support/files.mjs';
import { runNode, runWorker } from './support/processes.mjs';
import { median, shown } from './support/table.mjs';

const CLI = join(ROOT, 'dist', 'cli', 'main.js');
const MOST_MB = 150;

export function run(options, say) {
  return withFolder(async (folder) => {
    const { file, megabytes } = await writeX12(folder, { set: '835', claims: options.claims });
    const rounds = [];
    for (let round = 0; round < options.rounds; round++) {
      const profile = options.profile && round === 0;
      const ours = await runWorker('x12-ours', [file], { profile });
      const peer = await runWorker('x12-peer', [file], {});
      const inspect = await runNode(CLI, ['x12', 'inspect', file, '--summary'], { alsoFine: 1 });
      if (ours.claims < options.claims || ours.unbalanced > 0) throw new Error(`Wrong: ${JSON.stringify(ours)}`);
      rounds.push({ ours, peer, inspect });
      say(`ours ${speed(megabytes, ours)}, node-x12 ${speed(megabytes, peer)}, inspect ${speed(megabytes, inspect)}`);
    }
    return answer(rounds, megabytes);
  });
}

function answer(rounds, megabytes) {
  const of = (who, what) => median(rounds.map((round) => round[who][what]));
  const ratio = of('peer', 'ms') / of('ours', 'ms');
  const text = (who) => `${shown((megabytes / of(who, 'ms')) * 1000)} MB/s, peak ${of(who, 'peakMb')} MB`;
  const first = {
    what: 'read an 835, all claims balanced at three levels',
    ours: text('ours'),
    beside: `node-x12 stream, segments only: ${text('peer')}`,
    ratio: ratio.toFixed(2),
    target: `≥ 1.00, < ${MOST_MB} MB`,
    isMet: ratio >= 1 && of('ours', 'peakMb') < MOST_MB,
  };
  const second = {
    what: '`quintet x12 inspect --summary`, start of the process included',
    ours: text('inspect'),
    target: `< ${MOST_MB} MB`,
    isMet: of('inspect', 'peakMb') < MOST_MB,
  };
  return [first, second];
}

function speed(megabytes, { ms, peakMb }) {
  return `${shown((megabytes / ms) * 1000)} MB/s ${peakMb} MB`;
}
