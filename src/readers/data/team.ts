/** Who stands behind a data contract by the Open Data Contract Standard. */
import type { Said } from '../../core/service';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';
import { textFact } from './plain-facts';

/** A list of members up to 3.0.2, a team with its members since 3.1. */
export function teamFacts(file: SourceFile, team: Tree | undefined): Said[] {
  const members = team?.isList === true ? team : team?.get('members');
  return [
    ...textFact(file, 'contract.team', team?.get('name')),
    ...(members?.items ?? []).flatMap((member) => memberFacts(file, member)),
  ];
}

function memberFacts(file: SourceFile, member: Tree): Said[] {
  const name = member.get('username') ?? member.get('name');
  const role = member.get('role')?.text;
  if (name?.text === undefined || role === undefined) return [];
  const place = file.placeOf(name.keyAt);
  const [username, until] = [name.text, dayIn(member.get('dateOut')?.text)];
  if (hasLeft(member.get('dateOut')))
    return until === undefined
      ? []
      : [{ fact: 'contract.leaving', value: { role, username, until }, ...place }];
  const from = dayIn(member.get('dateIn')?.text);
  const value = { role, username, ...(from === undefined ? {} : { from }) };
  const said: Said[] = [{ fact: 'contract.member', value, ...place }];
  return isOwner(role) ? [{ fact: 'contract.owner', value: name.text, ...place }, ...said] : said;
}

function isOwner(role: string): boolean {
  return /^(?:data[ _-]?)?owner$/i.test(role);
}

/** Readers have no clock: whoever has a last day may have left, but where that day stands for none. */
function hasLeft(dateOut: Tree | undefined): boolean {
  if (dateOut === undefined || dateOut.isNull) return false;
  const { text } = dateOut;
  return text !== undefined && !/^(?:2[1-9]|209|[3-9])\d/.test(text);
}
