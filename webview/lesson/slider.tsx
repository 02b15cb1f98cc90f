import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

interface SliderProps {
  readonly label: ComponentChildren;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number to move, with what it is and where it stands. */
export function Slider({ label, least, most, step, value, onChange }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
      <output for={id}>{value}</output>
    </div>
  );
}
