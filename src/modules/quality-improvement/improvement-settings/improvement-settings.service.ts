import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import type { ImprovementThresholds, SetImprovementSettingsDto } from './improvement-settings.dto.js';
import type { ImprovementSettings } from './improvement-settings.entity.js';
import { ImprovementSettingsRepository } from './improvement-settings.repository.js';

export const PROPOSAL_RUN = 'project-proposal-run';
const EVERY_SECONDS = 86_400;

/** The company's thresholds; with them its denials are looked through every night. */
@Injectable()
export class ImprovementSettingsService {
  constructor(
    private readonly settings: ImprovementSettingsRepository,
    private readonly schedules: SchedulesService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Without a threshold until the company has set one. */
  async current(): Promise<ImprovementThresholds> {
    return thresholdsOf(await this.settings.current());
  }

  /** The same again changes nothing; two first settings at once: DUPLICATE for one. */
  set({ denialSharePercent, leastDeniedCents }: SetImprovementSettingsDto): Promise<ImprovementThresholds> {
    const facts = { denialSharePercent, leastDeniedCents: leastDeniedCents ?? 0 };
    return this.units.run(async () => {
      const before = await this.settings.current();
      const settings = await (before === null
        ? this.settings.insert(facts)
        : this.settings.updateIf(before.id, {}, facts));
      const schedule = { key: 'project-proposals', kind: PROPOSAL_RUN, params: {}, everySeconds: EVERY_SECONDS };
      const startsAt = `${addDays(this.clock.today(), 1)}T03:00:00.000Z`;
      await this.schedules.ensure({ ...schedule, isEnabled: true, startsAt });
      return thresholdsOf(settings);
    });
  }
}

function thresholdsOf(settings: ImprovementSettings | null): ImprovementThresholds {
  const { denialSharePercent, leastDeniedCents } = settings ?? { denialSharePercent: null, leastDeniedCents: 0 };
  return { denialSharePercent, leastDeniedCents };
}
