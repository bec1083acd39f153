/** Takes one line of text, its line end included; a promise means: wait before writing more. */
export type LineSink = (line: string) => Promise<void> | void;

/** Writes JSON objects, one per line, field by field and array item by item. */
export class JsonLineWriter {
  private text = '';
  private isFirstItem = true;
  private isInArray = false;

  constructor(private readonly sink: LineSink) {}

  /** A field with its value; undefined is left out. */
  field(name: string, value: unknown): void {
    if (value !== undefined) this.text += `${this.fieldStart(name)}${JSON.stringify(value)}`;
  }

  /** A field that is an array; its items follow. */
  array(name: string): void {
    this.text += `${this.fieldStart(name)}[`;
    this.isFirstItem = true;
    this.isInArray = true;
  }

  item(value: unknown): void {
    this.text += `${this.isFirstItem ? '' : ','}${JSON.stringify(value)}`;
    this.isFirstItem = false;
  }

  /** Ends the object and the line. */
  async end(): Promise<void> {
    const line = `${this.text}${this.isInArray ? ']' : ''}}\n`;
    this.text = '';
    this.isInArray = false;
    await this.sink(line);
  }

  private fieldStart(name: string): string {
    const separator = this.text === '' ? '{' : this.isInArray ? '],' : ',';
    this.isInArray = false;
    return `${separator}${JSON.stringify(name)}:`;
  }
}
