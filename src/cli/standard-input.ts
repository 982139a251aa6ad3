import { CannotRun, systemReason } from './faults';

/** The whole of a stream of bytes. Throws where it is larger than `most`, or cannot be read. */
export async function wholeOf(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      size += piece.length;
      if (size > most) throw new CannotRun('Standard input is too large.');
      pieces.push(piece);
    }
  } catch (error) {
    const reason = systemReason(error);
    throw reason === undefined ? error : new CannotRun(`Standard input cannot be read: ${reason}.`);
  }
  return Buffer.concat(pieces);
}
