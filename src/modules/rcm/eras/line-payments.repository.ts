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

  ofPayments(claimPaymentIds: readonly string[]): Promise<LinePayment[]> {
    return this.find({ claimPaymentId: In(claimPaymentIds) }, { claimPaymentId: 'ASC', ordinal: 'ASC' });
  }
}
