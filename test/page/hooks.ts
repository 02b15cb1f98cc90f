import { present } from './driver/person.ts';
import { endServer, installPackaged } from './driver/vscode.ts';

export async function mochaGlobalSetup(): Promise<void> {
  await installPackaged();
}

/**
 * Keeps a picture of every window when a test fails, also where it is tried once more, and ends VS Code after the last test of a file,
 * so that the next begins with a new one.
 */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    if (!this.currentTest || this.currentTest.state === 'passed') return;
    const name = this.currentTest.fullTitle().replaceAll(/\W+/g, '-');
    for (const person of present) await person.keepsPicture(`failed-${name}`);
  },
  async afterAll(): Promise<void> {
    for (const person of present) await person.leaves();
    await endServer();
  },
};
