import { Entity } from 'typeorm';
import { Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { TEAM_ROLES, type TeamRole } from './project-parts.codes.js';

/** Who works on a project: a user, or somebody who has no account. */
@Entity('project_team_members')
export class ProjectTeamMember extends VersionedRow {
  /** Project it belongs to. */
  @Ref()
  projectId: string;

  /** Name. */
  @Text({ max: 120, example: 'Dana Whitfield, RN' })
  name: string;

  /** The user, if he is one. */
  @Ref({ nullable: true })
  userId: string | null;

  /** What he does in the team. */
  @OneOf(TEAM_ROLES, { example: 'champion' })
  role: TeamRole;

  /** When he left. */
  @Day({ nullable: true })
  leftOn: string | null;
}
