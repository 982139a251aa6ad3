/** How long each answer about each hostile text takes, of the largest that is read and of one of a megabyte. */
import { limits } from '../../src/core/text/limits';
import { costs } from '../fuzz/answers';
import { largest, shapes } from '../fuzz/shapes';

/** Milliseconds of processor time that an answer may take. */
const most = 1_000;
const megabyte = 1_000_000;

/** Asks everything about every shape; returns how many answers took too long. */
function timeAnswers(): number {
  let slow = 0;
  // What runs often is compiled before anything is timed.
  for (const make of Object.values(shapes)) costs(make(2_000));
  for (const [name, make] of Object.entries(shapes)) {
    // Beyond the limits next to nothing is looked at, but that should not take long, either.
    for (const text of [largest(make, limits.characters - 1_000), make(megabyte)]) {
      for (const [question, taken] of costs(text)) {
        if (taken < most / 3) continue;
        if (taken > most) slow++;
        const mark = taken > most ? 'TOO LONG' : 'ok';
        console.log(`${mark}  ${taken.toFixed(0)} ms  ${question}: ${name}, ${text.length} characters`);
      }
    }
  }
  console.log(`${Object.keys(shapes).length} shapes: ${slow} answers took more than ${most} ms`);
  return slow;
}

process.exitCode = timeAnswers() === 0 ? 0 : 1;
