/** What has become of manifests as JSON: media/docs/history.md. */
import { type At, type Began, notesOnPast, type StagePast } from '../../core/service';
import { toldJson } from '../safe-json';
import type { AllTold, Told } from './told';

/** What `history --format json` prints; its shape has a version, as that of a check. */
export function historyJson(told: AllTold, version: string): string {
  return toldJson(told, version, told.all.map(jsonManifest));
}

function jsonManifest({ past, head, path, renamed, commits, judged, evaluations }: Told): unknown {
  const { name, first, last, isCut, stages, waivers, unread, gone, backFilled, editions, partial } = past;
  return {
    path,
    name: name ?? null,
    head: { commit: head.id, day: head.day },
    first: moment(first),
    last: moment(last),
    isCut: isCut === true,
    backFilled: backFilled === undefined ? null : { stage: null, from: null, ...backFilled },
    stages: stages.map(jsonStage),
    waivers: waivers.map(({ events, ...waiver }) => ({
      ...waiver,
      events: events.map(({ kind, at, until }) => ({ kind, at: began(at), until: until ?? null })),
    })),
    renamed: renamed.map(({ from, to, at }) => ({ from, to, at: moment(at) })),
    gone: gone.map(({ from, to }) => ({ from: moment(from), to: momentOrNull(to) })),
    unread: unread.map(({ from, to, why }) => ({ from: moment(from), to: momentOrNull(to), why })),
    editions: editions.map(({ edition, from }) => ({ edition, from: moment(from) })),
    counts: { commits, judged, evaluations, partial },
    notes: notesOnPast(past, renamed),
  };
}

function jsonStage({ stage, claimed, isSkipped, passed, took, estimate, ratio }: StagePast): unknown {
  return {
    stage,
    claimed: claimed === undefined ? null : began(claimed),
    isSkipped: isSkipped === true,
    passed: passed.map(({ from, to }) => ({ from: began(from), to: momentOrNull(to) })),
    took: took ?? null,
    estimate: estimate === undefined ? null : { workingDays: null, ...estimate },
    ratio: ratio ?? null,
  };
}

function moment({ commit, day, by }: At): At {
  return { commit, day, by };
}

function momentOrNull(at: At | undefined): At | null {
  return at === undefined ? null : moment(at);
}

function began(at: Began): At & { readonly isLatest: boolean } {
  return { ...moment(at), isLatest: at.isLatest === true };
}
