import { Injectable } from '@nestjs/common';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { PayerRulesService } from '../payer-rules/payer-rules.service.js';
import type { CreatePayerRuleDto } from '../payer-rules/payer-rule.dto.js';
import type { Payer } from '../payers/payer.entity.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PayersService } from '../payers/payers.service.js';
import type { CreateTradingPartnerDto } from '../trading-partners/trading-partner.dto.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import { TradingPartnersService } from '../trading-partners/trading-partners.service.js';
import { DEMO_PARTNER, DEMO_PAYER_RULES } from './demo-terms.codes.js';

const MEDICARE = 'MEDICARE';

/** Gives the demo company whom to send claims to, and its payers terms. What is there already stays as it is. */
@Injectable()
export class DemoTermsService {
  constructor(
    private readonly partners: TradingPartnersRepository,
    private readonly partnersService: TradingPartnersService,
    private readonly payers: PayersRepository,
    private readonly payersService: PayersService,
    private readonly rules: PayerRulesRepository,
    private readonly rulesService: PayerRulesService,
  ) {}

  async install(): Promise<void> {
    const partners = await this.partners.list({ limit: 1 });
    if (partners.items.length === 0) await this.partnersService.register(DEMO_PARTNER as CreateTradingPartnerDto);
    const payers = await this.payers.list({ limit: 200 });
    for (const payer of payers.items) {
      if ((await this.rules.ofPayer(payer.id)).length === 0) await this.rule(payer);
    }
  }

  private async rule(payer: Payer): Promise<void> {
    if (payer.name === MEDICARE) {
      await this.payersService.update(payer.id, payer.version, { type: 'medicare' });
      await this.rulesService.installExamples(payer.id);
      return;
    }
    for (const rule of DEMO_PAYER_RULES) {
      await this.rulesService.add({ ...rule, payerId: payer.id } as CreatePayerRuleDto);
    }
  }
}
