import { CONSENT_SCOPES } from '../../domain/consent.ts';
import type { InterviewFile } from '../interview-file.ts';
import type { FormatFacts } from './format.ts';
import { guid } from './refi-codes.ts';
import { element, xmlText } from './xml-text.ts';

/**
 * What is known of a speaker, as variables of a case. All are text: a date to the month is none to a program that wants
 * a day.
 */
function factsOf(
  file: InterviewFile,
  { tagOf }: FormatFacts,
): readonly (readonly [string, string | undefined])[] {
  const { consent, interpreter } = file;
  return [
    ['Date', file.date],
    ['Place', file.place.published],
    ['Place, level', file.place.level],
    ['Role', file.role],
    ['Occupation', file.occupation && (tagOf(file.occupation).label || file.occupation)],
    ['Sex', file.sex],
    ['Employer', file.employer?.published],
    ['Setting', file.setting],
    ['Consent', consent.method],
    ...CONSENT_SCOPES.map((scope) => [`Consent, ${scope}`, consent.answers[scope]] as const),
    ['Consent, conditions', consent.conditions],
    ['Place, exact', file.place.exact],
    ['Employer, exact', file.employer?.exact],
    ['Interviewer', file.interviewerCode],
    ['Interpreter', interpreter === undefined ? undefined : interpreter ? 'yes' : 'no'],
  ];
}

/** The variables of a project: only those that some interview has a value for. */
export class RefiVariables {
  readonly #facts: FormatFacts;
  readonly #names = new Set<string>();

  constructor(facts: FormatFacts) {
    this.#facts = facts;
  }

  async #guidOf(name: string): Promise<string> {
    return guid(await this.#facts.idFor(`refi variable ${name}`));
  }

  async value(name: string, value: string | undefined): Promise<string> {
    if (value === undefined || value === '') return '';
    this.#names.add(name);
    const reference = element('VariableRef', { targetGUID: await this.#guidOf(name) });
    return element('VariableValue', {}, [reference, element('TextValue', {}, [xmlText(value)])]);
  }

  async valuesOf(file: InterviewFile): Promise<string[]> {
    const values = factsOf(file, this.#facts).map(([name, value]) => this.value(name, value));
    return (await Promise.all(values)).filter((one) => one !== '');
  }

  elements(): Promise<string[]> {
    return Promise.all(
      [...this.#names].map(async (name) =>
        element('Variable', { guid: await this.#guidOf(name), name, typeOfVariable: 'Text' }),
      ),
    );
  }
}
