import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { PaymentAdjustment } from './payment-adjustment.entity.js';

@Injectable()
export class PaymentAdjustmentsRepository extends TenantRepository<PaymentAdjustment> {
  constructor(store: Store) {
    super(store, PaymentAdjustment);
  }

  ofPayments(claimPaymentIds: readonly string[]): Promise<PaymentAdjustment[]> {
    return this.find({ claimPaymentId: In(claimPaymentIds) }, { claimPaymentId: 'ASC', ordinal: 'ASC' });
  }
}
