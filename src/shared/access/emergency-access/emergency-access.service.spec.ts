import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Clock } from '../../time/clock.js';
import { Authenticator } from '../authenticator.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import type { Permission } from '../permission.codes.js';
import { EmergencyAccessService } from './emergency-access.service.js';
import { EmergencyGrantsRepository } from './emergency-grants.repository.js';

const NOW = '2026-06-30T12:00:00.000Z';
const REQUEST = { reason: 'Patient unconscious', permissions: ['patient:read' as const], minutes: 90 };

describe('EmergencyAccessService', () => {
  const grants = {
    lockedHasInForce: jest.fn(),
    insert: jest.fn<(facts: object) => unknown>(),
    get: jest.fn(),
    updateIf: jest.fn(),
  };
  const notices = { insert: jest.fn() };
  const note = jest.fn();
  const forget = jest.fn();
  let service: EmergencyAccessService;
  beforeEach(async () => {
    jest.resetAllMocks();
    grants.lockedHasInForce.mockImplementation(() => Promise.resolve(false));
    grants.insert.mockImplementation((facts: object) => Promise.resolve({ id: 'g1', ...facts }));
    grants.get.mockImplementation(() =>
      Promise.resolve({ id: 'g1', userId: 'u1', expiresAt: '2026-06-30T13:00:00.000Z' }),
    );
    grants.updateIf.mockImplementation((_id: unknown, _expected: unknown, facts: unknown) => Promise.resolve(facts));
    const units = { run: (work: () => unknown) => work(), afterCommit: (act: () => void) => act(), note };
    const module = await Test.createTestingModule({
      providers: [
        EmergencyAccessService,
        { provide: EmergencyGrantsRepository, useValue: grants },
        { provide: NoticesRepository, useValue: notices },
        { provide: UnitOfWork, useValue: units },
        { provide: Clock, useValue: { now: () => NOW } },
        { provide: Authenticator, useValue: { forget } },
      ],
    }).compile();
    service = module.get(EmergencyAccessService);
  });

  const as = <T>(actorId: string, work: () => Promise<T>, own: Permission[] = []): Promise<T> =>
    tenantContext.run({ requestId: 'r', actorId, ownPermissions: new Set(own) }, work);

  it('lends for the minutes asked for, tells the administrators, and notes the reason', async () => {
    const grant = await as('u1', () => service.request(REQUEST));
    expect(grant).toMatchObject({ userId: 'u1', permissions: ['patient:read'], expiresAt: '2026-06-30T13:30:00.000Z' });
    expect(notices.insert).toHaveBeenCalledWith({
      recipientRole: 'company_admin',
      code: 'EMERGENCY_ACCESS_GRANTED',
      entity: 'emergency_grants',
      entityId: 'g1',
    });
    expect(note).toHaveBeenCalledWith(expect.objectContaining({ reason: REQUEST.reason, entityId: 'g1' }));
    expect(forget).toHaveBeenCalledWith('u1');
  });

  it('lends nothing more while a grant is in force', async () => {
    grants.lockedHasInForce.mockImplementation(() => Promise.resolve(true));
    await expect(as('u1', () => service.request(REQUEST))).rejects.toMatchObject({ code: 'EMERGENCY_ACCESS_IN_FORCE' });
    expect(grants.insert).not.toHaveBeenCalled();
    expect(notices.insert).not.toHaveBeenCalled();
  });

  it.each<[string, string, Permission[], string | undefined]>([
    ['its holder', 'u1', [], undefined],
    ['somebody who may end any', 'u2', ['emergency-access:end'], undefined],
    ['somebody else', 'u2', ['emergency-access:request'], 'NOT_FOUND'],
  ])('is ended by %s', async (_, actorId, own, code) => {
    const ended = as(actorId, () => service.end('g1'), own);
    if (code === undefined) await expect(ended).resolves.toEqual({ endedAt: NOW, endedBy: actorId });
    else await expect(ended).rejects.toMatchObject({ code });
    expect(forget).toHaveBeenCalledTimes(code === undefined ? 1 : 0);
  });

  it('is not ended after it has ended by itself', async () => {
    grants.get.mockImplementation(() => Promise.resolve({ id: 'g1', userId: 'u1', expiresAt: NOW }));
    await expect(as('u1', () => service.end('g1'))).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
  });
});
