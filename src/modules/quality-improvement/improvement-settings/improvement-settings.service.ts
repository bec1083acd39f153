import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { DEFAULT_RULES } from '../spc/chart-kinds.codes.js';
import type { ImprovementSettingsInForce, SetImprovementSettingsDto } from './improvement-settings.dto.js';
import type { ImprovementSettings } from './improvement-settings.entity.js';
import { ImprovementSettingsRepository } from './improvement-settings.repository.js';

export const PROPOSAL_RUN = 'project-proposal-run';
const EVERY_SECONDS = 86_400;

/** The company's settings; with a threshold its denials are looked through every night. */
@Injectable()
export class ImprovementSettingsService {
  constructor(
    private readonly settings: ImprovementSettingsRepository,
    private readonly schedules: SchedulesService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Without a threshold until the company has set one. */
  async current(): Promise<ImprovementSettingsInForce> {
    return inForce(await this.settings.current());
  }

  /** The same again changes nothing; two first settings at once: DUPLICATE for one. */
  set({ denialSharePercent, leastDeniedCents, chartRules }: SetImprovementSettingsDto) {
    const facts = {
      denialSharePercent,
      leastDeniedCents: leastDeniedCents ?? 0,
      chartRules: chartRules ?? [...DEFAULT_RULES],
    };
    return this.units.run(async () => {
      const before = await this.settings.current();
      const settings = await (before === null
        ? this.settings.insert(facts)
        : this.settings.updateIf(before.id, {}, facts));
      await this.keepNights(denialSharePercent !== null);
      return inForce(settings);
    });
  }

  private async keepNights(isWanted: boolean): Promise<void> {
    const key = 'project-proposals';
    if (!isWanted) return this.schedules.stop(key);
    const startsAt = `${addDays(this.clock.today(), 1)}T03:00:00.000Z`;
    const schedule = { key, kind: PROPOSAL_RUN, params: {}, everySeconds: EVERY_SECONDS };
    await this.schedules.ensure({ ...schedule, isEnabled: true, startsAt });
  }
}

function inForce(settings: ImprovementSettings | null): ImprovementSettingsInForce {
  const nothing = { denialSharePercent: null, leastDeniedCents: 0, chartRules: [...DEFAULT_RULES] };
  const { denialSharePercent, leastDeniedCents, chartRules } = settings ?? nothing;
  return { denialSharePercent, leastDeniedCents, chartRules };
}
