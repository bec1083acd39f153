import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { Page } from '../../../shared/database/page.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { BreachAssessmentsRepository } from './breach-assessments.repository.js';
import { BreachConfirmationsRepository } from './breach-confirmations.repository.js';
import type { BreachNotice } from './breach-notice.entity.js';
import { BreachNoticesRepository } from './breach-notices.repository.js';
import { BreachResidentsRepository } from './breach-residents.repository.js';
import { daysLeft, noticeDuties, standingOf } from './breach.rules.js';
import { IncidentEventsRepository } from './incident-events.repository.js';
import type {
  BreachAssessmentView,
  IncidentDetails,
  IncidentView,
  ListIncidentsQuery,
} from './security-incident.dto.js';
import type { SecurityIncident } from './security-incident.entity.js';
import { SecurityIncidentsRepository } from './security-incidents.repository.js';

/** An incident with what its clocks are computed from. */
interface Seen {
  view: IncidentView;
  assessments: BreachAssessmentView[];
  notices: BreachNotice[];
}

/** Incidents with their assessments and the clocks as they stand today. */
@Injectable()
export class IncidentViews {
  constructor(
    private readonly incidents: SecurityIncidentsRepository,
    private readonly assessments: BreachAssessmentsRepository,
    private readonly residents: BreachResidentsRepository,
    private readonly confirmations: BreachConfirmationsRepository,
    private readonly notices: BreachNoticesRepository,
    private readonly events: IncidentEventsRepository,
    private readonly calendar: CompanyCalendar,
  ) {}

  async list(query: ListIncidentsQuery): Promise<Page<IncidentView>> {
    const page = await this.incidents.list(query);
    const seen = await this.seen(page.items);
    return { ...page, items: seen.map(({ view }) => view) };
  }

  async details(id: string): Promise<IncidentDetails> {
    const [seen] = await this.seen([await this.incidents.get(id)]);
    const { view, assessments, notices } = seen!;
    return Object.assign(view, { assessments, notices, events: await this.events.ofIncidents([id]) });
  }

  private async seen(incidents: SecurityIncident[]): Promise<Seen[]> {
    const ids = incidents.map(({ id }) => id);
    const today = await this.calendar.today();
    const assessments = groupedBy(await this.assessed(ids), ({ incidentId }) => incidentId);
    const notices = groupedBy(await this.notices.ofIncidents(ids), ({ incidentId }) => incidentId);
    return incidents.map((incident) => {
      const own = assessments.get(incident.id) ?? [];
      const told = notices.get(incident.id) ?? [];
      const latest = own.at(-1) ?? null;
      const standing = standingOf(latest && { ...latest, isConfirmed: latest.confirmation !== null });
      const { affectedIndividuals = null, states = [] } = latest ?? {};
      const facts = { ...incident, standing, affectedIndividuals, states, notices: told };
      const duties = noticeDuties(facts, today);
      const view = Object.assign(incident, { standing, duties, daysLeft: daysLeft(duties, today) });
      return { view, assessments: own, notices: told };
    });
  }

  private async assessed(incidentIds: string[]): Promise<BreachAssessmentView[]> {
    const found = await this.assessments.ofIncidents(incidentIds);
    const ids = found.map(({ id }) => id);
    const residents = groupedBy(await this.residents.ofAssessments(ids), ({ assessmentId }) => assessmentId);
    const confirmations = await this.confirmations.ofAssessments(ids);
    return found.map((assessment) =>
      Object.assign(assessment, {
        states: (residents.get(assessment.id) ?? []).map(({ state, residents: count }) => ({
          state,
          residents: count,
        })),
        confirmation: confirmations.find(({ assessmentId }) => assessmentId === assessment.id) ?? null,
      }),
    );
  }
}
