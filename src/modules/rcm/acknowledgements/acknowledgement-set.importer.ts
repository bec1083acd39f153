import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { InterchangeAcknowledgementEvent, X12Event } from '../x12/x12-events.reader.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import type { SetImporter, SetOutcome, SetSummary } from '../x12-files/set-importer.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { X12SetsRepository } from '../x12-files/x12-sets.repository.js';
import { AcknowledgementRecording } from './acknowledgement-recording.service.js';
import { AcknowledgementTargetsRepository } from './acknowledgement-targets.repository.js';
import type { Answer } from './answer.rules.js';
import { StatusAnswers } from './status-answers.service.js';
import { belongsTo, type StatusGroup } from './status-answers.rules.js';
import { StructureAnswers } from './structure-answers.service.js';

/** So many answers, of claims too, are one transaction. */
const ANSWERS_PER_UNIT = 500;

type Counts = Record<string, number>;

/** Imports acknowledgements: the TA1 of a file, and its 999 and 277CA sets. Flat memory: answers are stored as they come. */
@Injectable()
export class AcknowledgementSetImporter implements SetImporter {
  constructor(
    private readonly recording: AcknowledgementRecording,
    private readonly targets: AcknowledgementTargetsRepository,
    private readonly structures: StructureAnswers,
    private readonly statuses: StatusAnswers,
    private readonly sets: X12SetsRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** The TA1 of a file, which stand outside its sets; what is stored already is passed over. */
  async importInterchanges(file: X12File, events: readonly InterchangeAcknowledgementEvent[]): Promise<Counts> {
    const counts: Counts = {};
    for (const [index, { interchange, acknowledgement }] of events.entries()) {
      const partner = await this.targets.partnerOf(interchange);
      const origin = { place: `TA1.${index + 1}`, tradingPartnerId: partner?.id ?? null };
      const answers = await this.structures.ofInterchange(acknowledgement, origin);
      await this.store(file, answers, counts);
    }
    return counts;
  }

  async importSet(
    file: X12File,
    summary: SetSummary,
    events: AsyncIterable<X12Event>,
    advance: (claims: number) => Promise<void>,
  ): Promise<SetOutcome> {
    const counts: Counts = {};
    const answers =
      summary.transactionSet.set === '999' ? this.ofStructure(summary, events) : this.ofStatus(summary, events);
    for await (const chunk of answers) {
      await this.store(file, chunk, counts);
      await advance(0);
    }
    const findings = [...summary.findings, ...unmatchedFinding(counts)];
    await this.units.run(() => this.sets.record(file, { ...summary, findings }, { status: 'imported' }));
    return { status: 'imported', counts };
  }

  private async *ofStructure(
    { transactionSet }: SetSummary,
    events: AsyncIterable<X12Event>,
  ): AsyncGenerator<Answer[]> {
    const partner = await this.targets.partnerOf(transactionSet.interchange);
    for await (const event of events) {
      if (event.kind !== 'set-acknowledgement' && event.kind !== 'unnamed-sets') continue;
      const { segment } = event.kind === 'unnamed-sets' ? event.unnamed.acknowledgement : event.acknowledgement;
      const origin = { place: `${transactionSet.index}.${segment}`, tradingPartnerId: partner?.id ?? null };
      yield event.kind === 'unnamed-sets'
        ? this.structures.ofUnnamedSets(event.unnamed, origin)
        : this.structures.ofSet(event.acknowledgement, origin);
    }
  }

  private async *ofStatus({ transactionSet }: SetSummary, events: AsyncIterable<X12Event>): AsyncGenerator<Answer[]> {
    const partner = await this.targets.partnerOf(transactionSet.interchange);
    const origin = {
      setIndex: transactionSet.index,
      tradingPartnerId: partner?.id ?? null,
      partnerRole: partner?.role ?? null,
    };
    let groups: StatusGroup[] = [];
    for await (const event of events) {
      if (event.kind !== 'claim-status') continue;
      const { status } = event;
      const last = groups.at(-1);
      if (last !== undefined && belongsTo(last, status)) last.statuses.push(status);
      else {
        if (groups.length >= ANSWERS_PER_UNIT) {
          yield await this.statuses.of(groups, origin);
          groups = [];
        }
        groups.push({ head: status, statuses: [status] });
      }
    }
    if (groups.length > 0) yield await this.statuses.of(groups, origin);
  }

  private async store(file: X12File, answers: readonly Answer[], counts: Counts): Promise<void> {
    for (let at = 0; at < answers.length; at += ANSWERS_PER_UNIT) {
      const made = await this.recording.record(file, answers.slice(at, at + ANSWERS_PER_UNIT));
      for (const [name, count] of Object.entries(made)) counts[name] = (counts[name] ?? 0) + count;
    }
  }
}

function unmatchedFinding({ unmatchedAnswers = 0 }: Counts): Finding[] {
  if (unmatchedAnswers === 0) return [];
  const message = `${unmatchedAnswers} of the answers are to batches or claims that are not known here, or not to be told apart`;
  return [{ code: 'ACKNOWLEDGEMENT_UNMATCHED', severity: 'warning', segment: null, message }];
}
