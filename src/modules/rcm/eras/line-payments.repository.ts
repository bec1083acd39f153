import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { LinePayment } from './line-payment.entity.js';

@Injectable()
export class LinePaymentsRepository extends TenantRepository<LinePayment> {
  constructor(store: Store) {
    super(store, LinePayment);
  }

  /** With the lines on which they were posted, also where that was decided later. */
  async ofPayments(claimPaymentIds: readonly string[]): Promise<LinePayment[]> {
    const order = { claimPaymentId: 'ASC', ordinal: 'ASC' } as const;
    const lines = await this.find({ claimPaymentId: In(claimPaymentIds) }, order);
    const placed = await this.store.database.query<Pick<LinePayment, 'id' | 'claimLineItemId' | 'match'>>(
      `SELECT line_payment_id AS id, claim_line_item_id AS "claimLineItemId", match FROM line_payment_matches
       WHERE company_id = $1 AND claim_payment_id = ANY($2::uuid[])`,
      [claimPaymentIds],
    );
    const later = new Map(placed.map((match) => [match.id, match]));
    return lines.map((line) => Object.assign(line, later.get(line.id)));
  }
}
