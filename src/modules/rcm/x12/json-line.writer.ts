/** Takes text; a promise means: wait before writing more. */
export type TextSink = (text: string) => Promise<void> | void;

const PIECE = 64 * 1024;

/** Writes one JSON object per line, field by field and array item by item, so that a line may be longer than memory. */
export class JsonLineWriter {
  private text = '';
  private isFirstField = true;
  private isFirstItem = true;
  private isInArray = false;

  constructor(private readonly sink: TextSink) {}

  /** A field with its value; undefined is left out. */
  field(name: string, value: unknown): void {
    if (value === undefined) return;
    this.closeArray();
    this.text += `${this.isFirstField ? '{' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}`;
    this.isFirstField = false;
  }

  /** A field that is an array; its items follow. */
  array(name: string): void {
    this.closeArray();
    this.text += `${this.isFirstField ? '{' : ','}${JSON.stringify(name)}:[`;
    this.isFirstField = false;
    this.isFirstItem = true;
    this.isInArray = true;
  }

  async item(value: unknown): Promise<void> {
    this.text += `${this.isFirstItem ? '' : ','}${JSON.stringify(value)}`;
    this.isFirstItem = false;
    if (this.text.length > PIECE) await this.flush();
  }

  /** Ends the object and the line. */
  async end(): Promise<void> {
    this.closeArray();
    this.text += '}\n';
    this.isFirstField = true;
    await this.flush();
  }

  private closeArray(): void {
    if (this.isInArray) this.text += ']';
    this.isInArray = false;
  }

  private async flush(): Promise<void> {
    const { text } = this;
    this.text = '';
    await this.sink(text);
  }
}
