import { Injectable } from '@nestjs/common';
import { SupersedingService } from '../claim-versions/superseding.service.js';
import { statusSuperseded } from '../claim-versions/claim-version.rules.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { SecondaryTransfersService } from '../secondary-claims/secondary-transfers.service.js';
import type { ClaimLink } from './claim-link.rules.js';

/** A claim of a file that belongs to claims before it. */
export interface LinkedClaim extends Pick<ClaimLink, 'priorClaimId' | 'supersedes' | 'handsOver'> {
  claimId: string;
  frequencyCode: string;
  /** What its file says is left after the payers before, in cents. */
  leftCents: number;
}

/**
 * What becomes of the claims that are here when claims come that have gone out in their place or after them: the same as
 * when such a claim goes out from here (ADR 10, 22). In the open unit of work, a constant number of statements.
 */
@Injectable()
export class ImportedVersionsService {
  constructor(
    private readonly lifecycle: ClaimLifecycle,
    private readonly superseding: SupersedingService,
    private readonly transfers: SecondaryTransfersService,
  ) {}

  /** After the claims are stored with their charges. */
  async settle(linked: readonly LinkedClaim[], occurredAt: string): Promise<void> {
    if (linked.length === 0) return;
    const moves = linked.flatMap(({ claimId, frequencyCode, supersedes }) =>
      supersedes.map((id): ClaimMove => {
        const to = statusSuperseded(frequencyCode);
        return { claimId: id, to, kind: to, occurredAt, sourceId: claimId };
      }),
    );
    const { made } = await this.lifecycle.moveAll(moves);
    const movedTo = (status: string): string[] => made.flatMap(({ to, claimId }) => (to === status ? [claimId] : []));
    await this.superseding.takeOverCharges(movedTo('corrected'));
    const following = linked.filter(({ handsOver }) => handsOver === 'open').map(({ claimId }) => claimId);
    await this.transfers.handOver(following);
    await this.transfers.handOverTold(linked.flatMap(told));
    await this.superseding.takeBackCharges(movedTo('voided'));
  }
}

function told({ claimId, priorClaimId, handsOver, leftCents }: LinkedClaim) {
  if (handsOver !== 'told' || priorClaimId === null) return [];
  return [{ fromClaimId: priorClaimId, toClaimId: claimId, cents: leftCents }];
}
