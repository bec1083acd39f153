// Reads over HTTP beside a hand-written Fastify + pg server that does the same checked work, and the bare statement.
import { compareOverHttp } from './support/http-comparison.mjs';
import { SCENARIOS } from './support/http-scenarios.mjs';

export function run(options, say) {
  return compareOverHttp(
    SCENARIOS.filter(({ method }) => method === 'GET'),
    options,
    say,
  );
}
