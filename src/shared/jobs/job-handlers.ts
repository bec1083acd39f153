import { Injectable } from '@nestjs/common';
import type { JobHandler } from './job-handler.js';

/** Who does which kind of job. Handlers register themselves in `onModuleInit`. */
@Injectable()
export class JobHandlers {
  private readonly byKind = new Map<string, JobHandler>();

  register(handler: JobHandler): void {
    if (this.byKind.has(handler.kind)) throw new Error(`Two handlers for jobs of kind ${handler.kind}`);
    this.byKind.set(handler.kind, handler);
  }

  find(kind: string): JobHandler | undefined {
    return this.byKind.get(kind);
  }
}
