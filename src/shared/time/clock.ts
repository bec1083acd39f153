import { Injectable } from '@nestjs/common';

/** One for each zone that was asked for: making one costs more than a query. IANA knows some hundred zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The only place where the server asks what time it is; tests put another one in its place. */
@Injectable()
export class Clock {
  /** Now, RFC 3339 in UTC with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }

  /** Today in the given IANA time zone (a company's), `YYYY-MM-DD`. */
  today(timeZone = 'UTC'): string {
    let format = formats.get(timeZone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
      formats.set(timeZone, format);
    }
    return format.format(new Date(this.now()));
  }
}
