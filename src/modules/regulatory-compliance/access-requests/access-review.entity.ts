import { Entity } from 'typeorm';
import { OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { DENIAL_GROUNDS, type DenialGrounds, REVIEW_OUTCOMES, type ReviewOutcome } from './access-request.codes.js';

/** The review of a denial by somebody who was not part of it (164.524(a)(4), (d)(4)). */
@Entity('access_request_reviews')
export class AccessReview extends AppendOnlyRow {
  /** Request. */
  @Ref()
  requestId: string;

  /** Upheld or overturned. */
  @OneOf(REVIEW_OUTCOMES, { example: 'upheld' })
  outcome: ReviewOutcome;

  /** Grounds of the denial that was reviewed. */
  @OneOf(DENIAL_GROUNDS, { example: 'endangers_life_or_safety' })
  denialGrounds: DenialGrounds;

  /** Why. */
  @Text({ max: 2000, example: 'The risk is documented by the treating physician' })
  reason: string;
}
