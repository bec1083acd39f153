import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, pino, type Logger } from 'pino';

/**
 * The only fields a log line may have: ids, codes, counts and times. Whatever else a library or a careless line wants
 * to write (URLs, headers, bodies, database messages that quote a value) is left out. Add a name here only if its
 * values can never be a patient's.
 */
const FIELDS: ReadonlySet<string> = new Set([
  'context',
  'msg',
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'companyId',
  'actorId',
  'refusal',
  'error',
  'errorCode',
  'at',
  'jobId',
  'jobKind',
  'queue',
  'count',
  'attempt',
]);

const WARN = 40;

type Line = Record<string, unknown>;

/** The one logger: JSON lines with allow-listed fields, to standard error unless told otherwise. */
export function makeLogger(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: false })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod([line], write, level) {
          // Bare text of a library is noise, and a risk, unless something is wrong.
          if (typeof line === 'object' || level >= WARN) write.call(this, allowed(line) as never);
        },
      },
    },
    to,
  );
}

/** A library's bare text or error keeps nothing but what kind it was: its words may quote a request. */
function allowed(line: unknown): Line {
  if (typeof line !== 'object' || line === null) return { context: 'library' };
  if (line instanceof Error) return kindOf(line);
  const kept = Object.entries(line).filter(([name]) => FIELDS.has(name));
  return { ...Object.fromEntries(kept), ...('err' in line && line.err instanceof Error ? kindOf(line.err) : {}) };
}

function kindOf(error: Error): Line {
  return { error: error.name, errorCode: (error as { code?: string }).code };
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

function fields(message: unknown, context: string | undefined): Line {
  return { context, ...(typeof message === 'object' ? message : { msg: message }) };
}
