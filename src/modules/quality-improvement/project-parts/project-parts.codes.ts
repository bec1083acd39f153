export const INTERVENTION_STATUSES = ['planned', 'in_progress', 'completed', 'abandoned'] as const;
export type InterventionStatus = (typeof INTERVENTION_STATUSES)[number];

export const FACTOR_KINDS = ['barrier', 'success_factor'] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

export const TEAM_ROLES = ['sponsor', 'lead', 'champion', 'facilitator', 'analyst', 'member'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** From the aim outward (IHI driver diagram): each kind leads to one that stands before it. */
export const DRIVER_KINDS = ['primary', 'secondary', 'change_idea'] as const;
export type DriverKind = (typeof DRIVER_KINDS)[number];
