import * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { InfluenceRow, InspectorHostCalls } from '../protocol/inspector.ts';
import type { Handlers } from '../protocol/rpc.ts';
import { comparedNetworks } from './comparedNetworks.ts';
import { influenceRow } from './influenceRow.ts';
import { languageMarks } from './languageMarks.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import type { LinkedCharacter } from './linkedCharacter.ts';
import { lookedBack } from './lookedBack.ts';
import type { PictureMaker } from './pictureMaker.ts';
import { saveExport } from '../editor/saveExport.ts';
import { semanticRanges } from './semanticRanges.ts';
import { shownPlace } from './shownPlace.ts';

/** Places listed of those a prediction may come from. */
const sourcesShown = 12;

const sampleLength = 200;

type Answers = Omit<Handlers<InspectorHostCalls>, 'ready' | 'choose' | 'scrollBy' | 'train'>;

/** What the inspector asks about the document, answered by the engine and shown in the editor. */
export function answerInspector(
  services: Services,
  subject: InspectedDocument,
  pictures: Pick<PictureMaker, 'choice' | 'isCurrent' | 'coloring'>,
  linked: LinkedCharacter,
): Answers {
  const model = async () => {
    const reference = await subject.model(pictures.choice.step);
    if (!reference) throw new Error(vscode.l10n.t('No network has learned this document yet.'));
    return reference;
  };
  return {
    pointAt: (token) => linked.show(...(pictures.isCurrent && token ? [token] : [])),
    async goTo(offset) {
      if (!subject.document) return;
      const { start } = subject.rangeOf(offset, offset);
      const viewColumn = subject.editors[0]?.viewColumn;
      const selection = new vscode.Range(start, start);
      await vscode.window.showTextDocument(subject.uri, { selection, ...(viewColumn && { viewColumn }) });
    },
    async influence(at, signal) {
      const reference = await model();
      const own = await influenceRow(subject, reference, at, signal);
      const rows: InfluenceRow[] = [{ ...own, own: true }];
      for (const compared of await comparedNetworks(services, subject.uri, own.answer.cell)) {
        rows.push({ ...(await influenceRow(subject, compared, at, signal)), own: false });
      }
      return rows;
    },
    horizon: async (_, signal) => subject.ask('horizon', await model(), {}, signal),
    async rankUnits(_, signal) {
      const { layer, quantity } = pictures.choice;
      const { document } = subject;
      const marks = document ? await languageMarks(document.languageId) : null;
      const semantic = await semanticRanges(subject);
      return subject.ask('rankUnits', await model(), { layer, quantity, marks, semantic, best: 5 }, signal);
    },
    lookBack: async (about, signal) => lookedBack(subject, await model(), about, signal),
    pointAtLookBack(pointed) {
      const current = pointed?.version === subject.state ? pointed : null;
      pictures.coloring.point(current?.prediction.from ?? null);
      linked.show(...(current ? [current.place, current.prediction] : []));
    },
    async sources(at, signal) {
      const search = { at: Math.max(0, at - 1), count: sourcesShown, by: 'weight' as const, before: true };
      const { places, ...answer } = await subject.ask('search', await model(), search, signal);
      return { ...answer, places: places.map((place) => shownPlace(subject, place)) };
    },
    async samples(_, signal) {
      const reference = await model();
      const reader = await services.engine.reader();
      const written: { step: number; text: string }[] = [];
      for (const step of await subject.snapshots()) {
        const request = { prompt: '', length: sampleLength, temperature: 0.7, topK: null, topP: null, seed: 1 };
        written.push({
          step,
          text: (await reader.request('generate', { ...request, model: { ...reference, step } }, signal)).text,
        });
      }
      return written;
    },
    save: (file) => saveExport(subject.uri, file),
  };
}
