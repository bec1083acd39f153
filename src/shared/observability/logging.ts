import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** The one logger. Its fields are allow-listed by their writers: ids, codes, counts and times, never PHI. */
export function makeLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}

/** Nest's own words through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug(fields(message, context));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn(fields(message, context));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error(fields(message, context ?? stack));
  }
}

function fields(message: unknown, context: string | undefined): Record<string, unknown> {
  return { context, ...(typeof message === 'object' ? message : { msg: message }) };
}
