import { Injectable } from '@nestjs/common';
import { bulkInsert, type BulkTable, stamped } from '../../../shared/database/bulk-insert.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ControlFacts } from '../oscal/oscal.rules.js';
import type { CatalogKeys } from '../oscal/profile-selection.rules.js';
import type { StatusReason } from '../requirements/requirement.codes.js';
import { standings } from '../requirements/requirement-standings.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type { ListControlsQuery } from './control.dto.js';
import { Control } from './control.entity.js';

const LIST: ListContract = {
  list: 'controls',
  filters: { catalogId: ['catalogId', 'equals'], designation: ['designation', 'equals'] },
  sorts: ['position', 'controlKey'],
};
const CONTROLS: BulkTable = {
  table: 'controls',
  kind: 'append-only',
  columns: {
    catalogId: 'uuid',
    controlKey: 'text',
    parentKey: 'text',
    position: 'integer',
    citation: 'text',
    title: 'text',
    statement: 'text',
    designation: 'text',
    isWithdrawn: 'boolean',
  },
};

/** A control with what covers it, before anything is concluded. */
export interface CoverageRow extends Pick<
  Control,
  'id' | 'controlKey' | 'parentKey' | 'citation' | 'title' | 'designation' | 'isWithdrawn'
> {
  hasFull: boolean;
  hasPartial: boolean;
  evidence: number;
  /** Reasons of the statuses of the requirements mapped in full, and of all mapped. */
  fullReasons: StatusReason[];
  reasons: StatusReason[];
}

const COVERAGE = `WITH standings AS (SELECT r.id, s.reason FROM ${standings()}
    WHERE r.company_id = $1 AND r.id IN (SELECT m.requirement_id FROM control_mappings m WHERE m.company_id = $1))
  SELECT c.id, c.control_key AS "controlKey", c.parent_key AS "parentKey", c.citation, c.title, c.designation,
    c.is_withdrawn AS "isWithdrawn", coalesce(bool_or(m.coverage = 'full'), false) AS "hasFull",
    coalesce(bool_or(m.coverage = 'partial'), false) AS "hasPartial", count(m.evidence_id) AS evidence,
    coalesce(array_agg(t.reason) FILTER (WHERE t.reason IS NOT NULL), '{}') AS reasons,
    coalesce(array_agg(t.reason) FILTER (WHERE t.reason IS NOT NULL AND m.coverage = 'full'), '{}') AS "fullReasons"
  FROM controls c
  LEFT JOIN control_mappings m ON m.company_id = c.company_id AND m.control_id = c.id
  LEFT JOIN standings t ON t.id = m.requirement_id
  WHERE c.company_id = $1 AND c.catalog_id = ANY($4) AND ($5::text[] IS NULL OR c.control_key = ANY($5))
  GROUP BY c.id, c.control_key, c.parent_key, c.citation, c.title, c.designation, c.is_withdrawn, c.catalog_id, c.position
  ORDER BY c.catalog_id, c.position`;

const KEYS_OF_CATALOGS = `SELECT k.id AS "catalogId", k.oscal_uuid AS "oscalUuid",
    coalesce(json_agg(json_build_array(c.control_key, c.parent_key) ORDER BY c.position) FILTER (WHERE c.id IS NOT NULL),
      '[]') AS keys
  FROM control_catalogs k
  LEFT JOIN controls c ON c.company_id = k.company_id AND c.catalog_id = k.id
  WHERE k.company_id = $1 AND k.kind = 'catalog'
  GROUP BY k.id, k.oscal_uuid
  ORDER BY k.id`;

/** Controls of catalogs. Append-only. */
@Injectable()
export class ControlsRepository extends TenantRepository<Control> {
  constructor(store: Store) {
    super(store, Control);
  }

  list(query: ListControlsQuery): Promise<Page<Control>> {
    return this.page(LIST, query);
  }

  /** Adds all controls of a catalog in one statement. */
  addAll(catalogId: string, controls: readonly ControlFacts[]): Promise<void> {
    const rows = controls.map((control) => ({ ...control, catalogId }));
    return bulkInsert(this.store.database, CONTROLS, stamped(rows, this.store.clock.now()));
  }

  /** The controls of catalogs, all or those with these keys, each with what covers it on the day. */
  coverage(asOf: AsOf, catalogIds: readonly string[], keys: readonly string[] | null): Promise<CoverageRow[]> {
    return this.store.database.query(COVERAGE, [asOf.day, asOf.before, catalogIds, keys]);
  }

  /** Every imported catalog with the ids of its controls, each with the control it stands in, in their order. */
  async keysOfCatalogs(): Promise<CatalogKeys[]> {
    const rows = await this.store.database.query<Omit<CatalogKeys, 'parents'> & { keys: [string, string | null][] }>(
      KEYS_OF_CATALOGS,
      [],
    );
    return rows.map(({ catalogId, oscalUuid, keys }) => ({ catalogId, oscalUuid, parents: new Map(keys) }));
  }
}
