// The setting for the severity of findings, whose keys are the codes of all rules.
import { loadRules } from './rules.mjs';

const severities = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * The extension's package.json with the setting brought into step with the rules.
 * @param {string} text
 */
export async function withSeveritySetting(text) {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes?.configuration?.properties?.['aiReadiness.severity'];
  if (setting === undefined) throw new Error('package.json has no setting aiReadiness.severity');
  const rules = (await loadRules())
    .filter(({ code }) => !code.startsWith('config/'))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  setting.properties = Object.fromEntries(
    rules.map(({ code, severity, summary }) => [
      code,
      { enum: severities, description: `${summary} Default: ${severity}.` },
    ]),
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
