import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

describe('NoticesService', () => {
  const notices = { mine: jest.fn(), acknowledge: jest.fn() };
  const make = async (): Promise<NoticesService> => {
    const providers = [NoticesService, { provide: NoticesRepository, useValue: notices }];
    return (await Test.createTestingModule({ providers }).compile()).get(NoticesService);
  };

  it('acknowledges a notice to the caller', async () => {
    notices.mine.mockImplementation(() => Promise.resolve({ id: 'n1' }));
    await expect((await make()).acknowledge('n1')).resolves.toEqual({ id: 'n1' });
    expect(notices.acknowledge).toHaveBeenCalledWith('n1');
  });

  it("treats another's notice as missing", async () => {
    notices.acknowledge.mockClear();
    notices.mine.mockImplementation(() => Promise.resolve(undefined));
    await expect((await make()).acknowledge('n2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(notices.acknowledge).not.toHaveBeenCalled();
  });
});
