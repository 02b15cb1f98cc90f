import { createVSIX } from '@vscode/vsce';

/** The packaged extension, as a person would install it. */
export const packaged = 'recurrent-playground.vsix';

if (import.meta.main)
  await createVSIX({
    packagePath: packaged,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    skipLicense: false,
  });
