import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { DEFAULT_RULES, type RuleSet } from '../spc/chart-kinds.codes.js';
import { ImprovementSettings } from './improvement-settings.entity.js';

@Injectable()
export class ImprovementSettingsRepository extends TenantRepository<ImprovementSettings> {
  constructor(store: Store) {
    super(store, ImprovementSettings);
  }

  /** The company's row; null until it sets one. */
  current(): Promise<ImprovementSettings | null> {
    return this.findOne({});
  }

  /** The rules of charts for which nobody has chosen any. */
  async chartRules(): Promise<RuleSet[]> {
    return (await this.current())?.chartRules ?? [...DEFAULT_RULES];
  }
}
