import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { ModelReference } from '../protocol/reader.ts';

/** The networks of the document's last comparison whose cell is another than `cell`, the best of each by held-out text. */
export async function comparedNetworks(
  services: Services,
  document: vscode.Uri,
  cell: string,
): Promise<ModelReference[]> {
  const compared = (await services.runs.of(document)).filter(({ comparison, hasModel }) => comparison && hasModel);
  const last = compared.reduce((newest, run) => (run.number > newest ? run.number : newest), -1);
  const { comparison } = compared.find(({ number }) => number === last) ?? {};
  const best = new Map<string, (typeof compared)[number]>();
  for (const run of compared) {
    const { cell: other } = run.settings;
    if (run.comparison?.id !== comparison?.id || other === cell) continue;
    const known = best.get(other);
    if (!known || (run.bitsPerCharacter ?? Infinity) < (known.bitsPerCharacter ?? Infinity)) best.set(other, run);
  }
  const networks = [...best.values()].map(async ({ run }): Promise<ModelReference | null> => {
    const saved = await services.models.savedOfRun(document, run);
    return saved && { run: null, saved };
  });
  return (await Promise.all(networks)).filter((network) => network !== null);
}
