import type { EntityMetadata } from 'typeorm';

/**
 * Reads one row as TypeORM does (the same columns, the same conversions), but with a statement that is written once.
 * Entities here have no relations, so that a row is all there is to read.
 */
export class RowReader<T> {
  /** `$1` the company, `$2` the id. */
  readonly sql: string;
  private readonly columns: EntityMetadata['columns'];

  constructor(private readonly metadata: EntityMetadata) {
    this.columns = metadata.columns.filter((column) => column.isSelect);
    const names = this.columns.map(({ databaseName }) => `t."${databaseName}"`);
    this.sql = `SELECT ${names.join(', ')} FROM ${metadata.tableName} t WHERE t.company_id = $1 AND t.id = $2`;
  }

  /** The entity of a row that `sql` answered. */
  rowOf(raw: Record<string, unknown>): T {
    const { driver } = this.metadata.dataSource;
    const row = this.metadata.create(undefined, { fromDeserializer: true }) as Record<string, unknown>;
    for (const column of this.columns)
      row[column.propertyName] = driver.prepareHydratedValue(raw[column.databaseName], column);
    return row as T;
  }
}
