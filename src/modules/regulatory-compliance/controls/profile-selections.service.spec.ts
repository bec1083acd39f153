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
  const profile = { imports: [{ href: '#x', 'include-all': {} }] };
  let service: ProfileSelections;
  beforeEach(async () => {
    const keysOfCatalogs = async (): Promise<object[]> => [catalogOf('one'), catalogOf('two')];
    const module = await Test.createTestingModule({
      providers: [
        ProfileSelections,
        { provide: ControlCatalogsRepository, useValue: { profileUuids: async () => [] } },
        { provide: ControlsRepository, useValue: { keysOfCatalogs } },
        { provide: OscalDocumentsRepository, useValue: { ofCatalog: async () => ({ profile }) } },
      ],
    }).compile();
    service = module.get(ProfileSelections);
  });

  it('takes the catalog that is wanted', async () => {
    expect(await service.selectionOf('p', 'two')).toMatchObject({ keys: ['ac-1'], catalogIds: ['two'] });
  });

  it.each([
    [undefined, 'PROFILE_NOT_RESOLVABLE'],
    ['three', 'INVALID_PARAMETER'],
  ])('wanted %s: %s', (wantedId, code) => expect(service.selectionOf('p', wantedId)).rejects.toMatchObject({ code }));
});
