/**
 * Every file and folder this process makes is readable by its own user alone: Chromium's profile, the
 * key files, an export. Called before anything else runs, because what is made earlier keeps its mode.
 */
export function restrictUmask(): void {
  process.umask(0o077);
}
