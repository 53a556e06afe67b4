/** What the build tool replaces by a constant. */
interface ImportMetaEnv {
  /** True under `electron-vite dev` and in unit tests, false in what `electron-vite build` makes. */
  readonly DEV: boolean;
}
interface ImportMeta {
  readonly env: ImportMetaEnv;
}
