import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { NumberSteps } from './numberSteps.ts';
import { stepped } from './stepped.ts';

/** What a field shows while it is typed into, so that news from the host does not take it away, and what it hands on then. */
export function useDraft(value: string, commit: (typed: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setDraft(currentTarget.value),
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => commit(currentTarget.value),
    onBlur: () => setDraft(null),
  };
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

export function SelectField<Value extends string>({ label, value, options, onChange }: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {Object.entries<string>(options).map(([key, shown]) => (
          <option value={key}>{shown}</option>
        ))}
      </select>
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly steps: NumberSteps;
  readonly value: number | undefined;
  /** What holds while the field is empty. */
  readonly placeholder: number | string;
  readonly onChange: (value: number | undefined) => void;
}

export function NumberField({ label, steps, value, placeholder, onChange }: NumberFieldProps) {
  const id = useId();
  const { step, min } = steps;
  const draft = useDraft(String(value ?? ''), (typed) => onChange(typed === '' ? undefined : Number(typed)));
  // The browser's own steps begin at nothing, not at what holds while the field is empty, and are of 1 where any number may be typed.
  const stepBy = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const from = Number(event.currentTarget.value || placeholder);
    // "No limit" is no number to begin from.
    if (!Number.isFinite(from)) return;
    event.currentTarget.value = String(stepped(from, by, min));
    draft.onInput(event);
    draft.onChange(event);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        step="any"
        min={min}
        placeholder={String(placeholder)}
        {...draft}
        onKeyDown={stepBy}
      />
    </div>
  );
}

interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="field check">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
    </div>
  );
}
