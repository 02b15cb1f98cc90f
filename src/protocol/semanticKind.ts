const mark = 'semantic:';

/** The property of being of a kind that a language server names, apart from one of ours by the same name. */
export function propertyOfKind(kind: string): string {
  return mark + kind;
}

/** The kind a property stands for; null for one of ours. */
export function kindOfProperty(property: string): string | null {
  return property.startsWith(mark) ? property.slice(mark.length) : null;
}
