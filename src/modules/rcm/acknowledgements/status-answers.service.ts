import { Injectable } from '@nestjs/common';
import { BatchesRepository } from '../batches/batches.repository.js';
import { acknowledgedClaim } from './acknowledged-claim.rules.js';
import { AcknowledgementTargetsRepository, controlKey } from './acknowledgement-targets.repository.js';
import type { Answer } from './answer.rules.js';
import { statusAnswer, type StatusGroup, type StatusOrigin } from './status-answers.rules.js';

/** What the statuses of a 277CA are about: claims by TRN02 = CLM01, batches and providers by the levels above. */
@Injectable()
export class StatusAnswers {
  constructor(
    private readonly batches: BatchesRepository,
    private readonly targets: AcknowledgementTargetsRepository,
  ) {}

  async of(groups: readonly StatusGroup[], origin: StatusOrigin): Promise<Answer[]> {
    const ofClaims = await this.ofClaims(groups.filter(isOfClaim), origin);
    const answers: Answer[] = [];
    for (const group of groups) {
      if (isOfClaim(group)) answers.push(ofClaims.shift()!);
      else answers.push(...(await this.ofLevel(group, origin)));
    }
    return answers;
  }

  private async ofClaims(groups: readonly StatusGroup[], origin: StatusOrigin): Promise<Answer[]> {
    const numbers = groups.map(({ head }) => head.patientControlNumber ?? '').filter((number) => number !== '');
    const candidates = await this.targets.candidates(numbers);
    const matched = groups.map(({ head }) => {
      const { providerNpi, servedFromOn, chargeCents } = head;
      const hints = { providerNpi, servedFromOn, chargeCents };
      return acknowledgedClaim(candidates.get(controlKey(head.patientControlNumber ?? '')) ?? [], hints);
    });
    const batches = await this.targets.latestBatches(matched.filter((claimId) => claimId !== null));
    const traces = await this.batchesOfTraces(groups, origin);
    return groups.map((group, index) => {
      const claimId = matched[index]!;
      const batchId =
        claimId === null ? null : (traces.get(group.head.batchTraceNumber) ?? batches.get(claimId) ?? null);
      return { ...statusAnswer(group, origin), claimId, batchId, isMatched: claimId !== null };
    });
  }

  /** A status of a level above: a rejection there rejects every claim below it that went out in the batch. */
  private async ofLevel(group: StatusGroup, origin: StatusOrigin): Promise<Answer[]> {
    const { head } = group;
    const traces = await this.batchesOfTraces([group], origin);
    const batchId = traces.get(head.batchTraceNumber) ?? null;
    const answer = statusAnswer(group, origin);
    const whole: Answer = { ...answer, batchId, isMatched: batchId !== null };
    if (batchId === null || answer.outcome !== 'rejected') return [whole];
    const claimIds = await this.claimsBelow(group, batchId);
    const ofClaims = claimIds.map((claimId, index): Answer => {
      const place = `${whole.place}#${index + 1}`;
      return {
        ...whole,
        level: 'claim',
        place,
        claimId,
        complaints: whole.reasons,
        identity: [...whole.identity, claimId],
      };
    });
    return [whole, ...ofClaims];
  }

  private async claimsBelow({ head }: StatusGroup, batchId: string): Promise<string[]> {
    if (head.level === 'provider') {
      return head.providerNpi === null ? [] : this.targets.claimsOfProvider(batchId, head.providerNpi);
    }
    return (await this.batches.claimsOf(batchId)).map(({ claimId }) => claimId);
  }

  private async batchesOfTraces(
    groups: readonly StatusGroup[],
    { tradingPartnerId }: StatusOrigin,
  ): Promise<Map<string | null, string>> {
    const found = new Map<string | null, string>();
    if (tradingPartnerId === null) return found;
    for (const trace of new Set(groups.map(({ head }) => head.batchTraceNumber))) {
      const batchId = trace === null ? null : await this.targets.batchOfTrace(trace, tradingPartnerId);
      if (batchId !== null) found.set(trace, batchId);
    }
    return found;
  }
}

function isOfClaim({ head }: StatusGroup): boolean {
  return head.level === 'claim' || head.level === 'line';
}
