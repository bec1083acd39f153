import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** The ids of all companies, for work that begins without a caller (docs/adr/0007). Everything else needs a context. */
@Injectable()
export class CompanyDirectory {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  async all(): Promise<string[]> {
    const rows: { id: string }[] = await this.source.query('SELECT company_id AS id FROM company_directory ORDER BY 1');
    return rows.map(({ id }) => id);
  }
}
