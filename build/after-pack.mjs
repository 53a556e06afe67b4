import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Sets all nine fuses of the packaged binary. Here and not under `electronFuses` in the YAML: that key knows
 * eight of them, and would not notice a tenth that the next Electron brings.
 */
export const FUSES = {
  // The binary is no Node that runs whatever script it is given.
  [FuseV1Options.RunAsNode]: false,
  // A custom scheme has no cookies; a test holds the table empty. On costs nothing and protects a mistake.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS and --inspect load code or open a debugger from outside.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive must be the one that was built. Enforced on macOS and Windows only.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Needs a snapshot file that we do not ship.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page never comes from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // WebAssembly's bounds checks by trap, as in Chromium: hash-wasm is far slower without.
  [FuseV1Options.WasmTrapHandlers]: true,
};

export default async function afterPack(context) {
  const { productFilename } = context.packager.appInfo;
  const names = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: context.packager.executableName,
  };
  const { electronPlatformName } = context;
  await flipFuses(path.join(context.appOutDir, names[electronPlatformName]), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Flipping breaks the ad-hoc signature; only a Mac can renew it, and electron-builder signs after us.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin' && process.platform === 'darwin',
    ...FUSES,
  });
}
