import type { Command } from './arguments';

// Lines of several commands, in columns of the same width.
const searched = `  --exclude GLOB      leave out what matches, from the current folder; can be repeated
  --root FOLDER       the repository of manifests in it that have no .git around them`;
const colours = '  --no-color          no colours; NO_COLOR and FORCE_COLOR are respected as well';

const general = `Checks what an ai-readiness.yaml claims against what its facts and evidence prove.

  ai-readiness check [paths…]        check manifests: files, or folders to search (default: .)
  ai-readiness diff [BASE [HEAD]]    what a change does to the gates, and what comes of what
  ai-readiness history [paths…]      when each stage was claimed and each gate first passed
  ai-readiness forecast [paths…]     when the gates can be passed, and what would bring that forward
  ai-readiness calendar [paths…]     what ends, falls due or turns red within a year
  ai-readiness compare [paths…]      which workflow to take first, and how sure that is
  ai-readiness report [paths…]       where many workflows stand, what blocks them and what runs out
  ai-readiness init [path]           write a first manifest of what the repository says
  ai-readiness explain [CODE|ITEM]   what a finding or a checklist item means, and what to do
  ai-readiness facts [paths…]        what files say, or the whole repository, line by line

  -h, --help       this text; with a command, its options
  -V, --version    the version
`;

const check = `ai-readiness check [paths…]

Checks the given files, and the manifests in the given folders: every ai-readiness.yaml and
ai-readiness.yml in them that git tracks or does not ignore. Default: the current folder.
"-" is a manifest on standard input.

  --format FORMAT                  text (or pretty), json, sarif, github, gitlab, rdjson or markdown; default text;
                                   can be repeated, and one of them goes to standard output
  --output FILE                    where the --format before it goes instead: the whole file, or none
  --fail-on error|warning|never    what makes the exit code 1; default error
  --require-gate STAGE             exit with 1 while a manifest has not passed that gate, whatever it claims
  --baseline FILE                  findings that this file knows are only counted, and do not fail
  --update-baseline                write what is found now to the file of --baseline
  --changed-since REV              only manifests that changed since they parted from REV, or whose evidence did
  --count-hidden                   what is hidden or lowered counts towards --fail-on as well
  --fix                            first apply the safe fixes to the files, and say what was fixed
  --jobs N                         how many threads read manifests; default one for each core, where there are many
  --stdin-filename PATH            with "check -": the path that standard input is taken for; default
                                   ai-readiness.yaml
  --exclude GLOB                   leave out what matches, from the current folder; can be repeated
  --root FOLDER                    the repository of manifests in it that have no .git around them
  --today YYYY-MM-DD               check as of that day; default today
  --no-color                       no colours; NO_COLOR and FORCE_COLOR are respected as well

Exit code: 0 nothing at or above --fail-on; 1 something is, or the gate of --require-gate is not passed;
2 wrong arguments, no manifest found, or something could not be read, written or checked (everything else is still checked).
`;

const diff = `ai-readiness diff [BASE [HEAD]] [-- paths…]

Says what a change does: gates passed and lost, items that moved, evidence and waivers added, renewed and gone,
claims confirmed and contradicted, findings new and fixed; each with what it comes of: the manifest, a file, the day
that went by, or the edition of the checklist. BASE is judged with its own files on the day of its commit.
Default: from the commit where this branch left the default branch, to the working tree. BASE..HEAD and BASE...HEAD
(from where they parted) are read as git reads them. Paths: the manifests in these alone.

  --format FORMAT                  text, json or markdown (a comment of at most 40 lines); default text;
                                   can be repeated, and one of them goes to standard output
  --output FILE                    where the --format before it goes instead: the whole file, or none
  --fail-on regression|never       exit with 1 where the change loses a gate or an item, or brings an error, by
                                   what it does to manifests and files; never for what the day alone did. Default never
  --exclude GLOB                   leave out what matches, from the current folder; can be repeated
  --today YYYY-MM-DD               compare as of that day; default today
  --no-color                       no colours; NO_COLOR and FORCE_COLOR are respected as well

Exit code: 0 compared; 1 a regression, with --fail-on regression; 2 wrong arguments, git cannot tell, or something
could not be read or written (everything else is still compared).
`;

const history = `ai-readiness history [paths…]

Says what git knows of manifests over time: when each stage was claimed, when its gate was first passed and whether it was
lost again, how long that took and what it was estimated at, and what became of waivers. Default: the manifests in the
current folder, as the current commit has them. Each commit on the line of first parents that changed a manifest, a file
that it cited or its configuration is judged with its own files on its own day, by the rules of this version; where only
the day changed something, on that day. What is not committed has no history.

  --format FORMAT       text or json; default text; can be repeated, and one of them goes to standard output
  --output FILE         where the --format before it goes instead: the whole file, or none
  --exclude GLOB        leave out what matches, from the current folder; can be repeated
  --today YYYY-MM-DD    tell it up to that day; default today
  --no-color            no colours; NO_COLOR and FORCE_COLOR are respected as well

Exit code: 0 told; 2 wrong arguments, no manifest, git cannot tell, or something could not be read or written (everything
else is still told).
`;

const forecast = `ai-readiness forecast [paths…]

Says when each gate of a manifest can be passed and when it can go live, in half of all cases (P50) and in four of five
(P80): by the estimates of its open items, what they depend on, who has to move, and the lead times of systems. And what
the time goes into, and by how much doing an item now would bring that forward. Without estimates for half of the items
before that (those done among them) it gives no dates, and says what to estimate first. How far estimates are off is
learned from the closed stages that the history of these manifests knows, where git can tell it.

  --format FORMAT                  text, json or markdown; default text; can be repeated, and one of them goes to
                                   standard output
  --output FILE                    where the --format before it goes instead: the whole file, or none
  --no-history                     do not ask git for closed stages, which can take long
  --exclude GLOB                   leave out what matches, from the current folder; can be repeated
  --root FOLDER                    the repository of manifests in it that have no .git around them
  --today YYYY-MM-DD               from that day on; default today
  --no-color                       no colours; NO_COLOR and FORCE_COLOR are respected as well

Exit code: 0 told; 2 wrong arguments, no manifest found, or something could not be read or written (everything else is
still told).
`;

const calendar = `ai-readiness calendar [paths…]

Says what the next 365 days bring to manifests if nothing is changed: what ends, falls due or is planned, and what turns
red of that, when, why and for whom. Each day is what "check --today" says on that day, with the files as they are.

  --format FORMAT     text, json, markdown or ics (for your own calendar: importing it again moves what has moved);
                      default text; can be repeated, and one of them goes to standard output
  --output FILE       where the --format before it goes instead: the whole file, or none
${searched}
  --today YYYY-MM-DD  from that day on; default today
${colours}

Exit code: 0 told; 2 wrong arguments, no manifest found, or something could not be read or written (everything else is
still told).
`;

const compare = `ai-readiness compare [paths…]

Says which of several workflows to take first: what each is to bring in a month, times how ready its data and
integrations are, by the time that is left before it can go live. How often the first one stays first where each number
is off by 25 %, what holds each one back, and what would lift it most. What is not known is said, and not made up.
Paths: files, folders to search, and patterns such as "services/*/ai-readiness.yaml"; "-" reads a list of paths from
standard input, one a line or separated by NUL. Default: the current folder.

  --format FORMAT     text, json, markdown or html (one page, with nothing to fetch); default text; can be repeated, and
                      one of them goes to standard output
  --output FILE       where the --format before it goes instead: the whole file, or none
  --no-history        do not ask git for closed stages, by which forecasts are calibrated: that can take long
${searched}
  --today YYYY-MM-DD  as of that day; default today
${colours}

Exit code: 0 told; 2 wrong arguments, no manifest found, or something could not be read or written (everything else is
still compared).
`;

const report = `ai-readiness report [paths…]

Says where each workflow stands, what blocks it, what shows early, and what runs out within 90 days; and for all of
them what blocks most, who has most open, and which pillars. Paths: files, folders to search, and patterns such as
"services/*/ai-readiness.yaml"; "-" reads a list of paths from standard input, one a line or separated by NUL.
Default: the current folder.

  --format FORMAT     text, html (one page, with nothing to fetch), markdown, csv or jsonl (a line of JSON for each
                      manifest); default text; can be repeated, and one of them goes to standard output
  --output FILE       where the --format before it goes instead: the whole file, or none
  --jobs N            how many threads read manifests; default one for each core, where there are many
${searched}
  --today YYYY-MM-DD  as of that day; default today
${colours}

Exit code: 0 written; 2 wrong arguments, no manifest found, or something could not be read, written or checked
(everything else is still reported, and what could not be read is a row that says so).
`;

const init = `ai-readiness init [path]

Looks at what the repository says of models, systems, contracts, deployments, alerts, logs and owners, and writes
a first ai-readiness.yaml of it into a folder (default: the current one): each line with where it was found, and
comments that say what to ask whom. What need not be so in production is a comment. It claims nothing to be met.
Never overwrites a manifest.

  --name NAME      what the workflow is called; default the folder's name
  --stage STAGE    diagnose, design, deploy or operate; default diagnose
  --dry-run        print the manifest, and write nothing
  --empty          do not look: a manifest of comments that teach

Exit code: 0 written or printed; 2 wrong arguments, no such folder, or there is a manifest already.
`;

const explain = `ai-readiness explain [CODE|ITEM]

Prints the page of a finding's code (gate/stage-ahead) or of a checklist item (owners-named).
Without either, lists them all. The page of an item ends with the laws and standards that bear on it, and the
conditions under which they do. None of it is legal advice.

  --manifest FILE       only the laws and standards that bear on that manifest, and from which day
  --today YYYY-MM-DD    as of that day; default today
  --no-color            no colours; NO_COLOR and FORCE_COLOR are respected as well
`;

const facts = `ai-readiness facts [paths…]

Prints what the readers see, each fact with the line on which it stands. It answers "why does it say that?".
A file is read as one that a manifest cites; its path from the current folder says what it is for. In a folder,
those files are read that say what the product is made of, as far as git tracks them or does not ignore them.
Default: the whole repository around the current folder. Of the names that code only mentions (metric-mentioned),
those are printed that a rule of an alert or a manifest of the repository uses.

  --format text|json    text to read, or JSON: a list of file, line (from 1; null where the file as a whole
                        says it), reader, fact and value; default text
  --no-color            no colours; NO_COLOR and FORCE_COLOR are respected as well

Exit code: 0 printed; 2 wrong arguments, or something that is not there or could not be opened (everything
else is still printed).
`;

/** The help for a command, or for all. */
export function helpOf(command: Command | undefined): string {
  return command === undefined
    ? general
    : { check, diff, history, forecast, calendar, compare, report, init, explain, facts }[command];
}
