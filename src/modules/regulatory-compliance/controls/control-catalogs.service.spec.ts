import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { JsonFiles } from '../../../shared/uploads/json-files.reader.js';
import { OscalDocumentsRepository } from '../oscal/oscal-documents.repository.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import { ControlCatalogsService } from './control-catalogs.service.js';
import { ControlsRepository } from './controls.repository.js';
import { HIPAA_SECURITY } from './hipaa-security.codes.js';

const UUID = 'A0000000-0000-4000-8000-00000000000A';
const metadata = { title: 'T', 'last-modified': '2026-01-01T00:00:00Z', version: '1', 'oscal-version': '1.1.2' };
const catalogOf = (...ids: string[]): object => ({
  catalog: { uuid: UUID, metadata, controls: ids.map((id) => ({ id, title: id })) },
});

describe('ControlCatalogsService', () => {
  const acts: [string, ...unknown[]][] = [];
  let known: object | null;
  let file: unknown;
  let service: ControlCatalogsService;
  beforeEach(async () => {
    acts.length = 0;
    [known, file] = [null, null];
    const catalogs = {
      byUuid: async () => known,
      insert: async (facts: object) => (acts.push(['catalog', facts]), { id: 'c' }),
    };
    const addAll = async (...told: unknown[]): Promise<void> => void acts.push(['controls', ...told]);
    const addDocument = async (...told: unknown[]): Promise<void> => void acts.push(['document', ...told]);
    const module = await Test.createTestingModule({
      providers: [
        ControlCatalogsService,
        { provide: ControlCatalogsRepository, useValue: catalogs },
        { provide: ControlsRepository, useValue: { addAll } },
        { provide: OscalDocumentsRepository, useValue: { addDocument } },
        { provide: JsonFiles, useValue: { read: async () => (file instanceof Error ? Promise.reject(file) : file) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(ControlCatalogsService);
  });
  const imported = (document: unknown): Promise<unknown> => {
    file = document;
    return service.import({} as never);
  };

  it('installs the Security Rule with every paragraph, once', async () => {
    await service.installHipaa();
    expect(acts.map(([what]) => what)).toEqual(['catalog', 'controls', 'document']);
    expect(acts[1]![2]).toHaveLength(HIPAA_SECURITY.length);
    known = { id: 'there' };
    expect(await service.installHipaa()).toBe(known);
    expect(acts).toHaveLength(3);
  });

  it('keeps a catalog with its controls in their order, and the document as it came', async () => {
    const document = catalogOf('ac-1', 'ac-2');
    await imported(document);
    expect(acts[0]![1]).toMatchObject({ kind: 'catalog', oscalUuid: UUID.toLowerCase(), controlKeys: [] });
    expect(acts[1]![2]).toMatchObject([{ controlKey: 'ac-1' }, { controlKey: 'ac-2' }]);
    expect(acts[2]).toEqual(['document', 'c', document]);
  });

  it.each([
    ['INVALID_JSON', expect.stringContaining('not as XML or YAML')],
    ['INVALID_UTF8', undefined],
  ] as const)('of a file that is %s it says which form is read', async (code, detail) => {
    const problems = [{ code, message: 'here', offset: 0 }];
    await expect(imported(new DomainError(code, problems))).rejects.toMatchObject({ code, problems, detail });
    expect(acts).toEqual([]);
  });

  it('keeps a profile with what it selects, without controls of its own', async () => {
    const selected = { 'include-controls': [{ 'with-ids': ['ac-1'] }], href: '#x' };
    await imported({ profile: { uuid: UUID, metadata, imports: [selected] } });
    expect(acts[0]![1]).toMatchObject({ kind: 'profile', controlKeys: ['ac-1'] });
    expect(acts[1]).toEqual(['controls', 'c', []]);
  });

  it.each([
    ['no object', [], ''],
    ['another model', { 'assessment-plan': {} }, ''],
    ['a catalog without its facts', { catalog: { uuid: UUID } }, '/catalog'],
    ['a control twice', catalogOf('ac-1', 'ac-2', 'ac-1'), '/catalog'],
  ])('refuses %s, and keeps nothing', async (_, document, pointer) => {
    await expect(imported(document)).rejects.toMatchObject({ code: 'OSCAL_INVALID', problems: [{ pointer }] });
    expect(acts).toEqual([]);
  });
});
