/** One piece of storing at a time: while it is under way the next one is read. */
export class StoringLane {
  private current: Promise<void> = Promise.resolve();

  /** Begins `work` when what was begun before has ended; throws what that threw. */
  async begin(work: () => Promise<void>): Promise<void> {
    await this.current;
    this.current = work();
    // Its failure is told by the next await, however long reading takes until then.
    this.current.catch(() => undefined);
  }

  /** Reads on beside the storing; ends when both have ended, and throws what the first to fail threw. */
  async beside(reading: () => Promise<void>): Promise<void> {
    try {
      await reading();
    } finally {
      // Never leave a transaction while something is still being written in it.
      await this.current.catch(() => undefined);
    }
    await this.current;
  }
}
