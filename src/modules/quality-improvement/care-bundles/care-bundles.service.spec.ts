import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CareBundleElementsRepository } from './care-bundle-elements.repository.js';
import { CareBundlesRepository } from './care-bundles.repository.js';
import { CareBundlesService } from './care-bundles.service.js';

const element = {
  code: 'a',
  specification: 'A',
  frequency: null,
  responsible: null,
  isCritical: true,
  appliesIf: null,
};

describe('CareBundlesService', () => {
  const insert = jest.fn((facts: object) => Promise.resolve({ id: 'new', ...facts }));
  const update = jest.fn((_id: string, _version: number, facts: object) => Promise.resolve({ ...old, ...facts }));
  const old = { id: 'b1', code: 'VAP', edition: 3, name: 'Ventilator', steward: 'IHI', source: null, status: 'active' };
  let found: object = old;
  let service: CareBundlesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    found = old;
    const codes = () => Promise.resolve(new Set(['SEP-1', 'VAP']));
    const elements = { add: () => Promise.resolve(), of: () => Promise.resolve([element]) };
    const module = await Test.createTestingModule({
      providers: [
        CareBundlesService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: CareBundlesRepository, useValue: { insert, update, codes, get: () => Promise.resolve(found) } },
        { provide: CareBundleElementsRepository, useValue: elements },
      ],
    }).compile();
    service = module.get(CareBundlesService);
  });

  it('a new edition keeps what is not said anew and supersedes the old one', async () => {
    await service.addEdition('b1', 4, { name: 'Ventilator bundle', elements: [element] });
    expect(update).toHaveBeenCalledWith('b1', 4, { status: 'superseded' });
    expect(insert).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'VAP', edition: 4, name: 'Ventilator bundle', steward: 'IHI', status: 'active' }),
    );
  });

  it.each(['superseded', 'retired'])('a %s edition is changed no more', async (status) => {
    found = { ...old, status };
    await expect(service.retire('b1', 4)).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    await expect(service.addEdition('b1', 4, { elements: [element] })).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(update).not.toHaveBeenCalled();
  });

  it('refuses twins before it stores anything', () => {
    expect(() =>
      service.create({ code: 'X', name: 'X', steward: null, source: null, elements: [element, element] }),
    ).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
  });

  it('installs the defaults that are missing', async () => {
    await service.installDefaults();
    expect(insert.mock.calls.map(([facts]) => (facts as { code: string }).code)).toEqual([
      'CLABSI-INSERTION',
      'HF-ADMISSION',
    ]);
  });
});
