import { format } from '../shared/host.ts';
import { conversation, sample, temperature } from './conversation.ts';
import { text } from './text.ts';

/** What the network writes now, at a temperature one can slide. The text is untrusted: it stays text. */
export function SamplePane() {
  const written = sample.value;
  return (
    <section class="sample" aria-labelledby="sample-heading">
      <h2 id="sample-heading">{text.sample}</h2>
      <div class="temperature">
        <label for="temperature">{text.temperature}</label>
        <input
          id="temperature"
          type="range"
          min="0"
          max="2"
          step="0.05"
          value={temperature.value}
          onInput={(event) => conversation.setTemperature(Number(event.currentTarget.value))}
        />
        <output for="temperature">{temperature.value.toFixed(2)}</output>
      </div>
      {written ? (
        <>
          <pre tabIndex={0} aria-label={text.sample}>
            {written.text}
          </pre>
          <p class="muted">{format(text.sampleAt, written.step, written.temperature.toFixed(2))}</p>
        </>
      ) : (
        <p class="muted">{text.sampleEmpty}</p>
      )}
    </section>
  );
}
