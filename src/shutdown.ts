type Stop = () => Promise<unknown>;

/**
 * Ends the process on the first signal: what was started is stopped, the last first. Signals that follow (a terminal and
 * npm both send one) change nothing. A signal that comes before anything stands waits for it, so that nothing is orphaned.
 */
export class Shutdown {
  private readonly stops: Stop[] = [];
  private isAsked = false;
  private isEnding = false;

  constructor(private readonly say: (line: string) => void) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.ask());
  }

  /** Something stands that must be stopped at the end; ends at once when that was asked meanwhile. */
  async add(stop: Stop): Promise<void> {
    this.stops.push(stop);
    if (this.isAsked) await this.end(0);
  }

  /** Stops everything and exits: with 1 also when something does not stop. Whoever comes second waits for the exit. */
  async end(exitCode: number): Promise<never> {
    if (this.isEnding) return new Promise<never>(() => undefined);
    this.isEnding = true;
    let code = exitCode;
    for (const stop of this.stops.reverse()) {
      await stop().catch((error: Error) => {
        this.say(`The server did not stop cleanly: ${error.message}`);
        code = 1;
      });
    }
    process.exit(code);
  }

  /** What is being started then fails because it is stopped: nobody needs to be told. */
  get isUnderWay(): boolean {
    return this.isEnding;
  }

  private ask(): void {
    this.isAsked = true;
    if (this.stops.length > 0) void this.end(0);
  }
}
