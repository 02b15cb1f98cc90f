import { resolve } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** Packages the extension of a folder as a person would install it; gives the file's path. */
export async function packageExtension(folder: string, file: string): Promise<string> {
  const packagePath = resolve(file);
  await createVSIX({
    cwd: resolve(folder),
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    skipLicense: true,
  });
  return packagePath;
}

/** Where `npm run package` leaves ours. */
export const packaged = 'recurrent-playground.vsix';
