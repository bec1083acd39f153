import type { RemittanceTotals } from './remittance.rules.js';
import type { SubmissionTotals } from './submitted-claim.rules.js';
import type { Elements } from './x12-segment.rules.js';
import type { X12Event } from './x12-events.reader.js';
import type { FindingList } from './finding-list.reader.js';

/** What a fold gets to work with. */
export interface FoldContext {
  /** Component separator of the interchange. */
  component: string;
  findings: FindingList;
  emit(event: X12Event): void;
}

export interface FoldTotals {
  remittance?: RemittanceTotals;
  submission?: SubmissionTotals;
}

/** Turns the segments of one transaction set, those between ST and SE, into events; holds no more than one claim. */
export interface SetFold {
  /** `segment` is 1-based inside ST, the ST being 1. */
  read(elements: Elements, segment: number): void;
  /** The set is over, whether or not its SE came. */
  end(): FoldTotals;
}
