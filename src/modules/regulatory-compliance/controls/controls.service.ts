import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { STATUS_BY_REASON } from '../requirements/requirement-status.rules.js';
import type {
  ControlDetails,
  CoveredControl,
  CoverageQuery,
  CoverageReport,
  CreateControlMappingDto,
  CreateControlRelationDto,
} from './control.dto.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import type { ControlMapping } from './control-mapping.entity.js';
import { ControlMappingsRepository } from './control-mappings.repository.js';
import type { ControlRelation } from './control-relation.entity.js';
import { ControlRelationsRepository } from './control-relations.repository.js';
import { ControlsRepository, type CoverageRow } from './controls.repository.js';
import { bestOfEachKey, coverageOf, isMet } from './coverage.rules.js';
import { ProfileSelections } from './profile-selections.service.js';

/** What covers the controls, and how they relate. */
@Injectable()
export class ControlsService {
  constructor(
    private readonly controls: ControlsRepository,
    private readonly catalogs: ControlCatalogsRepository,
    private readonly mappings: ControlMappingsRepository,
    private readonly relations: ControlRelationsRepository,
    private readonly profiles: ProfileSelections,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  async details(id: string): Promise<ControlDetails> {
    const control = await this.controls.get(id);
    const mappings = await this.mappings.ofControl(id);
    return Object.assign(control, { mappings, relations: await this.relations.ofControl(id) });
  }

  /** Maps a requirement or a piece of evidence to a control; DUPLICATE when it is mapped already. */
  map({ requirementId = null, evidenceId = null, ...facts }: CreateControlMappingDto): Promise<ControlMapping> {
    if ((requirementId === null) === (evidenceId === null)) {
      const message = 'name either a requirement or a piece of evidence';
      throw new DomainError('VALIDATION_FAILED', [{ code: 'MAPPING_AMBIGUOUS', message, pointer: '/requirementId' }]);
    }
    return this.mappings.insert({ ...facts, requirementId, evidenceId });
  }

  /** Relates two controls. CONTROL_CYCLE when the second already leads back to the first. */
  relate(facts: CreateControlRelationDto): Promise<ControlRelation> {
    return this.units.run(async () => {
      if (await this.relations.reaches(facts.toControlId, facts.fromControlId)) throw new DomainError('CONTROL_CYCLE');
      return this.relations.insert(facts);
    });
  }

  /**
   * How far the controls of a catalog, or those that a profile selects, are covered on a day. PROFILE_NOT_RESOLVABLE
   * when it cannot be told which controls those are.
   */
  async coverage(id: string, query: CoverageQuery): Promise<CoverageReport> {
    const { kind } = await this.catalogs.get(id);
    const { catalogIds, keys } =
      kind === 'profile' ? await this.profiles.selectionOf(id, query.catalogId) : { catalogIds: [id], keys: null };
    const asOf = await this.calendar.asOf(query.asOf);
    const rows = await this.controls.coverage(asOf, catalogIds, keys);
    // What was withdrawn is known, but nothing has to cover it.
    const controls = bestOfEachKey(rows.filter(({ isWithdrawn }) => !isWithdrawn).map(coveredOf));
    const known = new Set(rows.map(({ controlKey }) => controlKey));
    const count = (coverage: string): number => controls.filter((control) => control.coverage === coverage).length;
    return {
      catalogId: id,
      asOf: asOf.day,
      catalogIds,
      ...{ full: count('full'), partial: count('partial'), none: count('none') },
      met: controls.filter((control) => control.isMet).length,
      unknownKeys: (keys ?? []).filter((key) => !known.has(key)),
      controls,
    };
  }
}

function coveredOf({
  hasFull,
  hasPartial,
  reasons,
  fullReasons,
  isWithdrawn: _isWithdrawn,
  ...control
}: CoverageRow): CoveredControl {
  return {
    ...control,
    coverage: coverageOf({ hasFull, hasPartial }),
    isMet: isMet(fullReasons.map((reason) => STATUS_BY_REASON[reason])),
    statuses: reasons.map((reason) => STATUS_BY_REASON[reason]),
  };
}
