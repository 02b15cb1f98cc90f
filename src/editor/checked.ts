import * as vscode from 'vscode';
import type * as z from 'zod/mini';

/**
 * What a webview sent, once it is known to be what it should be. Throws the sentence that names the field, as the view's texts call
 * it, and its limits.
 */
export function checked<T>(schema: z.ZodMiniType<T>, value: unknown, texts: Readonly<Record<string, string>> = {}): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path.at(-1) ?? '');
  const name = texts[field] ?? field;
  if (issue?.code === 'too_small')
    throw new Error(vscode.l10n.t('{0} must be at least {1}.', name, Number(issue.minimum)));
  if (issue?.code === 'too_big') throw new Error(vscode.l10n.t('{0} can be at most {1}.', name, Number(issue.maximum)));
  throw new Error(vscode.l10n.t('{0} cannot have this value.', name));
}
