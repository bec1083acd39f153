// Verification of an audit chain beside the bare limit: SHA-256 over the same texts and nothing else.
import { runWorker } from './support/processes.mjs';
import { median, shown } from './support/table.mjs';

export async function run(options, say) {
  const rounds = [];
  for (let round = 0; round < options.rounds; round++) {
    const profile = options.profile && round === 0;
    rounds.push(await runWorker('audit-chain', [String(options.claims * 4)], { profile }));
    say(`${shown(rounds.at(-1).verified)} events/s verified, ${shown(rounds.at(-1).hashed)} hashed`);
  }
  const of = (what) => median(rounds.map((round) => round[what]));
  return [
    {
      what: 'verify a hash chain in memory, columns compared with the sealed text',
      ours: `${shown(of('verified'))} events/s`,
      beside: `bare SHA-256: ${shown(of('hashed'))} events/s`,
      ratio: (of('verified') / of('hashed')).toFixed(2),
    },
  ];
}
