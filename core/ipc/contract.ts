import * as v from 'valibot';
import { MODEL_FILE_NAMES } from '../anonymise/own-model/model-files.ts';
import type { Bytes } from '../bytes.ts';
import { ERROR_CODES } from '../errors.ts';
import { settingsSchema } from '../settings.ts';
import { KEY_RECORD_KIND_NAMES, KEY_RECORD_SIZE } from '../vault/key-record.ts';
import type { CallName, EventName } from './channels.ts';

/**
 * The contract between the page and the main process: one line per call. Handlers, preload and
 * `renderer/bridge.ts` are derived from it. The page names things by opaque handles and never passes a
 * path; what crosses is settings, wrapped keys and ciphertext, never testimony. Only a file that a person chose for an
 * import lies in clear already, and is read as it lies.
 */
const nothing = v.undefined();
const uuid = v.pipe(v.string(), v.uuid());
/** An opaque name that main gave out for a file a person chose; it dies with the window. */
const handle = uuid;
/** Most bytes that one message carries. Larger things go in several, each awaited: that is the back-pressure. */
export const MAX_CHUNK_BYTES = 1024 * 1024;
const chunk = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length <= MAX_CHUNK_BYTES),
) as v.GenericSchema<Bytes>;
const keyRecord = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length === KEY_RECORD_SIZE),
) as v.GenericSchema<Bytes>;
/** Records that lie one after the other, as many as one message carries. */
const keyRecords = v.pipe(
  chunk,
  v.check((bytes) => bytes.length > 0 && bytes.length % KEY_RECORD_SIZE === 0),
) as v.GenericSchema<Bytes>;
const anyBytes = v.instance(Uint8Array) as v.GenericSchema<Bytes>;
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const range = v.object({ offset: count, length: v.pipe(count, v.maxValue(MAX_CHUNK_BYTES)) });

/** Why the page locks, for the unlock screen of the next document. `unkept`: an edit could not be kept. `held`: main holds one in memory. `crashed`: the page's process ended by itself. */
export const LOCK_REASONS = [
  'locked',
  'idle',
  'suspend',
  'screen-lock',
  'hidden',
  'quit',
  'unkept',
  'held',
  'wiped',
  'crashed',
] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

const vaultName = v.pipe(v.string(), v.minLength(1), v.maxLength(40));

/** A file that somebody chose or opened from the file manager. */
const sourceFile = v.object({ source: handle, name: v.string(), size: count });

/** A folder with a model, by its own name; its files are read as others are, each until it is closed. */
const modelFolder = v.object({
  folder: v.string(),
  files: v.array(v.object({ file: v.picklist(MODEL_FILE_NAMES), source: handle, size: count })),
});

function call<A extends v.GenericSchema, R extends v.GenericSchema>(args: A, result: R) {
  return { args, result };
}

export const CONTRACT = {
  'app.info': call(
    nothing,
    v.object({
      version: v.string(),
      platform: v.string(),
      /** True on the development host: no operating-system sandbox, never for real testimony. */
      developmentHost: v.boolean(),
      /** Set once after a damaged settings file was put aside: its new name. */
      settingsSetAside: v.optional(v.string()),
      /** Why the document before this one locked. */
      lockReason: v.optional(v.picklist(LOCK_REASONS)),
    }),
  ),
  /** As the menu's item: the page is asked to save and lock first. */
  'app.quit': call(nothing, nothing),
  'settings.read': call(nothing, settingsSchema),
  'settings.write': call(v.partial(settingsSchema), settingsSchema),

  'vaults.list': call(
    nothing,
    v.array(
      v.object({
        id: uuid,
        name: v.string(),
        /** False when neither copy of its key file is there. */
        hasKeys: v.boolean(),
      }),
    ),
  ),
  /** Writes both copies of a new key file, synced. Refused when the vault exists. */
  'vaults.create': call(
    v.object({
      id: uuid,
      name: vaultName,
      records: v.array(keyRecord),
    }),
    nothing,
  ),
  'vaults.rename': call(v.object({ id: uuid, name: vaultName }), nothing),
  /** Which of a vault's databases is the one in use; null when there is no such vault. */
  'vaults.generation': call(v.object({ vault: uuid }), v.nullable(count)),
  /** Counts a passphrase that did not open the vault. */
  'vaults.noteRefused': call(v.object({ vault: uuid }), nothing),
  /** How many did not since it was opened last, as far as that is known. */
  'vaults.refused': call(v.object({ vault: uuid }), count),
  /** So many of them stand in the vault's log now. */
  'vaults.forgetRefused': call(v.object({ vault: uuid, count }), nothing),
  /** Whether the log in which Chromium writes every vault's rows ends inside a write: nothing may be written behind it. */
  'vaults.isLogTorn': call(nothing, v.boolean()),
  /** Whether their disk takes what a new log takes: main tries it, and leaves nothing of it. */
  'vaults.hasRoom': call(nothing, v.boolean()),
  /**
   * Makes a restored database the one in use, together with its key records: both or neither. The database
   * is complete by then. Makes the vault when it is not there; one that is there keeps its name.
   */
  'vaults.restore': call(
    v.object({ id: uuid, name: vaultName, generation: count, keys: anyBytes }),
    nothing,
  ),

  /**
   * Destroys every key of a vault, or with null of all of this profile, slots first, then their files. Resolves also
   * when something could not be reached; a cut-off wipe is finished at the next start.
   */
  'vaults.wipe': call(v.object({ vault: v.nullable(uuid) }), nothing),
  /** Wiped vaults whose databases may still be there, each with how many of its files could not be reached. */
  'vaults.wiped': call(nothing, v.array(v.object({ id: uuid, missed: count }))),
  /** The databases of a wiped vault are deleted: nothing is left to be remembered. */
  'vaults.forgetWiped': call(v.object({ vault: uuid }), nothing),

  /** Newest first; those that cannot be read at all are left out. */
  'snapshots.list': call(
    v.object({ vault: uuid }),
    v.array(v.object({ name: v.string(), madeAt: count, size: count, interviews: count })),
  ),
  /** A target for `exportFile.append` and `.commit` in the vault's own folder, and the time to write into it. */
  'snapshots.begin': call(v.object({ vault: uuid }), v.object({ target: handle, madeAt: count })),
  'snapshots.open': call(v.object({ vault: uuid, name: v.string() }), sourceFile),
  /** Deletes what retention does not keep; the one of this name, just written, stays. */
  'snapshots.thin': call(v.object({ vault: uuid, written: v.string() }), nothing),
  /** Overwrites every record of a kind (and id, unless null) in every snapshot with the given one, synced. */
  'snapshots.overwrite': call(
    v.object({
      vault: uuid,
      records: v.array(
        v.object({
          kind: v.picklist(KEY_RECORD_KIND_NAMES),
          id: v.nullable(uuid),
          record: keyRecord,
        }),
      ),
    }),
    v.object({ reached: v.array(v.string()), missed: v.array(v.string()) }),
  ),
  /** Interviews whose keys were destroyed, as far as the key file or any snapshot knows. */
  'snapshots.withdrawn': call(v.object({ vault: uuid }), v.array(uuid)),

  /** Both copies as they lie on disk; null for one that cannot be read. */
  'keyFile.read': call(
    v.object({ vault: uuid }),
    v.object({ first: v.nullable(anyBytes), second: v.nullable(anyBytes) }),
  ),
  /**
   * Overwrites in place (or appends at the end) a record, or a run of them from `index` on, in both copies, one
   * synced after the other.
   */
  'keyFile.write': call(v.object({ vault: uuid, index: count, record: keyRecords }), nothing),

  /** Edits that a lock could not save, sealed; null when none wait. */
  'pendingEdit.read': call(v.object({ vault: uuid }), v.nullable(anyBytes)),
  /**
   * Replaces what waits. There is room for most edits on a full disk too. What does not fit main holds in memory and
   * goes on trying; the next document is told so (`held`).
   */
  'pendingEdit.write': call(v.object({ vault: uuid, sealed: anyBytes }), nothing),
  'pendingEdit.clear': call(v.object({ vault: uuid }), nothing),

  /**
   * Asks the person where to; null when they cancel. Nothing bears the final name before `commit`.
   * `folder` is the folder's own name, to be shown: the path stays with main.
   */
  'exportFile.begin': call(
    v.object({ suggestedName: v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/)) }),
    v.nullable(
      v.object({ target: handle, name: v.string(), folder: v.string(), cloudFolder: v.boolean() }),
    ),
  ),
  'exportFile.append': call(v.object({ target: handle, chunk }), nothing),
  /** Reads back what was appended, to verify it before it gets its name. */
  'exportFile.read': call(v.object({ target: handle, ...range.entries }), anyBytes),
  /** Syncs, renames, syncs the folder. The name differs when another file took the chosen one meanwhile. */
  'exportFile.commit': call(
    v.object({ target: handle }),
    v.object({ name: v.string(), size: count }),
  ),
  'exportFile.discard': call(v.object({ target: handle }), nothing),
  /** Shows a committed file in the system's file manager. */
  'exportFile.reveal': call(v.object({ target: handle }), nothing),

  'openFile.choose': call(
    v.object({ kind: v.picklist(['bundle', 'key', 'backup', 'codebook']) }),
    v.nullable(sourceFile),
  ),
  /** Files that are to become interviews; none when the dialog was closed. */
  'openFile.chooseTexts': call(nothing, v.array(sourceFile)),
  /**
   * The bundle that was last opened from the file manager, once; null when none waits. A page calls this
   * when it has subscribed to `file.offered`, and again at each event.
   */
  'openFile.takeOffered': call(nothing, v.nullable(sourceFile)),
  'openFile.read': call(v.object({ source: handle, ...range.entries }), anyBytes),
  'openFile.close': call(v.object({ source: handle }), nothing),

  /** Asks the person for a folder with a model; null when they cancel. It is not remembered yet. */
  'modelFolder.choose': call(nothing, v.nullable(modelFolder)),
  /** The folder that is remembered; null when none is. */
  'modelFolder.open': call(nothing, v.nullable(modelFolder)),
  /** Remembers the folder that was chosen last: its model has been run. */
  'modelFolder.keep': call(nothing, nothing),
  'modelFolder.forget': call(nothing, nothing),

  /**
   * Loads the document anew after the worker is gone; all handles die and unfinished exports are deleted.
   * After `lock.requested` with `quit` it closes the window instead.
   */
  'window.lock': call(v.object({ reason: v.picklist(LOCK_REASONS) }), nothing),
  /** Out of sight, where the person can bring it back from: the task bar or the dock. */
  'window.hide': call(nothing, nothing),
} satisfies Record<CallName, { args: v.GenericSchema; result: v.GenericSchema }>;

/** What a menu item asks the page to do. The page handles every key itself; the menu only shows them. */
export const MENU_COMMANDS = [
  'lock',
  'hide-lock',
  'new-interview',
  'open-bundle',
  'export',
  'undo',
  'redo',
  'text-larger',
  'text-smaller',
  'text-normal',
  'settings',
  'shortcuts',
  'interviews',
  'search',
  'people',
  'codebook',
  'share',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export const EVENTS = {
  'menu.command': v.picklist(MENU_COMMANDS),
  /** The machine sleeps, the screen locks, the window closes: save and lock now. */
  'lock.requested': v.picklist(['suspend', 'screen-lock', 'hidden', 'quit']),
  /** A bundle was opened from the file manager: `openFile.takeOffered` gives it. */
  'file.offered': nothing,
} satisfies Record<EventName, v.GenericSchema>;

export const resultEnvelope = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), code: v.picklist(ERROR_CODES) }),
]);

export type CallArgs<C extends CallName> = v.InferInput<(typeof CONTRACT)[C]['args']>;
export type CallResult<C extends CallName> = v.InferOutput<(typeof CONTRACT)[C]['result']>;
export type EventValue<E extends EventName> = v.InferOutput<(typeof EVENTS)[E]>;
export type Envelope<T> =
  | { ok: true; value: T }
  | { ok: false; code: (typeof ERROR_CODES)[number] };

/** What the preload script puts on `window[BRIDGE_KEY]`: one function per channel. */
export interface Bridge {
  readonly calls: {
    readonly [C in CallName]: (args: CallArgs<C>) => Promise<Envelope<CallResult<C>>>;
  };
  /** Each returns its own unsubscribe. */
  readonly events: {
    readonly [E in EventName]: (listener: (value: EventValue<E>) => void) => () => void;
  };
}
