import type { Demo } from './shared/demo/demo-company.js';

/** What the start has to tell. */
export interface Arrival {
  baseUrl: string;
  docsUrl: string;
  metricsUrl: string;
  demo: Demo | undefined;
  dataDir: string;
  isEmbedded: boolean;
}

/** The words with which a start greets: where to look, who to be, what to try first. */
export function greeting(arrival: Arrival): string {
  const lines = [
    '',
    'Quintet is up.',
    '',
    `  API         ${arrival.baseUrl}/api/v1`,
    `  Swagger UI  ${arrival.docsUrl}`,
    `  Metrics     ${arrival.metricsUrl}`,
    `  Data        ${arrival.dataDir}${arrival.isEmbedded ? ' (embedded PostgreSQL; DATABASE_URL takes your own server)' : ''}`,
    '',
    ...(arrival.demo === undefined ? [] : demoLines(arrival.demo, arrival.baseUrl)),
    'Ctrl-C stops the server and its database; the next start finds everything as it was.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function demoLines(demo: Demo, baseUrl: string): string[] {
  const tokens = Object.entries(demo.tokens).map(([role, [token]]) => `  ${role.padEnd(18)}  ${token}`);
  return [
    'A token for each role of the demo company (good for 30 days):',
    '',
    ...tokens,
    '',
    `All of them, two for each approving role, lie in ${demo.file}. Try:`,
    '',
    `  TOKEN=$(node -p "require('${demo.file}').tokens.billing[0]")`,
    `  curl -s -H "Authorization: Bearer $TOKEN" '${baseUrl}/api/v1/rcm/claims?limit=3'`,
    '',
  ];
}
