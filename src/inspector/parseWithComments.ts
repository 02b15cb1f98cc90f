/** Parses JSON with comments and trailing commas, as VS Code's own configuration files are written; undefined where it is damaged. */
export function parseWithComments(text: string): unknown {
  // A string is matched first and kept, so that nothing inside one counts as a comment or a trailing comma.
  const bare = text.replaceAll(
    /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[^]*?\*\//g,
    (_, quoted: string | undefined) => quoted ?? '',
  );
  const strict = bare.replaceAll(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, quoted: string | undefined) => quoted ?? '');
  try {
    return JSON.parse(strict);
  } catch {
    return undefined;
  }
}
