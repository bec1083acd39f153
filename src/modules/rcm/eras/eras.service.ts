import { Injectable } from '@nestjs/common';
import { ClaimPaymentsRepository } from './claim-payments.repository.js';
import type {
  EraClaimPaymentPage,
  EraDetail,
  EraLinePayment,
  ListClaimPaymentsQuery,
  ListProviderAdjustmentsQuery,
  ProviderAdjustmentPage,
} from './era.dto.js';
import { ErasRepository } from './eras.repository.js';
import { LinePaymentsRepository } from './line-payments.repository.js';
import { PaymentAdjustmentsRepository } from './payment-adjustments.repository.js';
import { ProviderAdjustmentsRepository } from './provider-adjustments.repository.js';

/** So many provider adjustments come with their remittance. */
const FIRST = { limit: 200 };

/** Puts a remittance together from its parts. */
@Injectable()
export class ErasService {
  constructor(
    private readonly eras: ErasRepository,
    private readonly payments: ClaimPaymentsRepository,
    private readonly lines: LinePaymentsRepository,
    private readonly adjustments: PaymentAdjustmentsRepository,
    private readonly providerAdjustments: ProviderAdjustmentsRepository,
  ) {}

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<EraDetail> {
    const era = await this.eras.get(id);
    const [claimPaymentCounts, providerAdjustments, findings] = await Promise.all([
      this.eras.claimPaymentCounts(id),
      this.providerAdjustments.ofEra(id, FIRST),
      this.eras.findings(id),
    ]);
    return Object.assign(era, { claimPaymentCounts, providerAdjustments: providerAdjustments.items, findings });
  }

  /** Throws NOT_FOUND. */
  async adjustmentsOf(id: string, query: ListProviderAdjustmentsQuery): Promise<ProviderAdjustmentPage> {
    await this.eras.get(id);
    return this.providerAdjustments.ofEra(id, query);
  }

  /** A page of the remittance's claim payments, in file order, each with all it says. Throws NOT_FOUND. */
  async claimPayments(id: string, query: ListClaimPaymentsQuery): Promise<EraClaimPaymentPage> {
    await this.eras.get(id);
    const page = await this.payments.ofEra(id, query);
    const ids = page.items.map((payment) => payment.id);
    const [lines, adjustments, findings] = await Promise.all([
      this.lines.ofPayments(ids),
      this.adjustments.ofPayments(ids),
      this.eras.findingsOfPayments(ids),
    ]);
    const ofPayment = <T extends { claimPaymentId: string }>(rows: readonly T[], paymentId: string): T[] =>
      rows.filter(({ claimPaymentId }) => claimPaymentId === paymentId);
    const items = page.items.map((payment) => {
      const own = ofPayment(adjustments, payment.id);
      return Object.assign(payment, {
        lines: ofPayment(lines, payment.id).map((line): EraLinePayment =>
          Object.assign(line, { adjustments: own.filter(({ linePaymentId }) => linePaymentId === line.id) }),
        ),
        adjustments: own.filter(({ linePaymentId }) => linePaymentId === null),
        findings: ofPayment(findings, payment.id).map(({ claimPaymentId: _of, ...finding }) => finding),
      });
    });
    return { ...page, items };
  }
}
