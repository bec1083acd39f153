import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../../support/server-process.js';

const DOMAINS = /^\/api\/v1\/(rcm|clinical-record)\//;
/** So many records of each list are read one by one too. */
const READ_SINGLY = 25;

interface Page {
  items: { id: string }[];
  nextCursor: string | null;
}

interface Get {
  parameters?: { in: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}

/** Answers JSON, and needs to be told nothing beside what stands in its path. */
function isPlainRead({ parameters = [], responses }: Get): boolean {
  const asks = parameters.some((parameter) => parameter.in === 'query' && parameter.required === true);
  return !asks && responses['200']?.content?.['application/json'] !== undefined;
}

/** Every path of the domains that the API can read without an id, and those that read one record of a list. */
function readablePaths(): { plain: string[]; single: Set<string> } {
  const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, { get?: Get }> };
  const readable = Object.keys(paths).filter(
    (path) => DOMAINS.test(path) && paths[path]!.get !== undefined && isPlainRead(paths[path]!.get!),
  );
  const told = readable.map((path) => path.slice('/api/v1'.length));
  return { plain: told.filter((path) => !path.includes('{')), single: new Set(told) };
}

/** Everything the two domains answer: whole lists, the first records of each with all that hangs on them, statistics. */
export async function allRecords(server: ServerProcess): Promise<Record<string, unknown>> {
  const records: Record<string, unknown> = {};
  const { plain, single } = readablePaths();
  for (const path of plain) {
    const first = await server.read<Partial<Page>>(`${path}?limit=200`).catch(() => server.read<Partial<Page>>(path));
    records[path] = first.items === undefined ? first : await wholeList(server, path, first as Page);
    if (first.items === undefined || !single.has(`${path}/{id}`)) continue;
    for (const { id } of first.items.slice(0, READ_SINGLY)) {
      records[`${path}/${id}`] = await server.read(`${path}/${id}`);
    }
  }
  return records;
}

async function wholeList(server: ServerProcess, path: string, first: Page): Promise<unknown[]> {
  const items: unknown[] = [...first.items];
  for (let cursor = first.nextCursor; cursor;) {
    const page = await server.read<Page>(`${path}?limit=200&cursor=${encodeURIComponent(cursor)}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
