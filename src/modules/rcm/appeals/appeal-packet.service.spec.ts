import { buffer } from 'node:stream/consumers';
import { Test } from '@nestjs/testing';
import { unzipped } from '../../../../test/support/unzipped.js';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { ClaimDetailRepository } from '../claims/claim-detail.repository.js';
import { AppealDocumentsRepository } from './appeal-documents.repository.js';
import { AppealPacketRepository } from './appeal-packet.repository.js';
import { AppealPacketService } from './appeal-packet.service.js';
import { AppealsRepository } from './appeals.repository.js';

describe('the appeal packet service', () => {
  it('packs what there is: no 837 where the claim was never a file, documents by their order', async () => {
    const told: unknown[] = [];
    const appeal = {
      claimId: 'c',
      level: 1,
      basis: 'other',
      status: 'filed',
      noticeOn: '2026-08-01',
      toJSON: () => ({}),
    };
    const claim = {
      number: 7,
      patientControlNumber: 'Q7',
      payerControlNumber: null,
      chargeCents: 10_050,
      payments: [],
    };
    const documents = ['../../x.pdf', null].map((fileName, index) => ({
      ...{ id: `d${index}`, fileName, blobId: `b${index}`, bytes: 2, sha256: 'hash', toJSON: () => ({}) },
    }));
    const none = async (): Promise<never[]> => [];
    const gathered = { denials: none, notes: none, acknowledgements: none, sentClaim: async () => null };
    const blobs = {
      open: async function* (id: string) {
        yield Buffer.from(id);
      },
    };
    const module = await Test.createTestingModule({
      providers: [
        AppealPacketService,
        { provide: AppealsRepository, useValue: { get: async () => appeal } },
        { provide: AppealDocumentsRepository, useValue: { ofAppeal: async () => documents } },
        { provide: AppealPacketRepository, useValue: gathered },
        { provide: ClaimDetailRepository, useValue: { changed: async () => ({ text: JSON.stringify(claim) }) } },
        { provide: BlobStore, useValue: blobs },
        { provide: AuditEventsRepository, useValue: { note: async (event: unknown) => void told.push(event) } },
      ],
    }).compile();
    const files = await unzipped(await buffer(await module.get(AppealPacketService).pack('a')));
    const paths = files.map(([path]) => path);
    expect(paths).not.toContain('claim.837');
    expect(paths.filter((path) => path.startsWith('documents/'))).toEqual([
      'documents/001-_.._x.pdf',
      'documents/002-document',
    ]);
    expect(files.find(([path]) => path === 'summary.html')![1].toString()).toMatch('$100.50');
    expect(told).toMatchObject([{ outcome: 'shown', entityId: 'a', details: { ids: ['c', 'd0', 'd1'] } }]);
  });
});
