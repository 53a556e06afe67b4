import { useSyncExternalStore } from 'react';
import { standInLanguage } from '../../../../core/anonymise/stand-ins.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { Library } from '../../../vault/library.ts';
import { MarkDialog } from '../anonymise/MarkDialog.tsx';
import { registerKindOf } from '../anonymise/person-options.ts';
import { coveredBy } from '../anonymise/review-item.ts';
import { sameWords } from '../anonymise/same-items.ts';
import type { InterviewDocument } from '../interview-document.ts';
import type { Commands } from './use-commands.ts';

export interface MarkWordsProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly range: TextRange;
  readonly commands: Commands;
  readonly registerPerson: (draft: Partial<Person>) => Promise<Person | undefined>;
  readonly onClose: () => void;
}

/** The review's form about the words selected here. */
export function MarkWords(props: MarkWordsProps) {
  const { document, library, range, commands, registerPerson, onClose } = props;
  const { record } = useSyncExternalStore(document.subscribe, document.snapshot);
  const { people } = useSyncExternalStore(library.subscribe, library.snapshot);
  const { text } = document;
  const words = text.slice(range.from, range.to);
  return (
    <MarkDialog
      words={words}
      language={standInLanguage(record.language, text)}
      others={sameWords(text, range).filter((other) => !coveredBy(record.redactions)(other))}
      people={people}
      onMark={(choice, others) => {
        commands.mark([range, ...others], choice);
        onClose();
      }}
      onRegister={(kind) => {
        onClose();
        void registerPerson({ name: words, kind: registerKindOf(kind) });
      }}
      onCancel={onClose}
    />
  );
}
