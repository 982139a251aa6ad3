/** Commands and actions that deploy. Only what a command begins with counts: the word "deploy" matches far more. */
import { upTo } from '../../core/service';
import { type Command, isNever, type Job, type Step, type Use } from './pipeline';
import { called, optionOf, subcommand } from './words';

/** Of a command without its options. Design: readers-repository.md, section 3. */
const deploying: readonly RegExp[] = [
  /^azd (?:up|deploy|provision)\b/,
  /^az (?:webapp|containerapp|functionapp) (?:up|deploy|update|restart|config container set)\b/,
  /^az (?:webapp|functionapp) deployment (?:source config-zip|slot swap)\b/,
  /^az (?:deployment|stack) (?:group|sub|mg|tenant) create\b/,
  /^az ml online-deployment (?:create|update)\b/,
  /^kubectl (?:apply|set image|rollout restart)\b/,
  /^oc (?:apply|set image|rollout (?:latest|restart))\b/,
  /^helm (?:upgrade|install)\b/,
  /^helmfile (?:apply|sync)\b/,
  /^(?:terraform|tofu|terragrunt) (?:run-all )?apply\b/,
  /^(?:cdk|aws-cdk|sam|sls|serverless|sst) deploy\b/,
  /^pulumi up\b/,
  /^aws (?:ecs update-service|lambda update-function-code|cloudformation deploy|ssm send-command)\b/,
  /^aws (?:deploy create-deployment|apprunner start-deployment|elasticbeanstalk update-environment)\b/,
  /^gcloud (?:(?:beta|alpha) )?(?:run|app|functions) deploy\b/,
  /^gcloud (?:(?:beta|alpha) )?run (?:jobs deploy|services (?:update|replace)|jobs update)\b/,
  /^gcloud deploy releases create\b/,
  /^(?:fly|flyctl) deploy\b/,
  /^docker stack deploy\b/,
  /^(?:eb|wrangler|firebase) deploy\b/,
  /^heroku container:release\b/,
  /^databricks bundle deploy\b/,
  /^skaffold (?:run|deploy)\b/,
  /^argocd app sync\b/,
  /^(?:New-AzResourceGroupDeployment|New-AzSubscriptionDeployment)\b/,
];

const switches = [
  ...['--what-if', '-w', '--help', '--no-execute-changeset', '--no-execute', '--preview', '--template-only'],
  ...['-destroy', '--destroy', '-refresh-only', '-WhatIf', '--no-deploy', '--diff'],
];

/** Whether a command changes what runs somewhere. */
function isDeploying(command: Command): boolean {
  const words = called(command.words);
  const line = subcommand(words);
  if (!deploying.some((each) => each.test(line))) return false;
  const dry = optionOf(words, '--dry-run', '--dryrun');
  if (dry !== undefined && dry !== 'none' && dry !== 'false') return false;
  return !words.some((word) => switches.includes(word.replace(/=true$/, '')));
}

/** Actions and tasks whose only purpose it is. */
const actions: readonly RegExp[] = [
  /^azure\/(?:webapps-deploy|functions-action|container-apps-deploy-action|k8s-deploy|aci-deploy|arm-deploy)$/,
  /^azure\/(?:static-web-apps-deploy|bicep-deploy|spring-apps-deploy)$/,
  /^aws-actions\/(?:amazon-ecs-deploy-(?:task-definition|express-service)|aws-cloudformation-github-deploy|aws-lambda-deploy)$/,
  /^google-github-actions\/(?:deploy-[\w-]+|create-cloud-deploy-release)$/,
  /^einaregilsson\/beanstalk-deploy$/,
  /^akhileshns\/heroku-deploy$/,
  /^digitalocean\/app_action(?:\/deploy)?$/,
  /^dflook\/(?:terraform|tofu)-apply$/,
  /^hashicorp\/tfc-workflows-github\/actions\/apply-run$/,
  // Tasks of Azure Pipelines.
  /^(?:azurewebapp|azurewebappcontainer|azurermwebappdeployment|azurefunctionapp|azurefunctionappcontainer|azurecontainerapps|azurestaticwebapp)$/,
];

/** Actions that deploy where an input says so. */
const withInput: readonly (readonly [action: RegExp, input: string, value: RegExp])[] = [
  [/^superfly\/flyctl-actions$/, 'args', /^deploy\b/],
  [/^cloudflare\/wrangler-action$/, 'command', /^(?:deploy|publish)\b/],
  [/^serverless\/github-action$/, 'args', /\bdeploy\b/],
  [/^pulumi\/actions$/, 'command', /^up$/],
  [/^kubernetesmanifest$/, 'action', /^deploy$/i],
  [/^helmdeploy$/, 'command', /^(?:upgrade|install)$/i],
  [/^(?:terraformtask|terraformtaskv\d|terraformcli)$/, 'command', /^apply$/i],
];

const onServer =
  /^(?:docker(?:-compose| compose| stack| service)? (?:up|pull|run|deploy|update|restart)|git pull|pm2 (?:restart|reload|start)|systemctl (?:restart|reload)|supervisorctl restart|service \S+ restart)\b|(?:^|\/)deploy[\w-]*\.sh\b/;

function isDeployingUse({ action, inputs }: Use, commands: readonly Command[]): boolean {
  if (inputs.get('action') === 'close' && action.startsWith('azure/static')) return false;
  if (actions.some((each) => each.test(action))) return true;
  if (action === 'azureresourcemanagertemplatedeployment')
    return (
      !/^validation$/i.test(inputs.get('deploymentMode') ?? '') &&
      !/^delete/i.test(inputs.get('action') ?? '')
    );
  if (action === 'appleboy/ssh-action')
    return commands.some(({ words }) => onServer.test(subcommand(called(words))));
  return withInput.some(([is, input, value]) => is.test(action) && value.test(inputs.get(input) ?? ''));
}

/** A cluster or a cloud that lives as long as the job. */
const throwaway =
  /\bkind create cluster\b|\bhelm\/kind-action\b|\bsetup-kind\b|\bminikube\b|\bk3d\b|\blocalstack\b|\bsetup-k3s\b|\bmicrok8s\b/i;

/** Whether what a job deploys is gone when the job has ended: it is tried out there. */
export function isThrowaway({ text, steps }: Job): boolean {
  if (throwaway.test(text)) return true;
  const first = steps.findIndex(deploysStep);
  return first !== -1 && steps.slice(first + 1).some(takesDown);
}

const takingDown =
  /^(?:azd down|helm (?:uninstall|delete)|(?:terraform|tofu|terragrunt|pulumi|cdk) destroy|sam delete)\b/;

/** A step that takes down what is there, however the job went; after a failure alone it only tidies up. */
function takesDown({ condition, commands }: Step): boolean {
  if (isNever(condition) || (condition !== undefined && !/\balways\s*\(\s*\)/.test(condition))) return false;
  return commands.some(({ words }) => takingDown.test(subcommand(called(words))));
}

/** Whether a step deploys; nothing that is switched off does. */
export function deploysStep(step: Step): boolean {
  if (isNever(step.condition)) return false;
  if (step.use !== undefined && isDeployingUse(step.use, step.commands)) return true;
  return step.commands.some(isDeploying);
}

const deployWord = /(?:^|[^a-z])(?:deploy(?:s|ment|ments|ing)?|apply|rollout|roll-out)(?![a-z])/i;
const releaseWord = /(?:^|[^a-z])(?:release|promote)(?![a-z])/i;
/** Names of what does more than deploy: `build-and-deploy`. */
const both =
  /(?:(?:build|test|lint|plan|scan|validate|check|publish)[-_]?and[-_]?|build[-_])(?=deploy|apply)/i;
const beside =
  /(?:^|[^a-z])(?:tests?|checks?|notify|notification|clean|cleanup|delete|destroy|teardown|remove|validate|validation|verify|plan|lint|docs?|documentation|pages|storybook|status|summary|pre|post|after|before|wait|approve|comment|undeploy|build|scan|prepare|setup|static)(?![a-z])/i;

/** Whether a workflow or template that is called deploys, by its name and that of the job. */
export function isCalledDeploy(job: string, path: string, hasEnvironment: boolean): boolean {
  const name = upTo(path, '@').replace(/\.ya?ml$/i, '');
  const file = name.slice(name.lastIndexOf('/') + 1);
  if (beside.test(file.replace(both, '')) || beside.test(job.replace(both, ''))) return false;
  if (deployWord.test(file) || deployWord.test(job)) return true;
  return hasEnvironment && (releaseWord.test(file) || releaseWord.test(job));
}

const latest = /[\w}/)]:latest$|(?:^|[.,])tag=latest(?:,|$)/;

/** The line in which a job deploys an image that is the latest, whatever that is. */
export function latestTag(
  { steps }: Job,
  lineOf: (offset: number) => number | undefined,
): number | undefined {
  for (const step of steps) {
    if (!deploysStep(step)) continue;
    const command = step.commands.find(
      (each) => isDeploying(each) && each.words.some((word) => latest.test(word)),
    );
    if (command !== undefined) return command.line;
    const input = (step.use?.inputTree?.entries ?? []).find(
      ({ key, asWritten = '' }) => /image/i.test(key) && latest.test(asWritten.trim()),
    );
    if (input !== undefined) return lineOf(input.keyAt);
  }
  return undefined;
}
