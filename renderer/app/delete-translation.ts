import type { InterviewHeader } from '../../core/domain/interview.ts';
import { offerUndo, type UndoOffer } from '../ui/UndoToasts.tsx';
import type { Library } from '../vault/library.ts';
import type { Session } from './session.ts';

/** Into the bin, from which the offer brings it back. */
export function deleteTranslation(
  session: Session,
  library: Library,
  { id, translationOf }: InterviewHeader,
  words: Pick<UndoOffer, 'text' | 'undoLabel'>,
): Promise<void> {
  const move = async () => {
    await session.saveNow();
    await library.bin(id);
    if (translationOf !== undefined)
      await session.go({ screen: 'interview', id: translationOf, tab: 'translation' });
    offerUndo({ ...words, onUndo: () => void session.orTell(library.restore(id)) });
  };
  return session.orTell(move());
}
