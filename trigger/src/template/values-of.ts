import path from 'node:path';
import { folderOf, joined } from '../collection-path.ts';
import type { Trigger } from '../config/trigger.ts';
import { runKey, type TriggerEvent } from '../ledger/event.ts';
import type { Values } from './values.ts';

/** What the template of a trigger can say about an event. */
export function valuesOf(trigger: Trigger, event: TriggerEvent): Values {
  const inCollection = joined(trigger.collectionPath, event.path);
  const { base: name, name: stem } = path.posix.parse(event.path);
  return {
    path: inCollection,
    folder: folderOf(inCollection),
    name,
    stem,
    relative: event.path,
    local: path.join(trigger.folder, event.path),
    size: event.size,
    time: event.time,
    date: event.time.slice(0, 10),
    files: (event.files ?? []).map(file => joined(trigger.collectionPath, file)),
    event: runKey(event),
    trigger: trigger.name,
  };
}
