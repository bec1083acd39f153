import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import type { CreateTransportDto } from './transport.dto.js';
import { TransportFilesRepository } from './transport-files.repository.js';
import { TransportsRepository } from './transports.repository.js';
import { TransportsService } from './transports.service.js';

const KEYS = new KeyRing('k1', new Map([['k1', Buffer.alloc(32, 7)]]));
const sftp = {
  tradingPartnerId: 'p',
  kind: 'sftp',
  outboundPath: '/out',
  inboundPath: '/in',
  host: 'sftp.example.org',
  userName: 'clinic',
  hostKeyFingerprint: `SHA256:${'A'.repeat(43)}`,
  authentication: 'password',
  secret: 'hunter2',
} as unknown as CreateTransportDto;

describe('TransportsService', () => {
  let sealed: string | null;
  const inserted = jest.fn(async (facts: object) => ({ id: 't', ...facts }));
  const transports = {
    insert: inserted,
    get: async () => ({ id: 't', ...sftp, port: 22 }),
    update: jest.fn(async (_id: string, _version: number, facts: object) => ({ id: 't', ...sftp, ...facts })),
    replaceSecret: async (_id: string, text: string) => void (sealed = text),
    sealedSecret: async () => sealed,
  };
  const partners = { updateIf: jest.fn(async () => ({})) };
  const schedules = { ensure: jest.fn(async () => ({})) };
  let service: TransportsService;

  beforeEach(async () => {
    jest.clearAllMocks();
    sealed = null;
    const module = await Test.createTestingModule({
      providers: [
        TransportsService,
        { provide: TransportsRepository, useValue: transports },
        { provide: TransportFilesRepository, useValue: {} },
        { provide: TradingPartnersRepository, useValue: partners },
        { provide: SchedulesService, useValue: schedules },
        { provide: JobsService, useValue: {} },
        { provide: KeyRing, useValue: KEYS },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(TransportsService);
  });

  const inside = <T>(work: () => T, companyId = 'c1'): T => tenantContext.run({ requestId: 'r', companyId }, work);

  it('keeps the secret sealed, for its own run and company alone', async () => {
    const transport = await inside(() => service.create(sftp));
    expect(inserted.mock.calls[0]![0]).not.toHaveProperty('secret');
    expect(sealed).not.toContain('hunter2');
    expect(await inside(() => service.secretOf(transport))).toBe('hunter2');
    const elsewhere = inside(() => service.secretOf(transport), 'c2');
    await expect(elsewhere).rejects.toMatchObject({ code: 'TRANSPORT_SECRET_UNREADABLE' });
  });

  it('has the transport run by itself, and tells the partner how files travel', async () => {
    await inside(() => service.create(sftp));
    expect(schedules.ensure).toHaveBeenCalledWith({
      key: 'transport/t',
      kind: 'transport-run',
      params: { transportId: 't' },
      everySeconds: 300,
      isEnabled: true,
    });
    expect(partners.updateIf).toHaveBeenCalledWith('p', {}, { transport: 'sftp' });
  });

  it.each([
    ['host', { host: 'evil.example.org' }, false],
    ['host key', { hostKeyFingerprint: `SHA256:${'B'.repeat(43)}` }, false],
    ['user', { userName: 'root' }, false],
    ['interval', { everySeconds: 60 }, true],
    ['host with the secret', { host: 'new.example.org', secret: 'other' }, true],
  ])('another %s: allowed without the old secret %s', async (_what, facts, isAllowed) => {
    await inside(() => service.create(sftp));
    const changed = inside(() => service.update('t', 1, facts));
    if (isAllowed) await expect(changed).resolves.toMatchObject({ id: 't' });
    else await expect(changed).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
