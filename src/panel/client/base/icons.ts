/** The pictures that the panel shows: of VS Code's own set those that are used, so that the page loads no font. */
import account from '@vscode/codicons/src/icons/account.svg';
import add from '@vscode/codicons/src/icons/add.svg';
import bell from '@vscode/codicons/src/icons/bell.svg';
import bug from '@vscode/codicons/src/icons/bug.svg';
import calendar from '@vscode/codicons/src/icons/calendar.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import circleLarge from '@vscode/codicons/src/icons/circle-large.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import clearAll from '@vscode/codicons/src/icons/clear-all.svg';
import clockface from '@vscode/codicons/src/icons/clockface.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import colorMode from '@vscode/codicons/src/icons/color-mode.svg';
import discard from '@vscode/codicons/src/icons/discard.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import file from '@vscode/codicons/src/icons/file.svg';
import fileCode from '@vscode/codicons/src/icons/file-code.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import lightbulb from '@vscode/codicons/src/icons/lightbulb.svg';
import linkExternal from '@vscode/codicons/src/icons/link-external.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import lock from '@vscode/codicons/src/icons/lock.svg';
import markdown from '@vscode/codicons/src/icons/markdown.svg';
import newFile from '@vscode/codicons/src/icons/new-file.svg';
import passFilled from '@vscode/codicons/src/icons/pass-filled.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import redo from '@vscode/codicons/src/icons/redo.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import trash from '@vscode/codicons/src/icons/trash.svg';
import triangleLeft from '@vscode/codicons/src/icons/triangle-left.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';

/** The text of each picture's SVG. */
export const icons = {
  account,
  add,
  bell,
  bug,
  calendar,
  check,
  'chevron-down': chevronDown,
  'chevron-right': chevronRight,
  'circle-large': circleLarge,
  'circle-slash': circleSlash,
  'clear-all': clearAll,
  clockface,
  close,
  'color-mode': colorMode,
  discard,
  error,
  file,
  'file-code': fileCode,
  'go-to-file': goToFile,
  info,
  lightbulb,
  'link-external': linkExternal,
  loading,
  lock,
  markdown,
  'new-file': newFile,
  'pass-filled': passFilled,
  question,
  redo,
  search,
  trash,
  'triangle-left': triangleLeft,
  warning,
} as const;

export type IconName = keyof typeof icons;
