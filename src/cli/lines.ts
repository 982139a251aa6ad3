import fs from 'node:fs';

/** So much is read at once, in bytes. */
const chunk = 1024 * 1024;

const lineEnd = 10;

/** The lines of a file, one after the other: however long it is, little of it is in memory. */
export class Lines {
  /** So many bytes have been given. */
  end = 0;
  private waiting = Buffer.alloc(0);

  private constructor(private descriptor: number | undefined) {}

  /** Undefined where there is no such file, or one that is not to be taken. */
  static of(file: string, isTaken: (stat: fs.Stats) => boolean): Lines | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = fs.openSync(file, 'r');
      if (isTaken(fs.fstatSync(descriptor))) return new Lines(descriptor);
    } catch {
      // There is none.
    }
    if (descriptor !== undefined) fs.closeSync(descriptor);
    return undefined;
  }

  /** The next one without its end; undefined where no whole one is left. */
  next(): string | undefined {
    let at = this.waiting.indexOf(lineEnd);
    while (at < 0) {
      const seen = this.waiting.length;
      if (!this.more()) return undefined;
      at = this.waiting.indexOf(lineEnd, seen);
    }
    const line = this.waiting.subarray(0, at).toString();
    this.waiting = this.waiting.subarray(at + 1);
    this.end += at + 1;
    return line;
  }

  close(): void {
    if (this.descriptor !== undefined) fs.closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private more(): boolean {
    if (this.descriptor === undefined) return false;
    const read = Buffer.allocUnsafe(chunk);
    const length = fs.readSync(this.descriptor, read);
    this.waiting = Buffer.concat([this.waiting, read.subarray(0, length)]);
    return length > 0;
  }
}
