import { Test } from '@nestjs/testing';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { AttestationEvidenceRepository } from './attestation-evidence.repository.js';
import { AttestationRevocationsRepository } from './attestation-revocations.repository.js';
import { AttestationSignaturesRepository } from './attestation-signatures.repository.js';
import { AttestationViews } from './attestation-views.service.js';
import { AttestationsRepository } from './attestations.repository.js';

describe('AttestationViews', () => {
  const signed = { validFrom: '2026-03-01', validTo: '2026-12-31', coveredUntil: '2026-09-30' };
  const asked: unknown[] = [];
  let signatures: object[];
  let revocations: object[];
  let hash: string;
  let views: AttestationViews;
  beforeEach(async () => {
    asked.length = 0;
    signatures = [{ attestationId: 'a', createdAt: '2026-02-20T12', ...signed }];
    revocations = [];
    hash = 'h';
    const attestation = (id: string): object => ({
      ...{ id, requirementId: `q of ${id}`, requirementHash: 'h', createdAt: '2026-02-10T12' },
    });
    const attestations = {
      get: async (id: string) => attestation(id),
      list: async (_: object, before: string) => (
        asked.push(before),
        { items: [attestation('a'), attestation('b')], nextCursor: null }
      ),
      contentHashes: async (ids: string[], before: string) => (
        asked.push(before),
        new Map(ids.map((id) => [id, hash]))
      ),
    };
    const asOf = async (day = '2026-06-30'): Promise<object> => ({ day, before: `${day}T24`, today: '2026-06-30' });
    const evidence = [{ attestationId: 'b', kind: 'report' }];
    const module = await Test.createTestingModule({
      providers: [
        AttestationViews,
        { provide: AttestationsRepository, useValue: attestations },
        { provide: AttestationSignaturesRepository, useValue: { ofAttestations: async () => signatures } },
        { provide: AttestationRevocationsRepository, useValue: { ofAttestations: async () => revocations } },
        { provide: AttestationEvidenceRepository, useValue: { ofAttestations: async () => evidence } },
        { provide: CompanyCalendar, useValue: { asOf } },
      ],
    }).compile();
    views = module.get(AttestationViews);
  });

  it.each([
    ['2026-02-19', 'prepared'],
    ['2026-02-20', 'upcoming'],
    ['2026-03-01', 'valid'],
    ['2026-05-04', 'valid'],
    ['2026-05-05', 'revoked'],
  ])('on %s it is %s: what was recorded later does not count yet', async (day, state) => {
    revocations = [{ attestationId: 'a', createdAt: '2026-05-05T12' }];
    const view = await views.read('a', day);
    expect([view.state, view.asOf]).toEqual([state, day]);
    expect(view.revocation !== null).toBe(state === 'revoked');
    expect(view.signature !== null).toBe(state !== 'prepared');
  });

  it('is not there before it was prepared', async () => {
    await expect(views.read('a', '2026-02-09')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(views.read('a', '2026-02-10')).resolves.toMatchObject({ state: 'prepared' });
  });

  it('lapses with the content of its requirement, as that was on the day', async () => {
    hash = 'another';
    expect((await views.read('a')).state).toBe('lapsed');
    expect(asked).toEqual(['2026-06-30T24']);
  });

  it('lists what was prepared by then, each with what is its own', async () => {
    const { items } = await views.list({ asOf: '2026-05-31' });
    expect(items.map(({ state }) => state)).toEqual(['valid', 'prepared']);
    expect(items.map(({ evidence }) => evidence.length)).toEqual([0, 1]);
    expect(asked).toEqual(['2026-05-31T24', '2026-05-31T24']);
  });
});
