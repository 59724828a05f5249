import { automateScope } from '../auth/scopes.ts';
import { callerOf } from '../auth/tokens.ts';
import { escapeHtml, page, param, type Reply, type Request } from '../http.ts';
import { principalsOf } from '../identities.ts';
import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { ActionRecord, OptionWork } from '../state/records/actions.ts';
import type { State } from '../state/state.ts';
import { actionProblem } from './errors.ts';
import { objectSchema, type Provider, succeeded } from './provider.ts';

const text = { type: 'string' };
const selectable_by = { type: 'array', items: text };

const textsIn = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Who may open or choose; everybody where nobody is named. */
function requireAllowed(state: State, request: Request, allowed: readonly string[]): void {
  if (allowed.length === 0 || allowed.includes('public')) return;
  const caller = callerOf(state, request);
  if (caller === undefined) throw actionProblem(401, 'This option is for certain people: sign in.');
  const mine = principalsOf(caller.identity);
  if (!allowed.includes('all_authenticated_users') && !allowed.some(one => mine.has(one)))
    throw actionProblem(403, `${caller.identity.username} may not choose here.`);
}

interface Asking {
  readonly action: ActionRecord;
  readonly work: OptionWork;
}

/** The actions that wait for a choice. */
function asking(state: State): Asking[] {
  return state.actions
    .values()
    .flatMap(action => (action.work.kind === 'option' ? [{ action, work: action.work }] : []));
}

function choose(state: State, request: Request): Reply {
  const suffix = param(request, 'suffix');
  for (const { action, work } of asking(state)) {
    const option = work.options.find(one => one.url_suffix === suffix);
    if (option === undefined) continue;
    requireAllowed(state, request, option.selectable_by);
    const parameters = Object.fromEntries(request.query);
    action.work = succeeded({ name: option.name, url_suffix: suffix, parameters });
    state.actions.set(action.action_id, action);
    return page(200, 'Thank you', `<p>${escapeHtml(option.completed_message)}</p>`);
  }
  throw actionProblem(404, `Nothing waits for the option ${suffix}.`);
}

function landing(state: State, request: Request): Reply {
  const suffix = param(request, 'suffix');
  const found = asking(state).find(({ work }) => work.landing?.url_suffix === suffix)?.work;
  if (found?.landing == null) throw actionProblem(404, `There is no page ${suffix}.`);
  requireAllowed(state, request, found.landing.selectable_by);
  const links = found.options.map(({ name, url_suffix, description }) => {
    const link = `<a href="../option/${encodeURIComponent(url_suffix)}">${escapeHtml(name)}</a>`;
    return `<li>${link} ${escapeHtml(description)}</li>`;
  });
  return page(200, found.landing.title, `<ul>${links.join('')}</ul>`);
}

function readOption(option: JsonObject): OptionWork['options'][number] {
  return {
    name: textMember(option, 'name') ?? '',
    url_suffix: textMember(option, 'url_suffix') ?? '',
    description: textMember(option, 'description') ?? '',
    completed_message: textMember(option, 'completed_message') ?? 'Your choice is noted.',
    selectable_by: textsIn(member(option, 'selectable_by')),
  };
}

/** Waits until somebody follows the link of an option; what web inputs have replaced. */
export function waitForOption(state: State): Provider {
  return {
    path: 'weboption/wait_for_option',
    url: 'https://actions.globus.org/weboption/wait_for_option',
    title: 'Wait for User Option Selection',
    subtitle: 'Waits for a choice',
    synchronous: false,
    scope: automateScope('weboption_wait_for_option'),
    inputSchema: objectSchema(
      {
        options: {
          type: 'array',
          minItems: 1,
          items: objectSchema(
            { name: text, url_suffix: text },
            { description: text, completed_message: text, selectable_by },
          ),
        },
      },
      { landing_page: objectSchema({ url_suffix: text }, { page_title: text, selectable_by }) },
    ),
    start(body): OptionWork {
      const listed = member(body, 'options');
      const options = Array.isArray(listed) ? listed.filter(isObject).map(readOption) : [];
      const taken = new Set(asking(state).flatMap(({ work }) => work.options.map(one => one.url_suffix)));
      for (const { url_suffix } of options) {
        if (taken.has(url_suffix))
          throw actionProblem(400, `The url_suffix ${JSON.stringify(url_suffix)} is taken.`);
        taken.add(url_suffix);
      }
      const wanted = member(body, 'landing_page');
      const page = isObject(wanted) ? wanted : undefined;
      return {
        kind: 'option',
        options,
        landing: page
          ? {
              url_suffix: textMember(page, 'url_suffix') ?? '',
              title: textMember(page, 'page_title') ?? 'Choose',
              selectable_by: textsIn(member(page, 'selectable_by')),
            }
          : null,
      };
    },
  };
}

/** The links that people follow, as those of `https://actions.globus.org/weboption/`. */
export function optionRoutes(state: State): Route[] {
  const pattern = '/actions/weboption';
  return [
    {
      method: 'GET',
      pattern: `${pattern}/option/:suffix`,
      changes: true,
      handle: request => choose(state, request),
    },
    { method: 'GET', pattern: `${pattern}/landing_page/:suffix`, handle: request => landing(state, request) },
  ];
}
