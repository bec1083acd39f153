import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { CreateTradingPartnerDto } from './trading-partner.dto.js';
import { TradingPartnersRepository } from './trading-partners.repository.js';
import { TradingPartnersService } from './trading-partners.service.js';

const partners = { insert: jest.fn(), update: jest.fn() };
const facts = { name: 'Clearinghouse', role: 'clearinghouse' } as CreateTradingPartnerDto;

describe('TradingPartnersService', () => {
  let service: TradingPartnersService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [TradingPartnersService, { provide: TradingPartnersRepository, useValue: partners }],
    }).compile();
    service = module.get(TradingPartnersService);
  });

  it('fills what is usual, and begins active', () => {
    void service.register({ ...facts, usage: 'P' });
    const filled = { ...facts, usage: 'P', separators: '*^:~', transport: 'none', isActive: true };
    expect(partners.insert).toHaveBeenCalledWith(filled);
  });

  it('refuses separators that are not different, in either writing', () => {
    const refusal = expect.objectContaining({ code: 'VALIDATION_FAILED' });
    expect(() => service.register({ ...facts, separators: '***~' })).toThrow(refusal);
    expect(() => service.update('t', 1, { separators: '***~' })).toThrow(refusal);
    expect(partners.update).not.toHaveBeenCalled();
  });
});
