import { Injectable } from '@nestjs/common';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { openText, sealText } from '../../../shared/blobs/sealed-text.engine.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { Job } from '../../../shared/jobs/job.entity.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import type {
  CreateTransportDto,
  TransportFilePage,
  ListTransportFilesQuery,
  UpdateTransportDto,
} from './transport.dto.js';
import { TransportFilesRepository } from './transport-files.repository.js';
import type { Transport } from './transport.entity.js';
import { transportProblems } from './transport.rules.js';
import { TransportsRepository } from './transports.repository.js';

export const TRANSPORT_RUN = 'transport-run';
const SECRET = 'transport-secret';
const USUAL = { everySeconds: 300, isEnabled: true } as const;
/** A secret must not be lent to another server by whoever does not know it. */
const BOUND_TO_SECRET = ['host', 'port', 'userName', 'hostKeyFingerprint', 'authentication', 'kind'] as const;

/** How files travel to partners: settings, their schedule, their secret. */
@Injectable()
export class TransportsService {
  constructor(
    private readonly transports: TransportsRepository,
    private readonly files: TransportFilesRepository,
    private readonly partners: TradingPartnersRepository,
    private readonly schedules: SchedulesService,
    private readonly jobs: JobsService,
    private readonly keys: KeyRing,
    private readonly units: UnitOfWork,
  ) {}

  /** A new transport of a partner, which runs by itself from now on. Throws VALIDATION_FAILED, DUPLICATE. */
  create({ secret, ...facts }: CreateTransportDto): Promise<Transport> {
    refuseIf(transportProblems({ ...facts, hasSecret: secret !== undefined }));
    return this.units.run(async () => {
      const { everySeconds = USUAL.everySeconds, isEnabled = USUAL.isEnabled } = facts;
      const transport = await this.transports.insert({ ...facts, everySeconds, isEnabled });
      return this.settle(transport, secret);
    });
  }

  /** Changes a transport that still has `version`; another server or login needs the secret again. */
  update(id: string, version: number, { secret, ...facts }: UpdateTransportDto): Promise<Transport> {
    return this.units.run(async () => {
      const before = await this.transports.get(id);
      const isElsewhere = BOUND_TO_SECRET.some((name) => name in facts && facts[name] !== before[name]);
      const hasSecret = secret !== undefined || (!isElsewhere && (await this.transports.sealedSecret(id)) !== null);
      refuseIf(transportProblems({ ...before, ...facts, hasSecret }));
      return this.settle(await this.transports.update(id, version, facts), secret);
    });
  }

  /** Runs a transport now, beside its schedule. */
  async run(id: string): Promise<Job> {
    const transport = await this.transports.get(id);
    return this.jobs.enqueue({ kind: TRANSPORT_RUN, params: { transportId: transport.id } });
  }

  async filesOf(id: string, query: ListTransportFilesQuery): Promise<TransportFilePage> {
    const transport = await this.transports.get(id);
    return this.files.listOf(transport.id, query);
  }

  /** The secret of a transport, for its run alone; null when it has none. Throws TRANSPORT_SECRET_UNREADABLE. */
  async secretOf({ id }: Transport): Promise<string | null> {
    const sealed = await this.transports.sealedSecret(id);
    if (sealed === null) return null;
    const secret = openText(this.keys, SECRET, placeOf(id), sealed);
    if (secret === undefined) throw new DomainError('TRANSPORT_SECRET_UNREADABLE');
    return secret;
  }

  private async settle(transport: Transport, secret: string | undefined): Promise<Transport> {
    const { id, kind, tradingPartnerId, everySeconds, isEnabled } = transport;
    if (secret !== undefined) {
      await this.transports.replaceSecret(id, sealText(this.keys, SECRET, placeOf(id), secret));
    }
    await this.partners.updateIf(tradingPartnerId, {}, { transport: kind });
    const params = { transportId: id };
    await this.schedules.ensure({ key: `transport/${id}`, kind: TRANSPORT_RUN, params, everySeconds, isEnabled });
    return transport;
  }
}

function placeOf(id: string): string {
  return `${tenantContext.companyId()}/transports/${id}`;
}

function refuseIf(problems: ReturnType<typeof transportProblems>): void {
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
