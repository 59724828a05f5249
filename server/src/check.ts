import { type Recognition, ruleOptions, type ValidateOptions } from '../../language/src/index.ts';
import { providersFor, type Session } from './session.ts';
import type { Checked, Snapshot } from './snapshot.ts';

/** Says what a document is: by itself, else by what it belongs to. */
export async function recognitionOf({ companions }: Session, snapshot: Snapshot): Promise<Recognition> {
  const { recognition, document } = snapshot;
  const taken =
    recognition.kind === 'none' ? await companions.recognise(document.uri, recognition) : recognition;
  snapshot.taken = taken;
  return taken;
}

/**
 * Checks an open document, with all that is known beside its text. Undefined for one that is none of ours, and for one
 * of which a newer version has come meanwhile.
 */
export async function check(
  session: Session,
  uri: string,
): Promise<(Checked & { options: ValidateOptions }) | undefined> {
  const snapshot = session.documents.get(uri);
  if (!snapshot) return undefined;
  const { kind } = await recognitionOf(session, snapshot);
  if (kind === 'none') return undefined;
  const [settings, project, files] = await Promise.all([
    session.settings.of(uri),
    session.projects.of(uri),
    session.companions.of(uri, kind),
  ]);
  if (session.documents.get(uri) !== snapshot) return undefined;
  const { rulePages } = session;
  const beside = { ...files, providers: providersFor(session, uri) };
  const options = { ...ruleOptions(uri, settings, project), ...beside, kind, rulePages };
  return { ...snapshot.check(kind, beside), options };
}
