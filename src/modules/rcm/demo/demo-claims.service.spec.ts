import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { Database } from '../../../shared/database/database.js';
import { JobsRepository } from '../../../shared/jobs/jobs.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { X12FilesService } from '../x12-files/x12-files.service.js';
import { DemoTermsService } from './demo-terms.service.js';
import { DemoClaimsService } from './demo-claims.service.js';

describe('DemoClaimsService', () => {
  const order: string[] = [];
  let users: { id: string }[] = [];
  const discard = jest.fn(async () => {});
  let service: DemoClaimsService;
  beforeEach(async () => {
    order.length = 0;
    discard.mockClear();
    const module = await Test.createTestingModule({
      providers: [
        DemoClaimsService,
        {
          provide: X12FilesService,
          useValue: {
            receive: async ({ fileName }: { fileName: string }) => {
              order.push(`${fileName} by ${tenantContext.actorId()}`);
              return { id: fileName };
            },
          },
        },
        { provide: BlobStore, useValue: { stage: async () => ({ discard }) } },
        {
          provide: JobsRepository,
          useValue: {
            get: async (id: string) => {
              order.push(`${id} has ended`);
              return { status: 'succeeded' };
            },
          },
        },
        { provide: DemoTermsService, useValue: { install: async () => order.push('terms') } },
        { provide: Database, useValue: { query: async () => users } },
      ],
    }).compile();
    service = module.get(DemoClaimsService);
  });

  it('imports the claims as the billing user, and the remittance when they are there', async () => {
    users = [{ id: 'billing' }];
    await service.install('company', 'demo-billing');
    expect(order).toEqual([
      'demo.837p by billing',
      'demo.837i by billing',
      'demo.837p has ended',
      'demo.837i has ended',
      'terms',
      'demo-professional.835 by billing',
      'demo-institutional.835 by billing',
    ]);
    expect(discard).toHaveBeenCalledTimes(4);
  });

  it('does nothing where there is no such user', async () => {
    users = [];
    await service.install('company', 'demo-billing');
    expect(order).toEqual([]);
  });
});
