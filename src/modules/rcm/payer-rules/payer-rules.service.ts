import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PayerDeadlinesService } from './payer-deadlines.service.js';
import { MEDICARE_RULES } from './payer-rule.codes.js';
import type { CreatePayerRuleDto, UpdatePayerRuleDto } from './payer-rule.dto.js';
import type { PayerRule } from './payer-rule.entity.js';
import { overlaps, payerRuleProblems, type DatedTerm } from './payer-rule.rules.js';
import { PayerRulesRepository } from './payer-rules.repository.js';

@Injectable()
export class PayerRulesService {
  constructor(
    private readonly rules: PayerRulesRepository,
    private readonly payers: PayersRepository,
    private readonly deadlines: PayerDeadlinesService,
    private readonly units: UnitOfWork,
  ) {}

  /** A new rule; open denials and appeals of the payer get their deadlines by it. Throws VALIDATION_FAILED, and PAYER_RULE_OVERLAPS where another rules the same days. */
  add(facts: CreatePayerRuleDto): Promise<PayerRule> {
    const rule = {
      ...facts,
      planName: facts.planName ?? null,
      receiptPresumedDays: facts.receiptPresumedDays ?? 0,
      effectiveToOn: facts.effectiveToOn ?? null,
    };
    return this.units.run(async () => {
      await this.rules.lockPayer(rule.payerId);
      refuseIfWrong(rule, await this.rules.ofPayer(rule.payerId));
      const added = await this.rules.insert(rule);
      await this.deadlines.renew(rule.payerId);
      return added;
    });
  }

  /** Changes a rule that still has `version`; refuses as `add` does. */
  update(id: string, version: number, facts: UpdatePayerRuleDto): Promise<PayerRule> {
    return this.units.run(async () => {
      const { payerId } = await this.rules.get(id);
      await this.rules.lockPayer(payerId);
      const all = await this.rules.ofPayer(payerId);
      const rule = all.find((one) => one.id === id)!;
      refuseIfWrong(
        { ...rule, ...facts },
        all.filter((one) => one.id !== id),
      );
      const changed = await this.rules.update(id, version, facts);
      await this.deadlines.renew(payerId);
      return changed;
    });
  }

  /**
   * Adds Medicare's rules to a payer of that type, each where the payer has none of its kind; answers the added ones.
   * Throws NO_EXAMPLE_RULES for other payers: their contracts decide.
   */
  installExamples(payerId: string): Promise<PayerRule[]> {
    return this.units.run(async () => {
      const payer = await this.payers.byId(payerId);
      if (payer === null) throw unknownReference('payer', '/payerId');
      if (payer.type !== 'medicare') throw new DomainError('NO_EXAMPLE_RULES');
      await this.rules.lockPayer(payerId);
      const kinds = new Set((await this.rules.ofPayer(payerId)).map(({ kind }) => kind));
      const added: PayerRule[] = [];
      for (const rule of MEDICARE_RULES.filter(({ kind }) => !kinds.has(kind)))
        added.push(await this.rules.insert({ ...rule, payerId, planName: null, effectiveToOn: null }));
      await this.deadlines.renew(payerId);
      return added;
    });
  }
}

function refuseIfWrong(rule: DatedTerm, others: readonly (DatedTerm & { id: string })[]): void {
  const problems = payerRuleProblems(rule);
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
  const other = others.find((one) => overlaps(rule, one));
  if (other === undefined) return;
  const message = `rule ${other.id} is in force from ${other.effectiveFromOn} to ${other.effectiveToOn ?? 'further notice'}`;
  throw new DomainError('PAYER_RULE_OVERLAPS', [{ code: 'PAYER_RULE_OVERLAPS', message, pointer: '/effectiveFromOn' }]);
}
