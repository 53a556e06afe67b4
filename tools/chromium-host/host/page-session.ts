/**
 * The DevTools session of one page: its scripts are put in before the first document, messages
 * pass through it, and Chromium's events are handed to the WebContents that owns it.
 */
import type { FromPage, ToPage } from './messages.ts';
import { ISOLATED_WORLD, isolatedWorldScript, mainWorldScript } from './page-script.ts';
import type { Protocol } from './protocol.ts';
import { getChromium, secretName } from './state.ts';

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;
type Events = Protocol.Events;

/** DevTools takes many small messages several times faster than one large one. */
const PIECE_LENGTH = 2 ** 18;
const BINDING = `${secretName}Post`;
const RECEIVER = `${secretName}Receive`;

export interface PageOwner {
  preload: string;
  additionalArguments: string[];
  media: () => { name: string; value: string }[];
  onMessage: (message: FromPage, context: string) => void;
  onEvent: <E extends keyof Events>(method: E, params: Events[E]) => void;
  onGone: () => void;
}

const sessions = new Map<string, PageSession>();

export function dispatchPageEvent(method: string, params: unknown, sessionId: string): void {
  sessions.get(sessionId)?.receive(method as keyof Events, params as never);
}

export function endPageSession(sessionId: string): void {
  const session = sessions.get(sessionId);
  sessions.delete(sessionId);
  session?.owner.onGone();
}

export class PageSession {
  readonly owner: PageOwner;
  readonly sessionId: string;
  readonly targetId: string;
  /** The isolated world of the current main document: two ids, as two commands want them. */
  #context: { id: number; uniqueId: string } | undefined;
  #inbox = '';

  constructor(owner: PageOwner, sessionId: string, targetId: string) {
    this.owner = owner;
    this.sessionId = sessionId;
    this.targetId = targetId;
    sessions.set(sessionId, this);
  }

  send<M extends keyof Commands & keyof Results>(
    method: M,
    params?: Commands[M],
  ): Promise<Results[M]> {
    return getChromium().send(method, params, this.sessionId);
  }

  /** The page waits at its very beginning until the last of these has run. */
  async start(): Promise<void> {
    await Promise.all([
      this.send('Page.enable'),
      this.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.send('Runtime.enable'),
      this.send('Inspector.enable'),
      this.send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED_WORLD }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secretName) }),
      this.send('Page.addScriptToEvaluateOnNewDocument', {
        source: this.#preloadScript(),
        worldName: ISOLATED_WORLD,
      }),
      this.send('Emulation.setEmulatedMedia', { features: this.owner.media() }),
      this.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  /** Nothing happens when the page has no isolated world yet, as a message sent too early. */
  async post(message: ToPage, context = this.#context?.uniqueId): Promise<void> {
    if (context === undefined) return;
    const text = JSON.stringify(message);
    const sent: Promise<unknown>[] = [];
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      sent.push(
        this.send('Runtime.callFunctionOn', {
          functionDeclaration: `function (piece, isLast) { ${RECEIVER}(piece, isLast); }`,
          arguments: [
            { value: text.slice(at, at + PIECE_LENGTH) },
            { value: at + PIECE_LENGTH >= text.length },
          ],
          uniqueContextId: context,
        }),
      );
    }
    await Promise.allSettled(sent); // the document may be gone by now, and the message with it
  }

  receive<E extends keyof Events>(method: E, params: Events[E]): void {
    if (method === 'Runtime.executionContextCreated') {
      const { context } = params as Events['Runtime.executionContextCreated'];
      const data = context.auxData as { frameId?: string } | undefined;
      if (context.name === ISOLATED_WORLD && data?.frameId === this.targetId) {
        this.#context = { id: context.id, uniqueId: context.uniqueId };
        this.#inbox = '';
      }
    } else if (method === 'Runtime.bindingCalled') {
      this.#receivePiece(params as Events['Runtime.bindingCalled']);
    } else {
      this.owner.onEvent(method, params);
    }
  }

  #receivePiece({ name, payload, executionContextId }: Events['Runtime.bindingCalled']): void {
    const context = this.#context;
    if (name !== BINDING || executionContextId !== context?.id) return;
    this.#inbox += payload.slice(1);
    if (payload[0] !== '.') return;
    const text = this.#inbox;
    this.#inbox = '';
    this.owner.onMessage(JSON.parse(text) as FromPage, context.uniqueId);
  }

  #preloadScript(): string {
    const settings = {
      channel: secretName,
      binding: BINDING,
      receiver: RECEIVER,
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions },
      argv: ['electron', ...this.owner.additionalArguments],
    };
    return isolatedWorldScript(settings, this.owner.preload);
  }
}
