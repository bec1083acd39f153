import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { PAYER_RULE_KINDS } from './payer-rule.codes.js';
import { PayerRule } from './payer-rule.entity.js';

/** What may be said of a new rule. */
export class CreatePayerRuleDto extends PickType(PayerRule, [
  'payerId',
  'planName',
  'kind',
  'limitCount',
  'limitUnit',
  'clockStart',
  'receiptPresumedDays',
  'effectiveFromOn',
  'effectiveToOn',
  'source',
] as const) {}

/** What may be changed later; a rule for another payer, plan or kind is another rule. */
export class UpdatePayerRuleDto extends PartialType(
  PickType(PayerRule, [
    'limitCount',
    'limitUnit',
    'clockStart',
    'receiptPresumedDays',
    'effectiveFromOn',
    'effectiveToOn',
    'source',
  ] as const),
  { skipNullProperties: false },
) {}

/** Whose example rules are wanted. */
export class InstallPayerRulesDto extends PickType(PayerRule, ['payerId'] as const) {}

export class ListPayerRulesQuery extends ListQuery {
  /** Rules of this payer. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Rules for this. */
  @ApiPropertyOptional({ enum: PAYER_RULE_KINDS })
  @IsOptional()
  @IsIn(PAYER_RULE_KINDS)
  kind?: string;
}

export class PayerRulePage extends pageOf(PayerRule) {}
