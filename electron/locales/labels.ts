/** Words of the application menu and of dialogs that the system draws. The page's words are its own. */
export interface Labels {
  readonly file: string;
  readonly newInterview: string;
  readonly openBundle: string;
  readonly export: string;
  readonly settings: string;
  readonly lock: string;
  readonly hideLock: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly search: string;
  readonly view: string;
  readonly interviews: string;
  readonly people: string;
  readonly codebook: string;
  readonly share: string;
  readonly textLarger: string;
  readonly textSmaller: string;
  readonly textNormal: string;
  readonly fullScreen: string;
  readonly help: string;
  readonly shortcuts: string;
  /** macOS only. */
  readonly hide: string;
  readonly window: string;
  readonly minimize: string;
  /** File dialogs. */
  readonly bundleFiles: string;
  readonly backupFiles: string;
  readonly codebookFiles: string;
  readonly keyFiles: string;
  readonly textFiles: string;
  readonly allFiles: string;
  /** The question before a quit that would lose edits. */
  readonly unwrittenTitle: string;
  readonly unwrittenText: string;
  readonly unwrittenTryAgain: string;
  readonly unwrittenStay: string;
  readonly unwrittenLose: string;
  /** The box before a start that is refused; the switches' names follow. */
  readonly refusedStart: string;
}
