import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import { FolderTransport } from './folder-transport.adapter.js';
import { InboundFiles } from './inbound-files.service.js';
import { OutboundFiles } from './outbound-files.service.js';
import { SftpTransport } from './sftp-transport.adapter.js';
import type { TransportSession } from './transport.port.js';
import type { Transport } from './transport.entity.js';
import { TRANSPORT_RUN, TransportsService } from './transports.service.js';
import { TransportsRepository } from './transports.repository.js';

/** One run of a transport: sends what waits, takes what is there. A file that cannot be sent keeps none from coming. */
@Injectable()
export class TransportRunJob implements JobHandler, OnModuleInit {
  readonly kind = TRANSPORT_RUN;

  constructor(
    private readonly transports: TransportsRepository,
    private readonly partners: TradingPartnersRepository,
    private readonly service: TransportsService,
    private readonly folder: FolderTransport,
    private readonly sftp: SftpTransport,
    private readonly outbound: OutboundFiles,
    private readonly inbound: InboundFiles,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    const transport = await this.transports.get(job.params.transportId as string);
    const { isActive } = await this.partners.get(transport.tradingPartnerId);
    if (!isActive) throw new DomainError('TRANSPORT_NOT_ACTIVE');
    const session = await this.open(transport);
    try {
      const outcome = await this.outbound.sendAll(transport, session, job).catch(refusal);
      const counts = await this.inbound.receiveAll(transport, session, job);
      if (outcome instanceof DomainError) throw outcome;
      const resultPath = `/api/v1/rcm/transports/${transport.id}/files`;
      return { findings: { sent: outcome, ...counts }, resultPath };
    } finally {
      await session.close();
    }
  }

  private async open(transport: Transport): Promise<TransportSession> {
    if (transport.kind === 'folder') return this.folder.open(transport);
    return this.sftp.open(transport, await this.service.secretOf(transport));
  }
}

/** A refusal waits until what has come is taken; anything else is thrown at once. */
function refusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}
