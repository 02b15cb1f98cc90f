const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** A text as VS Code is to show it where `$(name)` stands for an icon: code may say that, too. */
export function escapeIcons(text: string): string {
  return text.replace(icon, String.raw`\$&`);
}
