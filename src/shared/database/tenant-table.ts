/** A table of a company, as a migration describes it. Column lists of keys leave company_id out: it is put first. */
export interface TenantTable {
  name: string;
  /**
   * versioned: changes under an ETag · append-only: evidence, the app role may insert and select only ·
   * plain: neither stamp nor version, the app role may do all.
   */
  kind: 'versioned' | 'append-only' | 'plain';
  /** Column definitions beyond the stamp, e.g. `name text NOT NULL`. */
  columns: string[];
  /** Unique keys by name suffix: `{ electronic_payer_id: ['electronic_payer_id'] }`. */
  uniques?: Record<string, string[]>;
  /** Partial or expression-free unique indexes with a WHERE. */
  partialUniques?: Record<string, { columns: string[]; where: string }>;
  /** Foreign keys: referencing column -> table. Each gets an index, unless a key or index begins with the column. */
  references?: Record<string, string>;
  indexes?: Record<string, string[]>;
  checks?: Record<string, string>;
  /** The primary key beyond company_id; `id` by default. */
  key?: string[];
  /** DELETE by the app role is left out by default on versioned tables that must keep their history. */
  isDeletable?: boolean;
}

const POLICY = `company_id = nullif(current_setting('app.company_id', true), '')::uuid`;
const STAMP = ['created_at timestamptz NOT NULL', 'created_by uuid NOT NULL'];
const VERSION = ['version integer NOT NULL', 'updated_at timestamptz NOT NULL', 'updated_by uuid NOT NULL'];
const GRANTS = {
  versioned: 'SELECT, INSERT, UPDATE',
  'append-only': 'SELECT, INSERT',
  plain: 'SELECT, INSERT, UPDATE, DELETE',
};

/** So that the planner hears of a company that grows beside larger ones (docs/adr/0009). */
const ANALYSED_OFTEN = 'autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000';

/** The statements that make the table with both locks on: keys that start with company_id, forced row-level security. */
export function createTenantTable(table: TenantTable): string[] {
  const { name, kind } = table;
  const key = table.key ?? ['id'];
  const hasId = key.includes('id');
  const columns = [
    'company_id uuid NOT NULL',
    ...(hasId ? ['id uuid NOT NULL'] : []),
    ...(kind === 'plain' ? [] : STAMP),
    ...(kind === 'versioned' ? VERSION : []),
    ...table.columns,
    `CONSTRAINT ${name}_pk PRIMARY KEY (${owned(key)})`,
    ...Object.entries(table.uniques ?? {}).map(
      ([suffix, of]) => `CONSTRAINT ${name}_${suffix}_key UNIQUE (${owned(of)})`,
    ),
    ...Object.entries(table.checks ?? {}).map(
      ([suffix, check]) => `CONSTRAINT ${name}_${suffix}_check CHECK (${check})`,
    ),
    ...Object.entries(table.references ?? {}).map(
      ([column, target]) =>
        `CONSTRAINT ${name}_${column}_fk FOREIGN KEY (company_id, ${column}) REFERENCES ${target} (company_id, id)`,
    ),
  ];
  const deletes = kind === 'versioned' && table.isDeletable ? ', DELETE' : '';
  return [
    `CREATE TABLE ${name} (\n  ${columns.join(',\n  ')}\n) WITH (${ANALYSED_OFTEN})`,
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY ${name}_company ON ${name} USING (${POLICY}) WITH CHECK (${POLICY})`,
    `GRANT ${GRANTS[kind]}${deletes} ON ${name} TO app`,
    ...Object.keys(table.references ?? {})
      .filter((column) => !leads(table, column))
      .map((column) => indexOn(name, column, [column])),
    ...Object.entries(table.indexes ?? {}).map(([suffix, of]) => indexOn(name, suffix, of)),
    ...Object.entries(table.partialUniques ?? {}).map(
      ([suffix, { columns: of, where }]) =>
        `CREATE UNIQUE INDEX ${name}_${suffix}_key ON ${name} (${owned(of)}) WHERE ${where}`,
    ),
  ];
}

/** A CHECK that a text column is one of a closed list (NULL passes). */
export function isOneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}

/** Whether a key or index begins with the column already, so that its foreign key needs no index of its own. */
function leads(table: TenantTable, column: string): boolean {
  const unique = Object.values(table.uniques ?? {});
  const partial = Object.values(table.partialUniques ?? {}).filter(({ where }) => where === `${column} IS NOT NULL`);
  const plain = Object.values(table.indexes ?? {});
  return [...unique, ...partial.map(({ columns }) => columns), ...plain].some(([first]) => first === column);
}

function indexOn(table: string, suffix: string, columns: string[]): string {
  return `CREATE INDEX ${table}_${suffix}_idx ON ${table} (${owned(columns)})`;
}

function owned(columns: string[]): string {
  return ['company_id', ...columns].join(', ');
}
