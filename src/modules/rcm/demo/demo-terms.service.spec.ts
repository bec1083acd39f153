import { Test } from '@nestjs/testing';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { PayerRulesService } from '../payer-rules/payer-rules.service.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PayersService } from '../payers/payers.service.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import { TradingPartnersService } from '../trading-partners/trading-partners.service.js';
import { DemoTermsService } from './demo-terms.service.js';

async function installed(partners: unknown[], rules: unknown[]): Promise<string[]> {
  const done: string[] = [];
  const payers = [{ id: 'm', name: 'MEDICARE', version: 3 }, { id: 'a', name: 'AETNA', version: 1 }]; // prettier-ignore
  const module = await Test.createTestingModule({
    providers: [
      DemoTermsService,
      { provide: TradingPartnersRepository, useValue: { list: async () => ({ items: partners }) } },
      { provide: TradingPartnersService, useValue: { register: async () => done.push('partner') } },
      { provide: PayersRepository, useValue: { list: async () => ({ items: payers }) } },
      { provide: PayersService, useValue: { update: async (id: string, version: number) => done.push(`type of ${id} ${version}`) } }, // prettier-ignore
      { provide: PayerRulesRepository, useValue: { ofPayer: async () => rules } },
      {
        provide: PayerRulesService,
        useValue: {
          installExamples: async (id: string) => done.push(`law for ${id}`),
          add: async ({ payerId, kind }: { payerId: string; kind: string }) => done.push(`${kind} of ${payerId}`),
        },
      },
    ],
  }).compile();
  await module.get(DemoTermsService).install();
  return done;
}

describe('DemoTermsService', () => {
  it('gives a partner and terms, Medicare those of the law', async () => {
    expect(await installed([], [])).toEqual([
      'partner',
      'type of m 3',
      'law for m',
      'filing_initial of a',
      'filing_corrected of a',
      'appeal_level_1 of a',
      'appeal_level_2 of a',
    ]);
  });

  it('leaves what is there as it is', async () => {
    expect(await installed(['partner'], ['rule'])).toEqual([]);
  });
});
