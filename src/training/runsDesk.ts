import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { askWhereToSave } from '../editor/askWhereToSave.ts';
import { localised } from '../editor/localised.ts';
import type { Services } from '../models/services.ts';
import type { PlaygroundHostCalls } from '../protocol/playground.ts';
import type { Handlers } from '../protocol/rpc.ts';
import type { RunRecord, RunRow } from '../protocol/runs.ts';
import { runStrings } from '../protocol/runStrings.ts';
import { runsAsCsv } from '../runs/csv.ts';
import { runsAsMarkdown } from '../runs/markdown.ts';
import { runsReport } from '../runs/report.ts';
import { runColumns } from '../runs/runColumns.ts';
import { checked } from '../editor/checked.ts';
import { nameOf } from '../editor/nameOf.ts';
import { escapeIcons } from '../editor/escapeIcons.ts';
import { inform } from '../editor/notifications.ts';

type RunCalls = 'records' | 'noteRun' | 'deleteRuns' | 'copyRuns' | 'exportRuns' | 'adoptRun';

const ids = z.array(z.string().check(z.maxLength(36))).check(z.maxLength(1000));
const note = z.object({ run: z.string(), note: z.string().check(z.maxLength(2000)) });
const table = z.object({ runs: ids, format: z.enum(['markdown', 'csv']) });

/** What a playground can do with the recorded runs of its document. */
export function runsDesk(services: Services, document: vscode.Uri): Pick<Handlers<PlaygroundHostCalls>, RunCalls> {
  const { runs: history, savedModels } = services;
  const chosen = async (wanted: readonly string[]): Promise<RunRecord[]> => {
    const records = new Map((await history.of(document)).map((record) => [record.run, record]));
    return checked(ids, wanted).flatMap((run) => records.get(run) ?? []);
  };
  return {
    records: chosen,
    noteRun: (change) => {
      const { run, note: text } = checked(note, change);
      return history.note(document, run, text);
    },
    deleteRuns: async (wanted) => {
      const records = await chosen(wanted);
      const agreed = vscode.l10n.t('Delete');
      const question =
        records.length === 1
          ? vscode.l10n.t('Delete run {0}?', records[0]?.number ?? '')
          : vscode.l10n.t('Delete {0} runs?', records.length);
      const detail = vscode.l10n.t(
        'Their curves, notes and, where kept, models are deleted. The model of the document stays.',
      );
      if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, agreed)) !== agreed) return;
      await history.remove(
        document,
        records.map(({ run }) => run),
      );
    },
    copyRuns: async (wanted) => {
      const { runs, format } = checked(table, wanted);
      const columns = runColumns(localised(runStrings));
      const write = format === 'csv' ? runsAsCsv : runsAsMarkdown;
      const records = await chosen(runs);
      await vscode.env.clipboard.writeText(write(columns, records));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0} runs.', records.length), 5000);
    },
    exportRuns: async (wanted) => saveReport(document, await chosen(wanted)),
    adoptRun: async (run) => {
      const [record] = await chosen([run]);
      if (!record?.hasModel) throw new Error(vscode.l10n.t('The model of this run is no longer kept.'));
      if ((await savedModels.isLoneModel(document)) && !(await agreesToLose(document, record))) return;
      await savedModels.adopt(document, record);
      const sentence = vscode.l10n.t('The model of run {0} is now the model of {1}.', record.number, nameOf(document));
      vscode.window.setStatusBarMessage(escapeIcons(sentence), 5000);
    },
  };
}

/** Whether a person agrees that the model a run left takes the place of one that is kept nowhere else. */
async function agreesToLose(document: vscode.Uri, { number }: RunRecord): Promise<boolean> {
  const agreed = vscode.l10n.t('Use');
  const detail = vscode.l10n.t(
    'It replaces the model {0} has, which no run in the table keeps. Export that first to have it again.',
    nameOf(document),
  );
  const question = vscode.l10n.t('Use the model of run {0}?', number);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, agreed)) === agreed;
}

/** The rows of the table of runs. */
export async function runRows({ runs }: Services, document: vscode.Uri): Promise<RunRow[]> {
  return (await runs.of(document)).map(({ curve: _curve, ...row }) => row);
}

async function saveReport(document: vscode.Uri, records: readonly RunRecord[]): Promise<void> {
  const name = nameOf(document);
  const target = await askWhereToSave(document, `${name}.runs.html`, {
    title: vscode.l10n.t('Save the report'),
    filters: { HTML: ['html'] },
  });
  if (!target) return;
  const about = { document: name, writtenAt: new Date(), language: vscode.env.language, text: localised(runStrings) };
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(runsReport(records, about)));
  const open = vscode.l10n.t('Open in Browser');
  const saved = vscode.l10n.t('The report is saved.');
  if ((await inform(saved, open)) === open) await vscode.env.openExternal(target);
}
