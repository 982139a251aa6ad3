/** Alertmanager: where alerts go. */
import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';
import { type Embedded, withEmbedded } from './embedded';
import { receiverFacts } from './receivers';

export const alertmanager: RepositoryReader = {
  name: 'alertmanager',
  looksAt: (path) => /\.ya?ml$/i.test(path),
  read: (file) => ({ said: configurationFacts(file) }),
};

const receivers = /^[ \t-]{0,200}["']?receivers["']?[ \t]{0,9}:/m;

function configurationFacts(file: SourceFile): Said[] {
  if (!receivers.test(file.text) || !/\broute\b/.test(file.text)) return [];
  return withEmbedded(file, receivers).flatMap((part) =>
    part.trees
      .flatMap((tree) => configurationsIn(tree))
      .flatMap((configuration) => factsOf(part, configuration)),
  );
}

const deepest = 8;

/** A map with a route that names a receiver, and a list of receivers: in a file of its own, a resource, the values of a chart. */
function configurationsIn(tree: Tree, depth = 0): Tree[] {
  if (depth > deepest) return [];
  const isOne =
    tree.get('route', 'receiver')?.text !== undefined &&
    tree.get('receivers')?.items.some((receiver) => receiver.get('name')?.text !== undefined) === true;
  return isOne ? [tree] : tree.children.flatMap((child) => configurationsIn(child, depth + 1));
}

function factsOf(part: Embedded, configuration: Tree): Said[] {
  const top = configuration.get('route');
  const receiver = top?.get('receiver');
  const fallback: Said[] =
    receiver?.text === undefined
      ? []
      : [
          {
            fact: 'route',
            value: { default: receiver.text, ...foreignRole(part.file.role) },
            line: part.lineOf(receiver.keyAt),
          },
        ];
  return [
    ...fallback,
    ...(top?.get('routes')?.items ?? []).flatMap((route) => routeFacts(part, route)),
    ...(configuration.get('receivers')?.items ?? []).flatMap((each) =>
      receiverFacts(part, each, configuration.get('global')),
    ),
  ];
}

/** The routes below: each with what it is for. One without a receiver of its own goes where the one above it goes. */
function routeFacts(part: Embedded, route: Tree, depth = 0): Said[] {
  if (depth > deepest) return [];
  const receiver = route.get('receiver');
  const what = conditionOf(route);
  const own: Said[] =
    receiver?.text === undefined
      ? []
      : [
          {
            fact: 'route',
            value: {
              ...(what === undefined ? {} : { for: what }),
              receiver: receiver.text,
              ...foreignRole(part.file.role),
            },
            line: part.lineOf(receiver.keyAt),
          },
        ];
  return [...own, ...(route.get('routes')?.items ?? []).flatMap((each) => routeFacts(part, each, depth + 1))];
}

/** What a route is for: the severity where that is all that it asks for, else its matchers. */
function conditionOf(route: Tree): string | undefined {
  const asked = [
    ...(route.get('match')?.entries ?? []).map((each) => ({
      name: each.key,
      is: '=',
      value: each.text ?? '',
    })),
    ...['match_re', 'matchRe'].flatMap((key) =>
      (route.get(key)?.entries ?? []).map((each) => ({ name: each.key, is: '=~', value: each.text ?? '' })),
    ),
    ...(route.get('matchers')?.items ?? []).flatMap((each) => matcherOf(each)),
  ];
  const [only] = asked;
  if (only === undefined) return undefined;
  if (asked.length === 1 && only.name === 'severity' && only.is === '=') return only.value;
  return asked.map(({ name, is, value }) => `${name}${is}${value}`).join(', ');
}

interface Matcher {
  readonly name: string | number;
  readonly is: string;
  readonly value: string;
}

/** `severity = "critical"`, or a map with its parts. */
function matcherOf(matcher: Tree): Matcher[] {
  const name = matcher.get('name')?.text;
  if (name !== undefined)
    return [{ name, is: matcher.get('matchType')?.text ?? '=', value: matcher.get('value')?.text ?? '' }];
  return (matcher.text ?? '').split(',').flatMap((text) => {
    const [, label, is, value] =
      /^\s*([\w.-]{1,100})\s{0,9}(=~|!~|!=|=)\s{0,9}["']?([^"']{0,200}?)["']?\s*$/.exec(text) ?? [];
    return label === undefined || is === undefined ? [] : [{ name: label, is, value: value ?? '' }];
  });
}
