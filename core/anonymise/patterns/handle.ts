import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, type PatternHit, START } from './pattern-hits.ts';

const SERVICE =
  'instagram|insta|инстаграмм?(?:е|а|ым|да)?|инст[ае]|telegram|телеграмм?(?:е|а|ым|да)?|телег[ае]|тг|tg|tik ?tok|тик ?ток|twitter|твиттер(?:е)?|facebook|фейсбук(?:е|та)?|vk|вк|skype|скайп(?:е)?|snapchat|signal|discord|ник(?:нейм)?|nick(?:name)?|user ?name|логин|login|аккаунт(?:ым|ы)?';
/** A name of Latin letters; without a colon before it, only one that is no ordinary word. */
const NAMED = new RegExp(
  String.raw`${START}(?:${SERVICE})(?!\p{L}) ?(?:([:=]|\(|is |[-–—] ) ?| )(?=[a-z0-9_])([\w.]{3,31})(?![\p{L}\p{N}@])`,
  'giu',
);

/** Account names behind the name of a service: `instagram: asel_kz`. With an `@` they are found without. */
export function findHandles(text: string): Mention[] {
  return mentionsIn(text, handlesIn);
}

function* handlesIn(text: string): Generator<PatternHit> {
  for (const match of text.matchAll(NAMED)) {
    const [all, sign, name = ''] = match;
    const handle = name.replace(/\.+$/, '');
    const unlike = /[a-z]/i.test(handle) && /[\d_]|\w\.\w/.test(handle);
    const marked = sign === ':' || sign === '=';
    if (!/[a-z]/i.test(handle) || !(unlike || marked) || handle.length < 3) continue;
    const from = match.index + all.length - name.length;
    const band = unlike ? 'redact' : 'ask';
    yield { from, to: from + handle.length, kind: 'url', band, replacement: STAND_INS.account.en };
  }
}
