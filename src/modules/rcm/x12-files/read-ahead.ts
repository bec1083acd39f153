/**
 * Reads on while whoever takes the items is busy with something else, `most` items ahead at the most. Reading begins
 * with the first item asked for, in the context of whoever asks. What reading throws is thrown in its place.
 */
export class ReadAhead<Item> implements AsyncIterator<Item> {
  private readonly read: IteratorResult<Item>[] = [];
  private failure: { error: unknown } | undefined;
  private hasEnded = false;
  private hasBegun = false;
  private wakeTaker = (): void => undefined;
  private wakeReader = (): void => undefined;

  constructor(
    private readonly items: AsyncIterator<Item>,
    private readonly most: number,
  ) {}

  async next(): Promise<IteratorResult<Item>> {
    if (!this.hasBegun) {
      this.hasBegun = true;
      void this.readOn();
    }
    while (this.read.length === 0) {
      if (this.failure !== undefined) throw this.failure.error;
      if (this.hasEnded) return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.wakeTaker = resolve));
    }
    this.wakeReader();
    return this.read.shift()!;
  }

  /** Ends the reading, however far it is. */
  stop(): void {
    this.hasEnded = true;
    this.wakeReader();
  }

  private async readOn(): Promise<void> {
    try {
      while (!this.hasEnded) {
        const item = await this.items.next();
        if (item.done === true) this.hasEnded = true;
        else this.read.push(item);
        this.wakeTaker();
        if (this.read.length >= this.most) await new Promise<void>((resolve) => (this.wakeReader = resolve));
      }
    } catch (error) {
      this.failure = { error };
      this.wakeTaker();
    }
  }
}
