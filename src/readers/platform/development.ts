/** What in a compose file shows that it is written for the machines of developers, whatever the file is called. */
import type { PlainValue } from '../../core/service';
import { isYamlList, isYamlMap } from '../source/yaml';
import { commandText } from './yaml-text';

type Service = Readonly<Record<string, PlainValue>>;

/** Images that stand in for what is there in production: a mailbox that sends nothing, a cloud on the machine itself. */
const substitute =
  /(?:^|\/)(?:localstack(?:-pro)?|ministack|maildev|mailhog|mailpit|mailcatcher|smtp4dev|azurite|fake-gcs-server|dynamodb-local|wiremock|moto)(?:[:@]|$)/i;
const devName = /(?:^|[/._-])(?:dev|devel|development|local)(?:[/._-]|$)/i;
const devCommand =
  /(?:^|\s)(?:--reload|runserver|nodemon|(?:npm|pnpm|yarn|bun)(?: run)? dev|(?:next|vite|astro|nuxt) dev)(?:\s|$)/;

/** Whether one of the services that always start is only of use where the product is developed. */
export function isOfDevelopment(services: Readonly<Record<string, PlainValue>>): boolean {
  return Object.values(services).some(
    (service) => isYamlMap(service) && service.profiles === undefined && isForDevelopers(service),
  );
}

function isForDevelopers(service: Service): boolean {
  const { build, command, develop, entrypoint, image } = service;
  // Compose watches files only while somebody changes them.
  if (develop !== undefined) return true;
  if (typeof image === 'string' && substitute.test(image.slice(0, 300))) return true;
  if (isYamlMap(build) && typeof build.target === 'string' && devName.test(build.target.slice(0, 100)))
    return true;
  if (envFilesOf(service).some((file) => devName.test(file.slice(0, 300)))) return true;
  return devCommand.test(commandText(entrypoint, command).slice(0, 1_000));
}

function envFilesOf({ env_file: given }: Service): string[] {
  return (isYamlList(given) ? given : [given]).flatMap((each) => {
    if (typeof each === 'string') return [each];
    return isYamlMap(each) && typeof each.path === 'string' ? [each.path] : [];
  });
}
