interface ChoiceProperties<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Partial<Record<Value, string>>>;
  readonly onChange: (value: Value) => void;
}

/** One of a few, with its name before it. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProperties<Value>) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {Object.entries<string | undefined>(options).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
