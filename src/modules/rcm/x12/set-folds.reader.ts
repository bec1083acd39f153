import { AcknowledgementFold } from './acknowledgement-fold.reader.js';
import { ClaimStatusFold } from './claim-status-fold.reader.js';
import { RemittanceFold } from './remittance-fold.reader.js';
import type { FoldContext, SetFold } from './set-fold.reader.js';
import { SubmissionFold } from './submission-fold.reader.js';
import type { SetName } from './x12-version.rules.js';

/** The fold of a transaction set; null for those that are only counted. */
export function foldFor(set: SetName, context: FoldContext): SetFold | null {
  switch (set) {
    case '837P':
      return new SubmissionFold('professional', context);
    case '837I':
      return new SubmissionFold('institutional', context);
    case '835':
      return new RemittanceFold(context);
    case '999':
      return new AcknowledgementFold(context);
    case '277CA':
    case '277':
    case '276':
      return new ClaimStatusFold(context);
    default:
      return null;
  }
}
