import { Entity } from 'typeorm';
import { Json, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** The OSCAL document of a catalog, with everything in it, known here or not: written back as it came. */
@Entity('oscal_documents')
export class OscalDocument extends AppendOnlyRow {
  /** Catalog. */
  @Ref()
  catalogId: string;

  /** The whole JSON document. */
  @Json()
  document: Record<string, unknown>;
}
