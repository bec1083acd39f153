import { dayFromCompact } from '../../../shared/domain/day.rules.js';
import { FoldValues } from './fold-values.reader.js';
import type { FoldContext, FoldTotals, SetFold } from './set-fold.reader.js';
import { SubmissionHierarchy } from './submission-hierarchy.reader.js';
import type { ClaimType, Submission, SubmissionTotals } from './submitted-claim.rules.js';
import type { Party } from './submitted-hierarchy.rules.js';
import { SubmittedClaimFold } from './submitted-claim-fold.reader.js';
import { partyOf } from './submitted-party.reader.js';
import { type Elements, elementAt } from './x12-segment.rules.js';

/** Folds an 837P or 837I: header, billing and subscriber hierarchy, claims one at a time. */
export class SubmissionFold implements SetFold {
  private readonly values: FoldValues;
  private readonly hierarchy: SubmissionHierarchy;
  private readonly claim: SubmittedClaimFold;
  private readonly submission: Submission;
  private party: Party | null = null;
  private place: 'header' | 'hierarchy' | 'claim' = 'header';
  private hasBeginning = false;
  private readonly totals: SubmissionTotals = { claimCount: 0, lineCount: 0, sumChargeCents: 0 };

  constructor(
    type: ClaimType,
    private readonly context: FoldContext,
  ) {
    this.values = new FoldValues(context);
    this.hierarchy = new SubmissionHierarchy(this.values);
    this.submission = {
      type,
      purposeCode: '',
      reference: '',
      createdOn: null,
      transactionTypeCode: '',
      submitter: null,
      receiver: null,
      kept: [],
    };
    this.claim = new SubmittedClaimFold(this.submission, this.hierarchy, context, this.values, this.totals);
  }

  read(elements: Elements, segment: number): void {
    const id = elements[0];
    if (id === 'HL') {
      this.claim.finish();
      this.endHeader();
      this.place = 'hierarchy';
      this.hierarchy.beginLevel(elements, segment);
    } else if (id === 'CLM') {
      this.claim.finish();
      this.endHeader();
      this.place = 'claim';
      this.claim.begin(elements, segment);
    } else if (this.place === 'claim') this.claim.read(elements, segment);
    else if (this.place === 'hierarchy') this.hierarchy.read(elements, segment);
    else this.readHeader(elements, segment);
  }

  end(): FoldTotals {
    this.claim.finish();
    this.endHeader();
    if (this.totals.claimCount === 0) this.context.findings.add('CLAIMS_MISSING', null, 'the set holds no claim (CLM)');
    return { submission: this.totals };
  }

  private readHeader(elements: Elements, segment: number): void {
    const { submission } = this;
    if (elements[0] === 'BHT') {
      this.hasBeginning = true;
      submission.purposeCode = elementAt(elements, 2);
      submission.reference = elementAt(elements, 3);
      submission.createdOn = dayFromCompact(elementAt(elements, 4));
      submission.transactionTypeCode = elementAt(elements, 6);
      return;
    }
    if (elements[0] === 'NM1') {
      this.party = partyOf(elements, segment, this.values);
      if (this.party.entityCode === '41') submission.submitter ??= this.party;
      else if (this.party.entityCode === '40') submission.receiver ??= this.party;
      else submission.kept.push(this.values.kept(elements, '1000', segment));
      return;
    }
    const loop = this.party === null ? 'header' : this.party === submission.submitter ? '1000A' : '1000B';
    submission.kept.push(this.values.kept(elements, loop, segment));
  }

  private endHeader(): void {
    if (this.place !== 'header') return;
    const { context } = this;
    this.place = 'hierarchy';
    if (!this.hasBeginning) context.findings.add('SEGMENT_MISSING', null, 'the header has no BHT');
    context.emit({ kind: 'submission', submission: this.submission });
  }
}
