import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ProviderAdjustmentsRepository } from '../eras/provider-adjustments.repository.js';
import { LinkedProviderAdjustmentsService } from './linked-provider-adjustments.service.js';

it('RCM D10: provider adjustments lead to the claims that their references name, a page with one question', async () => {
  const claimsNamed = jest.fn(async (_ids: string[]) => new Map([['a2', { claimPaymentId: 'p', claimId: 'c' }]]));
  const items = [
    { id: 'a1', cents: -500 },
    { id: 'a2', cents: 900 },
  ];
  const adjustments = { list: async (query: object) => ({ items, nextCursor: 'next', query }), claimsNamed };
  const module = await Test.createTestingModule({
    providers: [LinkedProviderAdjustmentsService, { provide: ProviderAdjustmentsRepository, useValue: adjustments }],
  }).compile();
  const query = { reasonCode: 'WO' } as never;
  expect(await module.get(LinkedProviderAdjustmentsService).list(query)).toEqual({
    items: [
      { id: 'a1', cents: -500, claimPaymentId: null, claimId: null },
      { id: 'a2', cents: 900, claimPaymentId: 'p', claimId: 'c' },
    ],
    nextCursor: 'next',
    query,
  });
  expect(claimsNamed.mock.calls).toEqual([[['a1', 'a2']]]);
});
