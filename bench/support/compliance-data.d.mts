import type pg from 'pg';

export function fillCompliance(
  client: pg.Client,
  companyId: string,
  volume: { requirements: number; attestations: number; days: number },
): Promise<void>;
