import { Test } from '@nestjs/testing';
import { OscalDocumentsRepository } from '../oscal/oscal-documents.repository.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import { ControlsRepository } from './controls.repository.js';
import { ProfileSelections } from './profile-selections.service.js';

describe('RC §1 OSCAL: the service that reads profiles', () => {
  const catalogOf = (catalogId: string): object => ({
    catalogId,
    oscalUuid: catalogId,
    parents: new Map([['ac-1', null]]),
  });
  const INNER = '7eca4589-7ed9-4552-9da6-00000000000a';
  const OUTER = '7eca4589-7ed9-4552-9da6-00000000000b';
  const all = { 'include-all': {} };
  const documents: Record<string, object> = {
    p: { uuid: OUTER, imports: [{ href: '#x', ...all }] },
    o: { uuid: OUTER, imports: [{ href: `#${INNER}`, ...all }] },
    i: { uuid: INNER, imports: [{ href: '#one', 'include-controls': [{ 'with-ids': ['ac-1'] }] }] },
  };
  let service: ProfileSelections;
  beforeEach(async () => {
    const keysOfCatalogs = async (): Promise<object[]> => [catalogOf('one'), catalogOf('two')];
    const module = await Test.createTestingModule({
      providers: [
        ProfileSelections,
        { provide: ControlCatalogsRepository, useValue: { profileIds: async () => new Map([[INNER, 'i']]) } },
        { provide: ControlsRepository, useValue: { keysOfCatalogs } },
        {
          provide: OscalDocumentsRepository,
          useValue: { ofCatalog: async (id: string) => ({ profile: documents[id] }) },
        },
      ],
    }).compile();
    service = module.get(ProfileSelections);
  });

  it('takes the catalog that is wanted', async () => {
    expect(await service.selectionOf('p', 'two')).toMatchObject({ keys: ['ac-1'], catalogIds: ['two'] });
  });

  it('loads the profiles that it leads to', async () => {
    expect(await service.selectionOf('o', undefined)).toMatchObject({ keys: ['ac-1'], catalogIds: ['one', 'two'] });
  });

  it.each([
    [undefined, 'PROFILE_NOT_RESOLVABLE'],
    ['three', 'INVALID_PARAMETER'],
  ])('wanted %s: %s', (wantedId, code) => expect(service.selectionOf('p', wantedId)).rejects.toMatchObject({ code }));
});
