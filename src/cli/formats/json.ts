import type { LeftOut } from '../../repository';
import type { CheckedConfig, Failure } from '../checked';
import { nested } from '../safe-json';
import { jsonConfiguration, jsonLeftOut, jsonManifest, jsonPieces } from './json-report';
import type { Write } from './write';
import type { Teller, Writer } from './writer';

export const jsonTeller: Teller<string> = (judged) => nested(jsonManifest(judged), 2);

/** The JSON report: media/docs/json-report.md. */
export function jsonWriter(
  write: Write,
  { today, version }: { readonly today: string; readonly version: string },
): Writer<string> {
  const failures: Failure[] = [];
  const notSearched: Failure[] = [];
  let leftOut: LeftOut = { paths: [], isCut: false };
  const configurations: CheckedConfig[] = [];
  let manifests = 0;
  const begin = (): string =>
    manifests === 0 ? jsonPieces.begin({ version: 1, tool: { name: 'ai-readiness', version }, today }) : '';
  return {
    manifest(piece) {
      const text = begin() + jsonPieces.manifest(piece, manifests === 0);
      manifests++;
      return write(text);
    },
    leftOut(all) {
      leftOut = all;
    },
    async configuration(checked) {
      configurations.push(checked);
    },
    async failure(failure) {
      failures.push(shown(failure));
    },
    async notSearched(folder) {
      notSearched.push(shown(folder));
    },
    end: (summary) =>
      write(
        begin() +
          jsonPieces.end({
            configurations: configurations.map(jsonConfiguration),
            failures,
            notSearched,
            leftOut: jsonLeftOut(leftOut),
            summary,
          }),
      ),
  };
}

/** Without what only other formats tell. */
function shown({ path, message }: Failure): Failure {
  return { path, message };
}
