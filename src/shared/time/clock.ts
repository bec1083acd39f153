import { Injectable } from '@nestjs/common';

/** The only place where the server asks what time it is; tests put another one in its place. */
@Injectable()
export class Clock {
  /** Now, RFC 3339 in UTC with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }

  /** Today in the given IANA time zone (a company's), `YYYY-MM-DD`. */
  today(timeZone = 'UTC'): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(this.now()));
  }
}
