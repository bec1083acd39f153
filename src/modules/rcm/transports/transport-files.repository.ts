import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListTransportFilesQuery } from './transport.dto.js';
import { TransportFile } from './transport-file.entity.js';
import type { Transport } from './transport.entity.js';

const LIST: ListContract = {
  list: 'transport-files',
  filters: { transportId: ['transportId', 'equals'], direction: ['direction', 'equals'] },
  sorts: ['-createdAt', 'createdAt'],
};

/** What travelled, beyond the transport and its partner. */
export type Travelled = Pick<
  TransportFile,
  'direction' | 'fileName' | 'sha256' | 'bytes' | 'contents' | 'x12FileId' | 'batchId' | 'refusal'
>;

/** A file that was found before, and how far its import is. */
export interface KnownFile {
  refusal: string | null;
  status: string | null;
}

@Injectable()
export class TransportFilesRepository extends TenantRepository<TransportFile> {
  constructor(store: Store) {
    super(store, TransportFile);
  }

  listOf(transportId: string, query: ListTransportFilesQuery): Promise<Page<TransportFile>> {
    return this.page(LIST, Object.assign({}, query, { transportId }));
  }

  /** What is known of a file of this partner with these bytes. */
  async found({ tradingPartnerId }: Transport, sha256: string): Promise<KnownFile | undefined> {
    const [row] = await this.store.database.query<KnownFile>(
      `SELECT t.refusal, f.status FROM transport_files t
       LEFT JOIN x12_files f ON f.company_id = t.company_id AND f.id = t.x12_file_id
       WHERE t.company_id = $1 AND t.trading_partner_id = $2 AND t.direction = 'inbound' AND t.sha256 = $3`,
      [tradingPartnerId, sha256],
    );
    return row;
  }

  /** Notes that a file travelled, in the open unit; the same bytes again are the same file. */
  async note({ id: transportId, tradingPartnerId }: Transport, file: Travelled): Promise<void> {
    const { direction, fileName, sha256, bytes, contents, x12FileId, batchId, refusal } = file;
    const stamp = [newId(), this.store.clock.now(), tenantContext.actorId()];
    await this.store.database.query(
      `INSERT INTO transport_files (company_id, id, created_at, created_by, transport_id, trading_partner_id, direction,
         file_name, sha256, bytes, contents, x12_file_id, batch_id, refusal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (company_id, trading_partner_id, direction, sha256) DO NOTHING`,
      [
        ...stamp,
        transportId,
        tradingPartnerId,
        direction,
        fileName.slice(0, 255),
        sha256,
        bytes,
        contents,
        x12FileId,
        batchId,
        refusal,
      ],
    );
    this.store.units.note({ entity: 'transport_files', entityId: transportId, facts: { direction, sha256, bytes } });
  }
}
