import { Injectable } from '@nestjs/common';
import type { X12Event } from '../x12/x12-events.reader.js';
import type { ProviderAdjustment } from '../x12/remittance.rules.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import { StoringLane } from '../x12-files/storing-lane.js';
import { ClaimPaymentPostingService, type PaymentInHand } from './claim-payment-posting.service.js';
import { noCounts, type EraInHand, type PostingCounts } from './era-in-hand.rules.js';
import { POSTING_FINDINGS, type PostingFindingCode } from './posting-findings.codes.js';
import { PostingWritesRepository } from './posting-writes.repository.js';
import { storablePayment, storableProviderAdjustment } from './stored-remittance.rules.js';

/** So many claim payments are decided and written together. */
export const CHUNK = 1000;
/** So many reversals wait at most for an original that comes later in their set; then the wait is over for them. */
const MOST_WAITING = 5 * CHUNK;

/** Takes one set's events, chunk by chunk with flat memory, to posting. In the open unit of work. */
@Injectable()
export class RemittanceStreamService {
  constructor(
    private readonly posting: ClaimPaymentPostingService,
    private readonly writes: PostingWritesRepository,
  ) {}

  /** `findings`: those of the whole set, from its first reading. */
  async import(
    era: EraInHand,
    findings: readonly Finding[],
    events: AsyncIterable<X12Event>,
  ): Promise<PostingCounts & { providerAdjustments: number }> {
    const counts = { ...noCounts(), providerAdjustments: 0 };
    const ofClaims = new Map<string, number>();
    let payments: PaymentInHand[] = [];
    let adjustments: ProviderAdjustment[] = [];
    const waiting: PaymentInHand[] = [];
    const lane = new StoringLane();
    const post = async (chunk: PaymentInHand[], isLast: boolean): Promise<void> => {
      const result = await this.posting.post(era, chunk, isLast);
      waiting.push(...result.waiting);
      addTo(counts, result.counts);
    };
    await lane.beside(async () => {
      for await (const event of events) {
        if (event.kind === 'claim-payment') {
          const { payment, findings: cut } = storablePayment(event.payment);
          payments.push({ event: { ...event, payment, findings: [...event.findings, ...cut] }, stored: null });
          for (const finding of event.findings) ofClaims.set(keyOf(finding), (ofClaims.get(keyOf(finding)) ?? 0) + 1);
        } else if (event.kind === 'provider-adjustment') adjustments.push(storableProviderAdjustment(event.adjustment));
        if (payments.length === CHUNK) {
          const chunk = payments;
          payments = [];
          await lane.begin(async () => {
            await post(chunk, false);
            if (waiting.length >= MOST_WAITING) await post(waiting.splice(0), true);
          });
        }
        if (adjustments.length === CHUNK) {
          const chunk = adjustments;
          adjustments = [];
          await lane.begin(async () => {
            counts.providerAdjustments += await this.providerAdjustments(era, chunk);
          });
        }
      }
    });
    await post(payments, false);
    await post(waiting.splice(0), true);
    counts.providerAdjustments += await this.providerAdjustments(era, adjustments);
    await this.setFindings(era, findings, ofClaims);
    return counts;
  }

  /** PLB, with its sign: positive reduces the payment (rcm.md §4 D 10). */
  private async providerAdjustments(era: EraInHand, adjustments: readonly ProviderAdjustment[]): Promise<number> {
    const rows = adjustments.map(({ ordinal, providerId, fiscalPeriodOn, reasonCode, reference, cents }) => ({
      eraId: era.id,
      ordinal,
      providerIdentifier: providerId,
      fiscalPeriodOn,
      reasonCode,
      reference: reference || null,
      cents,
    }));
    await this.writes.providerAdjustments(rows);
    return rows.length;
  }

  /** What was found in the set itself: what stands at a claim payment is stored there. */
  private async setFindings(
    { id: eraId, x12FileId, x12SetId, holdReason, isPayeeOurs }: EraInHand,
    findings: readonly Finding[],
    ofClaims: Map<string, number>,
  ): Promise<void> {
    const own = findings.filter((finding) => {
      const left = ofClaims.get(keyOf(finding)) ?? 0;
      if (left > 0) ofClaims.set(keyOf(finding), left - 1);
      return left === 0;
    });
    const codes: PostingFindingCode[] = [];
    if (!isPayeeOurs) codes.push('PAYEE_NOT_OURS');
    if (holdReason === 'REMITTANCE_CONFLICT') codes.push('REMITTANCE_CONFLICT');
    const said = codes.map((code) => {
      const [severity, message] = POSTING_FINDINGS[code];
      return { code, severity, segment: null, message };
    });
    const rows = [...own, ...said].map(({ code, severity, segment, message }) => ({
      code,
      severity,
      segment,
      message,
    }));
    await this.writes.findings(rows.map((row) => ({ ...row, x12FileId, x12SetId, eraId })));
  }
}

function keyOf({ code, segment, message }: Finding): string {
  return `${code} ${segment} ${message}`;
}

function addTo(sum: PostingCounts, more: PostingCounts): void {
  for (const name of Object.keys(more) as (keyof PostingCounts)[]) sum[name] += more[name];
}
