import { Entity } from 'typeorm';
import { Code, Codes, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { CATALOG_KINDS, type CatalogKind } from './control.codes.js';

/** A list of controls, or a profile that selects some: the HIPAA Security Rule, or an imported OSCAL document. */
@Entity('control_catalogs')
export class ControlCatalog extends VersionedRow {
  /** Catalog or profile. */
  @OneOf(CATALOG_KINDS, { example: 'catalog' })
  kind: CatalogKind;

  /** UUID of the OSCAL document, the same in every export. */
  @Ref()
  oscalUuid: string;

  /** Title. */
  @Text({ max: 500, example: 'HIPAA Security Rule, 45 CFR 164.308-316' })
  title: string;

  /** Version of the document. */
  @Text({ max: 100, example: '2013-03-26' })
  documentVersion: string;

  /** Version of OSCAL. */
  @Code({ max: 30, example: '1.1.2' })
  oscalVersion: string;

  /** Ids of the controls that a profile names one by one (all it selects: see its coverage); empty for a catalog. */
  @Codes({ most: 10_000, max: 100, example: [] })
  controlKeys: string[];
}
