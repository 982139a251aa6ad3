/** What a map of a configuration says of all that stands in it: by whom it is served, and whether it is switched off. */
import type { Path } from '../../core/service';
import type { Values } from './document';
import { providerOf as makerOf } from './names';
import type { ModelSaid } from './said';

/** Whether a map is one in a list of providers: `providers: [{name: openai}]`. */
export function isProvider(path: Path): boolean {
  return typeof path.at(-1) === 'number' && /providers$/i.test(String(path.at(-2) ?? ''));
}

/** Whether a map says itself by whom its models are served, and not only what it stands in; Azure serves many makers. */
export function isProvided(map: Values, path: Path, by: string): boolean {
  const own = [map.provider, map.llm_provider, map.vendor, isProvider(path) ? map.name : undefined];
  return (
    !/azure|aoai/i.test(by) && own.some((each) => typeof each === 'string' && makerOf(each) !== undefined)
  );
}

/** Whether a part of a configuration is switched off. */
export function isOff(map: Values): boolean {
  return map.enabled === false || map.enable === false || map.active === false || map.disabled === true;
}

/** What is switched off is only named: somewhere else it may be switched on. */
export function onlyNamed(said: ModelSaid): ModelSaid {
  return said.fact === 'model' ? { ...said, value: { ...said.value, site: 'mentioned' } } : said;
}
