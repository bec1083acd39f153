/**
 * What platform.md §3, "Rules from day one", asks of every statement that names a table of companies. Works on the text
 * alone: strings and comments are blanked, every parenthesis with a SELECT of its own is looked at by itself.
 */
export function sqlProblems(text: string, tenantTables: ReadonlySet<string>): string[] {
  const sql = plain(text);
  const scopes = scopesOf(sql);
  if (!namesOneOf(text, tenantTables)) return [];
  return [
    ...statementProblems(sql),
    ...scopes.flatMap((scope) => [...insertProblems(scope, tenantTables), ...filterProblems(scope, tenantTables)]),
  ];
}

/** Whether the statement, apart from strings and comments, holds the name of one of the tables. */
export function namesOneOf(text: string, tables: ReadonlySet<string>): boolean {
  return (plain(text).match(/\w+/g) ?? []).some((word) => tables.has(word));
}

const VOLATILE = /\b(clock_timestamp|gen_random_uuid|random|uuid_generate_v4|nextval|timeofday)\s*\(/;
const NOW =
  /\b(now|statement_timestamp|transaction_timestamp)\s*\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/;

function statementProblems(sql: string): string[] {
  const problems: string[] = [];
  if (/\bmerge\s+into\b/.test(sql)) problems.push('MERGE');
  if (/;\s*\S/.test(sql)) problems.push('several statements in one text');
  if (/\btruncate\b|\block\s+table\b/.test(sql)) problems.push('TRUNCATE or LOCK TABLE');
  const sets = [...sql.matchAll(/\bset\s+(.*?)(?=\bwhere\b|\breturning\b|\bfrom\b|$)/g)].map(
    ([, assignments]) => assignments!,
  );
  if (sets.some((assignments) => /(^|,)\s*company_id\s*=/.test(assignments))) problems.push('company_id is updated');
  const conflict = /\bon conflict\b.*\bdo update\b(.*)/.exec(sql)?.[1] ?? '';
  if (VOLATILE.test(conflict) || NOW.test(conflict)) problems.push('a clock or chance in ON CONFLICT DO UPDATE');
  if (/\bupdate\b/.test(sql) && sets.some((assignments) => VOLATILE.test(assignments)))
    problems.push('chance in UPDATE SET');
  return problems;
}

/** INSERT names company_id and gives it a parameter (or the company_id of a row that is filtered itself). */
function insertProblems(scope: string, tenantTables: ReadonlySet<string>): string[] {
  const insert = /\binsert\s+into\s+([\w.]+)(?:\s+as\s+\w+)?\s*(\([^()]*\))?\s*(.*)/.exec(scope);
  if (insert === null || !tenantTables.has(insert[1]!)) return [];
  const [, table, list, rest] = insert as unknown as [string, string, string | undefined, string];
  if (list === undefined) return [`INSERT INTO ${table} without a list of columns`];
  const position = commaParts(list.slice(1, -1)).indexOf('company_id');
  if (position === -1) return [`INSERT INTO ${table} without company_id`];
  const problems: string[] = [];
  const isValues = rest.startsWith('values');
  const values = isValues ? tuplesOf(rest) : [selectList(rest)];
  if (values.some((tuple) => !/^(\$\d+(::\w+)?|(\w+\.)?company_id)$/.test(tuple[position] ?? ''))) {
    problems.push(`INSERT INTO ${table}: company_id is no parameter`);
  }
  if (!isValues && !/\b(returning|on conflict)\b/.test(rest))
    problems.push('INSERT … SELECT without RETURNING or ON CONFLICT');
  return problems;
}

/** Every table of companies is tied to a parameter, directly or through the company_id of another. */
function filterProblems(scope: string, tenantTables: ReadonlySet<string>): string[] {
  const tables = tablesIn(scope, tenantTables);
  const tied = new Set<string>();
  const isParameter = String.raw`\$\d+(?:::uuid)?`;
  for (const [, alias] of scope.matchAll(new RegExp(String.raw`\b(\w+)\.company_id = ${isParameter}`, 'g')))
    tied.add(alias!);
  const isAlone = tables.length === 1;
  if (isAlone && new RegExp(String.raw`(?<![.\w])company_id = ${isParameter}`).test(scope)) tied.add(tables[0]!.alias);
  const own = isAlone
    ? scope.replace(/(?<![.\w])company_id = (?=\w+\.company_id)/g, `${tables[0]!.alias}.company_id = `)
    : scope;
  const pairs = [...own.matchAll(/\b(\w+)\.company_id = (\w+)\.company_id\b/g)].map(
    ([, left, right]) => [left!, right!] as const,
  );
  const local = new Set(allAliases(scope));
  // What is not of this scope is a row of an outer one, which is checked there.
  for (const [left, right] of pairs) for (const alias of [left, right]) if (!local.has(alias)) tied.add(alias);
  for (let before = -1; before !== tied.size;) {
    before = tied.size;
    for (const [left, right] of pairs) if (tied.has(left) || tied.has(right)) tied.add(left).add(right);
    const hasUsing = /\busing \(company_id\b/.test(scope);
    if (hasUsing && tables.some(({ alias }) => tied.has(alias))) for (const { alias } of tables) tied.add(alias);
  }
  return tables.filter(({ alias }) => !tied.has(alias)).map(({ name }) => `${name} is not narrowed to company_id = $n`);
}

interface NamedTable {
  name: string;
  alias: string;
}

const NO_ALIAS =
  'set|where|on|join|left|right|inner|full|cross|natural|using|group|order|limit|for|returning|values|union|window|having|offset|fetch|as|lateral|select|default|tablesample';
const REFERENCE = new RegExp(
  String.raw`(?:\b(?:from|join|update|using)\s+(?:only\s+)?(?:lateral\s+)?|,\s*)([a-z_]\w*)(?:\s+(?:as\s+)?(?!(?:${NO_ALIAS})\b)([a-z_]\w*))?(?=\s|,|$|\))`,
  'g',
);

/** The tables of companies that the scope reads or changes; INSERT INTO is looked at by itself. */
function tablesIn(scope: string, tenantTables: ReadonlySet<string>): NamedTable[] {
  return references(scope).filter(({ name }) => tenantTables.has(name));
}

function allAliases(scope: string): string[] {
  const subqueries = [...scope.matchAll(/\(subquery\)\s+(?:as\s+)?([a-z_]\w*)/g)].map(([, alias]) => alias!);
  const functions = [
    ...scope.matchAll(/\)\s+(?:with ordinality\s+)?(?:as\s+)?([a-z_]\w*)\s*(?:\(|\bon\b|,|$|where|join)/g),
  ].map(([, alias]) => alias!);
  return [...references(scope).map(({ alias }) => alias), ...subqueries, ...functions];
}

function references(scope: string): NamedTable[] {
  // `FOR UPDATE` locks and `DO UPDATE SET` changes what is named elsewhere; a comma counts only in the FROM list.
  const text = scope.replace(/\bfor (no key )?update( of [\w, ]+)?/g, ' ').replace(/\bdo update set\b/g, 'do_update');
  return clausesWithTables(text).flatMap((clause) =>
    [...clause.matchAll(REFERENCE)].map(([, name, alias]) => ({ name: name!, alias: alias ?? name! })),
  );
}

function clausesWithTables(text: string): string[] {
  const clauses = text.matchAll(
    /\b(?:from|update|using)\s+.*?(?=\b(?:where|set|group by|order by|limit|returning|union|on conflict|do_update|window|having|for share)\b|$)/g,
  );
  return [...clauses].map(([clause]) => clause);
}

/** The statement with each inner SELECT, CTE or data-changing query replaced by `(subquery)`, and those themselves. */
function scopesOf(sql: string): string[] {
  const scopes: string[] = [];
  let text = sql;
  for (;;) {
    const inner = innermost(text);
    if (inner === undefined) break;
    const [start, end] = inner;
    scopes.push(text.slice(start + 1, end).trim());
    text = `${text.slice(0, start)}(subquery)${text.slice(end + 1)}`;
  }
  return [...scopes, text].flatMap((scope) =>
    scope.split(/\bunion(?: all)?\b|\bexcept\b|\bintersect\b/).map((part) => part.trim()),
  );
}

/** The first parenthesis that holds a query and no other such parenthesis. */
function innermost(text: string): [start: number, end: number] | undefined {
  const starts = [...text.matchAll(/\((?=\s*(?:select|insert|update|delete|with|values)\b)/g)]
    .map(({ index }) => index)
    .reverse();
  for (const start of starts) {
    const end = closing(text, start);
    // VALUES lists of an INSERT stay where they are.
    if (end !== -1 && !/^\(\s*values\b/.test(text.slice(start, end))) return [start, end];
  }
  return undefined;
}

function closing(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

function tuplesOf(values: string): string[][] {
  const tuples: string[][] = [];
  for (let start = values.indexOf('('); start !== -1;) {
    const end = closing(values, start);
    if (end === -1) break;
    tuples.push(commaParts(values.slice(start + 1, end)));
    start = /^\s*,\s*\(/.test(values.slice(end + 1)) ? values.indexOf('(', end + 1) : -1;
  }
  return tuples;
}

function selectList(select: string): string[] {
  const list = /\bselect\s+(?:distinct\s+)?(.*?)(?:\bfrom\b|$)/.exec(select)?.[1] ?? '';
  return commaParts(list).map((item) => item.replace(/\s+as\s+\w+$/, ''));
}

function commaParts(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()];
}

/** Lower case, one space between words, without comments, string contents and quotes around names. */
function plain(text: string): string {
  return text
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\bpublic\./g, '')
    .toLowerCase()
    .replace(/\s*=\s*/g, ' = ')
    .replace(/([<>!:])\s+=\s+/g, '$1= ')
    .replace(/\(\s+/g, '(')
    .replace(/\s+\)/g, ')')
    .replace(/\s+/g, ' ')
    .trim();
}
