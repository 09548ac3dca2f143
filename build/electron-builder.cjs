const { rm } = require('node:fs/promises');
const { join } = require('node:path');

// Packaging for Windows, macOS and Linux. Everything is bundled into out/, so no node_modules goes along.
const electronMajor = Number.parseInt(process.env.CASEKEEP_ELECTRON_VERSION ?? '999', 10);

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'app.casekeep',
  productName: 'Casekeep',
  copyright: 'MIT licence',
  asar: true,
  npmRebuild: false,
  publish: null,
  directories: { output: 'out/package', buildResources: 'build/icons' },
  files: [
    'package.json',
    'out/main.cjs',
    'out/preload.cjs',
    'out/manifest.json',
    'out/renderer/**',
    '!**/node_modules/**',
  ],
  // What an empty Electron starts has no place in a package. (The fuse keeps it from being loaded as it is.)
  afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // The page comes over app://, never over file://. The development runtime is too old to know this fuse.
    ...(electronMajor < 29 ? {} : { grantFileProtocolExtraPrivileges: false }),
  },
  // Set only where Electron's own site cannot be reached: an unpacked runtime is used as it stands.
  ...(process.env.CASEKEEP_ELECTRON_DIST
    ? {
        electronDist: process.env.CASEKEEP_ELECTRON_DIST,
        electronVersion: process.env.CASEKEEP_ELECTRON_VERSION ?? null,
      }
    : {}),
  linux: {
    category: 'Office',
    executableName: 'casekeep',
    synopsis: "A therapist's records that only the therapist can open",
    maintainer: 'Casekeep contributors',
    target: ['AppImage', 'deb'],
  },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: false },
  mac: { target: ['dmg'], category: 'public.app-category.medical', hardenedRuntime: true },
  dmg: { writeUpdateInfo: false },
};
