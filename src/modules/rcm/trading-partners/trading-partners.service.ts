import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { CreateTradingPartnerDto, UpdateTradingPartnerDto } from './trading-partner.dto.js';
import type { TradingPartner } from './trading-partner.entity.js';
import { separatorProblems } from './trading-partner.rules.js';
import { TradingPartnersRepository } from './trading-partners.repository.js';

/** A partner says nothing of these: the usual separators, test interchanges, files fetched by hand. */
const USUAL = { usage: 'T', separators: '*^:~', transport: 'none' } as const;

@Injectable()
export class TradingPartnersService {
  constructor(private readonly partners: TradingPartnersRepository) {}

  /** A new, active partner. Throws DUPLICATE when its pair of interchange ids is taken. */
  register(facts: CreateTradingPartnerDto): Promise<TradingPartner> {
    refuseIf(separatorProblems(facts));
    const { usage, separators, transport } = facts;
    return this.partners.insert({
      ...facts,
      usage: usage ?? USUAL.usage,
      separators: separators ?? USUAL.separators,
      transport: transport ?? USUAL.transport,
      isActive: true,
    });
  }

  /** Changes a partner that still has `version`. */
  update(id: string, version: number, facts: UpdateTradingPartnerDto): Promise<TradingPartner> {
    refuseIf(separatorProblems(facts));
    return this.partners.update(id, version, facts);
  }

  deactivate(id: string, version: number): Promise<TradingPartner> {
    return this.partners.update(id, version, { isActive: false });
  }

  activate(id: string, version: number): Promise<TradingPartner> {
    return this.partners.update(id, version, { isActive: true });
  }
}

function refuseIf(problems: ReturnType<typeof separatorProblems>): void {
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
