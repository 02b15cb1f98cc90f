import { computed, signal } from '@preact/signals';

/** What a person typed; empty for the pair under the editor's cursor. */
export const ownSource = signal('');
export const beam = signal(3);
/** Alpha of Wu 2016: how much longer outputs of the beam are favoured. */
export const lengthPenalty = signal(0.6);
/** Whether the document's target is written instead of the network's own output. */
export const forceTarget = signal(false);

/** The least and the most that can be asked for. */
export const limits = { beam: { min: 1, max: 10 }, lengthPenalty: { min: 0, max: 2 } } as const;

export function chooseBeam(wanted: number): void {
  beam.value = within(limits.beam, Math.round(wanted));
}

export function chooseLengthPenalty(wanted: number): void {
  lengthPenalty.value = within(limits.lengthPenalty, wanted);
}

/** How the network is asked, as the view keeps it while it is hidden. */
export const asking = computed(() => ({
  ownSource: ownSource.value,
  beam: beam.value,
  lengthPenalty: lengthPenalty.value,
  forceTarget: forceTarget.value,
}));

/** Asks as it was kept; what is not valid (any more) is as if it had not been chosen. */
export function askAsKept(kept: unknown): void {
  const known = (kept ?? {}) as Partial<Record<keyof typeof asking.value, unknown>>;
  if (typeof known.ownSource === 'string') ownSource.value = known.ownSource;
  if (Number.isFinite(known.beam)) chooseBeam(known.beam as number);
  if (Number.isFinite(known.lengthPenalty)) chooseLengthPenalty(known.lengthPenalty as number);
  if (typeof known.forceTarget === 'boolean') forceTarget.value = known.forceTarget;
}

function within({ min, max }: { readonly min: number; readonly max: number }, wanted: number): number {
  return Math.max(min, Math.min(max, wanted));
}
