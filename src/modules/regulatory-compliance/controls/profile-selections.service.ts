import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { OscalProfile } from '../oscal/oscal.rules.js';
import { OscalDocumentsRepository } from '../oscal/oscal-documents.repository.js';
import { importedUuids, type ProfileSelection, profileSelection } from '../oscal/profile-selection.rules.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import { ControlsRepository } from './controls.repository.js';

/** Profiles read against the catalogs of the company. */
@Injectable()
export class ProfileSelections {
  constructor(
    private readonly catalogs: ControlCatalogsRepository,
    private readonly controls: ControlsRepository,
    private readonly documents: OscalDocumentsRepository,
  ) {}

  /**
   * The controls that a profile selects. INVALID_PARAMETER when there is no catalog `wantedId`, PROFILE_NOT_RESOLVABLE
   * when it cannot be told which controls an import means.
   */
  async selectionOf(profileId: string, wantedId: string | undefined): Promise<ProfileSelection> {
    const catalogs = await this.controls.keysOfCatalogs();
    if (wantedId !== undefined && !catalogs.some(({ catalogId }) => catalogId === wantedId)) {
      const problem = { code: 'REFERENCE_NOT_FOUND', message: 'there is no such catalog', parameter: 'catalogId' };
      throw new DomainError('INVALID_PARAMETER', [problem]);
    }
    const { profile } = (await this.documents.ofCatalog(profileId)) as { profile: OscalProfile };
    const profiles = await this.profilesBehind(profile);
    const selection = profileSelection(profile, { catalogs, profiles, wantedId });
    if (selection.problems.length === 0) return selection;
    const code = 'PROFILE_NOT_RESOLVABLE';
    throw new DomainError(
      code,
      selection.problems.map((message) => ({ code, message, parameter: 'catalogId' })),
    );
  }

  /** The imported profiles that a profile leads to, step by step, each once. */
  private async profilesBehind(profile: OscalProfile): Promise<Map<string, OscalProfile>> {
    const known = await this.catalogs.profileIds();
    const found = new Map<string, OscalProfile>();
    const queue = [profile];
    for (const each of queue)
      for (const uuid of importedUuids(each)) {
        const id = known.get(uuid);
        if (id === undefined || found.has(uuid)) continue;
        const { profile: next } = (await this.documents.ofCatalog(id)) as { profile: OscalProfile };
        found.set(uuid, next);
        queue.push(next);
      }
    return found;
  }
}
