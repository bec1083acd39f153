import { Injectable } from '@nestjs/common';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { Counters } from '../../../shared/counters/counters.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, refusal } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { MipsContent, type ReadContent } from './mips-content.reader.js';
import { MipsDecisionsRepository } from './mips-decisions.repository.js';
import { MipsReceiptsRepository } from './mips-receipts.repository.js';
import { MipsScores } from './mips-scores.port.js';
import type { MipsDecisionKind, MipsStatus } from './mips-submission.codes.js';
import type { ListMipsSubmissionsQuery, MipsSubmissionDetails, SubmitMipsDto } from './mips-submission.dto.js';
import type { MipsSubmission } from './mips-submission.entity.js';
import { canMove, decisionProblem, isSameParty, isSent, summaryOf } from './mips-submission.rules.js';
import { MipsSubmissionsRepository } from './mips-submissions.repository.js';
import type { QppSubmission } from './qpp-submission.codes.js';
import { qppProblems } from './qpp-submission.rules.js';

/** An answer of CMS. */
interface Answer {
  kind: MipsDecisionKind;
  reference: string;
  decidedOn: string;
  reason: string | null;
}

/** Submissions to MIPS: entered by one person, submitted by another, frozen from then on. */
@Injectable()
export class MipsSubmissionsService {
  constructor(
    private readonly submissions: MipsSubmissionsRepository,
    private readonly receipts: MipsReceiptsRepository,
    private readonly decisions: MipsDecisionsRepository,
    private readonly content: MipsContent,
    private readonly scores: MipsScores,
    private readonly counters: Counters,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  /** A draft from QPP JSON. MIPS_YEAR_UNSUPPORTED, QPP_INVALID; what else is wrong is listed with the draft. */
  enter(qpp: unknown, correctsId: string | null): Promise<MipsSubmissionDetails> {
    return this.add(this.content.read(qpp, '/qpp'), correctsId);
  }

  /** A draft from a file. */
  async upload(file: StagedBlob, correctsId: string | null): Promise<MipsSubmissionDetails> {
    return this.add(await this.content.readFile(file), correctsId);
  }

  list(query: ListMipsSubmissionsQuery): Promise<Page<MipsSubmission>> {
    return this.submissions.list(query);
  }

  async details(id: string): Promise<MipsSubmissionDetails> {
    const submission = await this.submissions.get(id);
    const { submission: qpp } = await this.content.stored(submission.blobId);
    return Object.assign(submission, {
      problems: qppProblems(qpp),
      scoring: await this.scores.scoreOf(qpp),
      receipt: await this.receipts.ofSubmission(id),
      decision: await this.decisions.ofSubmission(id),
      correctedById: await this.submissions.correctionOf(id),
    });
  }

  /** The QPP JSON, as it is kept. */
  async qpp(id: string): Promise<QppSubmission> {
    const { blobId } = await this.submissions.get(id);
    return (await this.content.stored(blobId)).submission;
  }

  /** New content: it is a draft again, and who entered it does not submit it. */
  replace(id: string, version: number, qpp: unknown): Promise<MipsSubmissionDetails> {
    const read = this.content.read(qpp, '/qpp');
    return this.units.run(async () => {
      const { status, preparers, correctsId } = await this.submissions.get(id);
      refuseMove(status, 'draft');
      await this.refuseCorrection(correctsId, read.submission);
      const all = [...new Set([...preparers, tenantContext.actorId()])];
      await this.submissions.update(id, version, { ...(await this.factsOf(read)), status: 'draft', preparers: all });
      return this.details(id);
    });
  }

  /** Finds a draft ready to go out. QPP_INVALID with all that is wrong. */
  validate(id: string): Promise<MipsSubmissionDetails> {
    return this.units.run(async () => {
      const { status, version, blobId } = await this.submissions.get(id);
      refuseMove(status, 'validated');
      const problems = qppProblems((await this.content.stored(blobId)).submission);
      if (problems.length > 0) throw new DomainError('QPP_INVALID', problems);
      await this.submissions.update(id, version, { status: 'validated', problemCount: 0 });
      return this.details(id);
    });
  }

  /**
   * Submits what somebody else has entered, as the signer has read it (`version`). Content and hash are frozen; the
   * receipt says who attested what. OWN_APPROVAL for everybody who has entered content.
   */
  submit(id: string, version: number, { statement, signerTitle }: SubmitMipsDto): Promise<MipsSubmissionDetails> {
    return this.units.run(async () => {
      const { status, preparers, blobId, contentHash, performanceYear } = await this.submissions.get(id);
      if (preparers.includes(tenantContext.actorId())) throw new DomainError('OWN_APPROVAL');
      refuseMove(status, 'submitted');
      await this.submissions.update(id, version, { status: 'submitted' });
      const number = await this.counters.next(`mips-receipts-${performanceYear}`);
      const { roles, authentication } = tenantContext.current();
      await this.receipts.insert({
        ...{ submissionId: id, receiptNumber: `MIPS-${performanceYear}-${number}`, contentHash, statement },
        ...{ bytes: (await this.content.stored(blobId)).bytes, signerTitle: signerTitle ?? null },
        signerRoles: [...(roles ?? [])],
        authenticatedAt: authentication?.at ?? null,
        authenticationMethods: authentication ? [...authentication.methods] : null,
      });
      return this.details(id);
    });
  }

  /** Enters what CMS answered. */
  decide(id: string, { kind, reference, decidedOn, reason }: Answer): Promise<MipsSubmissionDetails> {
    return this.units.run(async () => {
      const { status, version } = await this.submissions.get(id);
      refuseMove(status, kind);
      const receipt = await this.receipts.ofSubmission(id);
      const submittedOn = await this.calendar.dayOf(receipt!.createdAt);
      const message = decisionProblem(decidedOn, submittedOn, await this.calendar.today());
      if (message !== null) throw refusal('VALIDATION_FAILED', message, '/decidedOn', 'DAY_IMPOSSIBLE');
      await this.submissions.update(id, version, { status: kind });
      await this.decisions.insert({ submissionId: id, kind, reference, decidedOn, reason });
      return this.details(id);
    });
  }

  /** Takes back what has not gone out. */
  withdraw(id: string, reason: string): Promise<MipsSubmissionDetails> {
    return this.units.run(async () => {
      const { status, version } = await this.submissions.get(id);
      refuseMove(status, 'withdrawn');
      await this.submissions.update(id, version, { status: 'withdrawn' });
      this.units.note({ reason });
      return this.details(id);
    });
  }

  private add(read: ReadContent, correctsId: string | null): Promise<MipsSubmissionDetails> {
    return this.units.run(async () => {
      await this.refuseCorrection(correctsId, read.submission);
      const preparers = [tenantContext.actorId()];
      const facts = await this.factsOf(read);
      const { id } = await this.submissions.insert({ ...facts, status: 'draft', correctsId, preparers });
      return this.details(id);
    });
  }

  private async factsOf({ submission, problems }: ReadContent): Promise<Partial<MipsSubmission>> {
    return { ...summaryOf(submission), ...(await this.content.keep(submission)), problemCount: problems.length };
  }

  /** What is corrected has gone out, and is of the same year and party. */
  private async refuseCorrection(correctsId: string | null, submission: QppSubmission): Promise<void> {
    if (correctsId === null) return;
    const former = await this.submissions.byId(correctsId);
    if (former === null) throw refusal('REFERENCE_NOT_FOUND', 'there is no such submission', '/correctsId');
    if (!isSent(former.status))
      throw refusal('MIPS_NOT_CORRECTABLE', 'it has not gone out: change it itself', '/correctsId');
    if (former.performanceYear !== submission.performanceYear)
      throw refusal('MIPS_NOT_CORRECTABLE', `it is of the year ${former.performanceYear}`, '/correctsId');
    if (!isSameParty((await this.content.stored(former.blobId)).submission, submission))
      throw refusal('MIPS_NOT_CORRECTABLE', 'it is of another entity, TIN or NPI', '/correctsId');
  }
}

function refuseMove(from: MipsStatus, to: MipsStatus): void {
  if (!canMove(from, to)) throw new DomainError('STATE_FORBIDS', [], `the submission is ${from}`);
}
