import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { LanguageMarks } from '../protocol/inspection.ts';
import { parseWithComments } from './parseWithComments.ts';

const contribution = z.object({
  languages: z.optional(z.array(z.object({ id: z.string(), configuration: z.optional(z.string()) }))),
});

const pair = z.tuple([z.string(), z.string()]);
const configuration = z.object({
  comments: z.optional(
    z.object({
      lineComment: z.optional(z.union([z.string(), z.object({ comment: z.string() })])),
      blockComment: z.optional(pair),
    }),
  ),
  brackets: z.optional(z.array(pair)),
  autoClosingPairs: z.optional(z.array(z.union([pair, z.object({ open: z.string(), close: z.string() })]))),
});

/**
 * A language's comments, brackets and quotes, read from the extension that contributes it, for VS Code itself does not tell. Null
 * where no extension describes the language, or its description cannot be read.
 */
export async function languageMarks(language: string): Promise<LanguageMarks | null> {
  for (const extension of vscode.extensions.all) {
    const contributes = contribution.safeParse((extension.packageJSON as { contributes?: unknown }).contributes);
    const file = contributes.data?.languages?.find(
      ({ id, configuration }) => id === language && configuration,
    )?.configuration;
    if (!file) continue;
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, file)).then(
      (bytes) => bytes,
      () => null,
    );
    const described = configuration.safeParse(bytes && parseWithComments(new TextDecoder().decode(bytes)));
    if (described.success) return marksOf(described.data);
  }
  return null;
}

function marksOf({ comments, brackets, autoClosingPairs }: z.infer<typeof configuration>): LanguageMarks {
  const line = comments?.lineComment;
  const pairs = (autoClosingPairs ?? []).map((pair) => ('open' in pair ? ([pair.open, pair.close] as const) : pair));
  return {
    lineComment: (typeof line === 'object' ? line.comment : line) ?? null,
    blockComment: comments?.blockComment ?? null,
    brackets: brackets ?? [],
    quotes: pairs.flatMap(([open, close]) => (open === close && open.length === 1 ? [open] : [])),
  };
}
