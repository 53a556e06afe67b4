import { type ReactNode, useState } from 'react';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import type { DestroyReason } from '../../../core/vault/tombstone.ts';
import type { Library } from '../../vault/library.ts';
import { DestroyDialog } from './DestroyDialog.tsx';

export interface DestroyRequest {
  readonly headers: readonly InterviewHeader[];
  readonly reason: DestroyReason;
  /** What has to be durable before; throws when it is not. */
  readonly prepare?: () => Promise<void>;
  /** After the person has read that it is done. */
  readonly onDone?: () => void;
}

export interface DestroyDialogHandle {
  readonly ask: (request: DestroyRequest) => void;
  /** The question while it is open. Render it anywhere in the calling component. */
  readonly dialog: ReactNode;
}

/** Destroying, for any screen: `renderer/app` hands `ask` on to features that need it. */
export function useDestroyDialog(library: Library): DestroyDialogHandle {
  const [request, setRequest] = useState<DestroyRequest>();
  return {
    ask: setRequest,
    dialog: request && (
      <DestroyDialog
        library={library}
        request={request}
        onClose={(isDone) => {
          setRequest(undefined);
          if (isDone) request.onDone?.();
        }}
      />
    ),
  };
}
