/** The way to the extension: VS Code's webview API, and a guard on what arrives. */

import type { ToHost, ToPanel } from '../../protocol/messages';
import { isRecord } from '../base/record';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

export interface Host {
  send(message: ToHost): void;
  readState(): unknown;
  writeState(state: unknown): void;
  /** Calls back for each message that has the form of one of ours. */
  listen(receive: (message: ToPanel) => void): void;
}

export function connect(): Host {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    readState: () => api.getState(),
    writeState: (state) => api.setState(state),
    listen: (receive) => {
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isToPanel(data)) receive(data);
      });
    },
  };
}

/** Other frames can post here too: what has not our form is not ours. */
export function isToPanel(message: unknown): message is ToPanel {
  if (!isRecord(message)) return false;
  switch (message.type) {
    case 'model':
      return typeof message.version === 'number' && isModel(message.model);
    case 'change':
      return (
        typeof message.version === 'number' && typeof message.from === 'number' && isRecord(message.change)
      );
    case 'edit-result':
      return (
        typeof message.id === 'number' &&
        ['string', 'undefined'].includes(typeof message.refused) &&
        (message.doubt === undefined || isDoubt(message.doubt)) &&
        (message.asks === undefined || isQuestion(message.asks))
      );
    case 'picked':
      return typeof message.item === 'string' && typeof message.evidence === 'string';
    case 'answered':
      return typeof message.isHere === 'boolean';
    case 'guidance':
      return typeof message.item === 'string' && typeof message.html === 'string';
    case 'past':
      return isPast(message.past);
    case 'working':
    case 'failed':
      return message.page === 'forecast' || message.page === 'calendar';
    case 'forecast':
      return isForecast(message.forecast);
    case 'calendar':
      return isRecord(message.calendar) && Array.isArray(message.calendar.turns);
    case 'day':
      return isDay(message.day);
    case 'focus-item':
      return typeof message.item === 'string';
    default:
      return false;
  }
}

function isPast(past: unknown): boolean {
  if (!isRecord(past)) return false;
  return (
    typeof past.none === 'string' ||
    (typeof past.from === 'string' && Array.isArray(past.stages) && Array.isArray(past.waivers))
  );
}

function isForecast(forecast: unknown): boolean {
  const lists = ['gates', 'told', 'estimateFirst', 'drivers', 'wins', 'doubts'];
  return (
    isRecord(forecast) &&
    typeof forecast.today === 'string' &&
    typeof forecast.none === 'string' &&
    lists.every((key) => Array.isArray(forecast[key]))
  );
}

function isDay(day: unknown): boolean {
  return (
    isRecord(day) &&
    typeof day.date === 'string' &&
    typeof day.blocking === 'string' &&
    Array.isArray(day.gates)
  );
}

function isDoubt(doubt: unknown): boolean {
  return isRecord(doubt) && Array.isArray(doubt.left) && typeof doubt.so === 'string';
}

function isQuestion(asks: unknown): boolean {
  return isRecord(asks) && typeof asks.words === 'string' && Array.isArray(asks.places);
}

function isModel(model: unknown): boolean {
  if (!isRecord(model)) return false;
  const lists = ['owners', 'stages', 'steps', 'earlySignals', 'items', 'otherFindings'];
  return (
    typeof model.name === 'string' &&
    lists.every((key) => Array.isArray(model[key])) &&
    isRecord(model.blocking)
  );
}
