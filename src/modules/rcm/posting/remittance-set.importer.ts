import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { SetImporter, SetOutcome, SetSummary } from '../x12-files/set-importer.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { setFacts } from '../x12-files/x12-set.rules.js';
import type { Remittance, RemittanceTotals } from '../x12/remittance.rules.js';
import type { X12Event } from '../x12/x12-events.reader.js';
import type { EraInHand } from './era-in-hand.rules.js';
import { holdReason } from './hold.rules.js';
import { judgeCopy, remittanceKey, type Copy } from './remittance-identity.rules.js';
import { storableRemittance } from './stored-remittance.rules.js';
import { RemittanceStreamService } from './remittance-stream.service.js';
import { RemittanceClosingService } from './remittance-closing.service.js';
import { RemittancesRepository } from './remittances.repository.js';

/** Tries to get the company's turn; each waits for the database's lock timeout (5 s). */
const MOST_ATTEMPTS = 60;
/** Lock timeout, deadlock; a key of the remittance that another transaction took in the meantime. */
const WORTH_ANOTHER_TRY: ReadonlySet<unknown> = new Set(['55P03', '40P01', '23505']);

/** A set with all that an 835 has. */
interface RemittanceSummary extends SetSummary {
  remittance: Remittance;
  remittanceTotals: RemittanceTotals;
  bodyHash: string;
}

/**
 * Imports an 835, each transaction set in one transaction (rcm.md §4 D): all of it or nothing, once, however often and
 * from however many workers it comes.
 */
@Injectable()
export class RemittanceSetImporter implements SetImporter {
  constructor(
    private readonly units: UnitOfWork,
    private readonly remittances: RemittancesRepository,
    private readonly stream: RemittanceStreamService,
    private readonly closing: RemittanceClosingService,
    private readonly clock: Clock,
    private readonly days: CompanyDays,
  ) {}

  /** `advance` is told of all claims at once, after the commit. */
  async importSet(
    file: X12File,
    summary: SetSummary,
    events: AsyncIterable<X12Event>,
    advance: (claims: number) => Promise<void>,
  ): Promise<SetOutcome> {
    const remittance = summary.remittance && storableRemittance(summary.remittance);
    const outcome = await this.importOnce(file, { ...summary, remittance }, events);
    await advance(summary.claimCount);
    return outcome;
  }

  /** Until the first event is taken from the stream, a transaction that lost a race can be begun again. */
  private async importOnce(file: X12File, summary: SetSummary, events: AsyncIterable<X12Event>): Promise<SetOutcome> {
    const taken = { hasBegun: false };
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.units.run(() => this.importInUnit(file, summary, watched(events, taken)));
      } catch (error) {
        if (taken.hasBegun || attempt === MOST_ATTEMPTS || !WORTH_ANOTHER_TRY.has(sqlState(error))) throw error;
      }
    }
  }

  private async importInUnit(file: X12File, summary: SetSummary, events: AsyncIterable<X12Event>): Promise<SetOutcome> {
    await this.remittances.takeTurn();
    const done = await this.remittances.setAt(file.id, summary.transactionSet.index);
    if (done !== null) return { status: done.status, counts: {} };
    const setId = newId();
    if (!isWhole(summary)) return this.fail(file, summary, setId);
    const key = remittanceKey(summary.remittance);
    const copy = judgeCopy(summary.bodyHash, await this.remittances.withKey(key));
    if (copy.kind === 'duplicate') return this.linkDuplicate(file, summary, { setId, eraId: copy.eraId });
    const era = await this.begin(file, summary, { setId, copy });
    const counts = await this.stream.import(era, summary.findings, events);
    const status = statusOf(copy, era);
    const freed = status === 'posted' ? (await this.closing.close(era.id)).posted : 0;
    if (status !== 'conflict') await this.closing.fund(era.id);
    this.units.note({
      action: 'importRemittance',
      entity: 'claim_eras',
      entityId: era.id,
      facts: {
        status,
        x12FileId: file.id,
        set: summary.transactionSet.index,
        bodyHash: summary.bodyHash,
        ...counts,
        freed,
      },
    });
    return { status, counts: { claims: summary.claimCount, ...counts, ...(freed > 0 ? { freed } : {}) } };
  }

  /** Writes the set and the remittance, before anything that hangs on them. */
  private async begin(
    file: X12File,
    summary: RemittanceSummary,
    { setId, copy }: { setId: string; copy: Copy },
  ): Promise<EraInHand> {
    const { remittance, remittanceTotals: totals } = summary;
    const isPayeeOurs = await this.remittances.isPayeeOurs(remittance);
    const reason = holdReason({ ...remittance, ...summary, isBalanced: totals.isBalanced, isPayeeOurs });
    const era: EraInHand = {
      id: newId(),
      x12FileId: file.id,
      x12SetId: setId,
      payerId: await this.remittances.payerOf(remittance),
      remittance,
      holdReason: copy.kind === 'conflict' ? 'REMITTANCE_CONFLICT' : reason,
      isPayeeOurs,
      postedOn: remittance.paidOn ?? (await this.days.today()),
      reversedIds: new Set(),
    };
    const status = statusOf(copy, era);
    await this.remittances.insertSet({ ...setFacts(file.id, summary), id: setId, status, eraId: era.id });
    await this.remittances.insertEra({
      ...remittanceKey(remittance),
      id: era.id,
      status,
      holdReason: era.holdReason,
      payerId: era.payerId,
      payerName: remittance.payer?.name || null,
      methodCode: remittance.methodCode || null,
      bodyHash: summary.bodyHash,
      isBalanced: totals.isBalanced,
      sumClaimPaidCents: storable(totals.sumClaimPaidCents),
      sumProviderAdjustmentCents: storable(totals.sumProviderAdjustmentCents),
      x12SetId: setId,
      postedAt: status === 'posted' ? this.clock.now() : null,
      isSandbox: file.isSandbox,
      funding: remittance.paymentCents <= 0 || remittance.methodCode === 'NON' ? 'not_needed' : 'unfunded',
      isBeside: false,
    });
    return era;
  }

  /** The same content was here: linked, nothing posted. */
  private async linkDuplicate(
    file: X12File,
    summary: RemittanceSummary,
    { setId, eraId }: { setId: string; eraId: string },
  ): Promise<SetOutcome> {
    const status = 'duplicate';
    await this.remittances.insertSet({ ...setFacts(file.id, summary), id: setId, status, eraId });
    await this.remittances.insertSetFindings(file.id, setId, summary.findings);
    this.units.note({
      action: 'importRemittance',
      entity: 'claim_eras',
      entityId: eraId,
      facts: { status, x12FileId: file.id, set: summary.transactionSet.index, bodyHash: summary.bodyHash },
    });
    return { status, counts: { claims: summary.claimCount, duplicates: summary.claimCount } };
  }

  /** Not even the head of a remittance could be read. */
  private async fail(file: X12File, summary: SetSummary, setId: string): Promise<SetOutcome> {
    await this.remittances.insertSet({ ...setFacts(file.id, summary), id: setId, status: 'failed', eraId: null });
    await this.remittances.insertSetFindings(file.id, setId, summary.findings);
    const facts = { status: 'failed', set: summary.transactionSet.index, errors: summary.errorCount };
    this.units.note({ action: 'importRemittance', entity: 'x12_sets', entityId: setId, facts });
    return { status: 'failed', counts: { claims: summary.claimCount } };
  }
}

function isWhole(summary: SetSummary): summary is RemittanceSummary {
  return summary.remittance !== null && summary.remittanceTotals !== null && summary.bodyHash !== null;
}

function statusOf(copy: Copy, era: EraInHand): 'posted' | 'held' | 'conflict' {
  if (copy.kind === 'conflict') return 'conflict';
  return era.holdReason === null ? 'posted' : 'held';
}

/** A sum of hostile amounts can leave the safe integers; such a set is unbalanced and held with its finding. */
function storable(cents: number): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, cents));
}

function sqlState(error: unknown): unknown {
  return (error as { driverError?: { code?: unknown } }).driverError?.code;
}

async function* watched(events: AsyncIterable<X12Event>, taken: { hasBegun: boolean }): AsyncGenerator<X12Event> {
  taken.hasBegun = true;
  yield* events;
}
